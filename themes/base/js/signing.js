// The page for signing a request: a button for NCALayer, and a regular check whether a phone has
// signed. In both cases the page's own form is sent.

import { Absent, Cancelled, sign } from "./ncalayer.js";

// The interval of checking whether a phone has signed, in milliseconds.
const EVERY = 3000;

const saying = (error, words) => {
  if (error instanceof Absent) return words.absent;
  if (error instanceof Cancelled) return words.cancelled;
  return `${words.refused} ${error.message}`;
};

const withNcalayer = (place, form, says) => {
  const button = place.querySelector("[data-signing-start]");
  const status = place.querySelector("[data-signing-status]");
  const text = place.dataset.document;
  button.hidden = false;
  place.querySelector("[data-signing-help]").hidden = false;
  button.addEventListener("click", async () => {
    // Only one window of the program at a time.
    if (button.hasAttribute("aria-busy")) return;
    button.setAttribute("aria-busy", "true");
    status.textContent = says.waiting;
    try {
      const field = document.createElement("input");
      field.type = "hidden";
      field.name = "signature";
      field.value = await sign(text, document.documentElement.lang === "ru" ? "ru" : "kk");
      form.append(field);
      form.submit();
    } catch (error) {
      status.textContent = saying(error, says);
    }
    button.removeAttribute("aria-busy");
  });
};

const pad = (number) => `${number}`.padStart(2, "0");

// Shows how long the text may still be signed, by the seconds that the server has sent: the clock of
// the device may be wrong.
const withCountdown = (place, says, end) => {
  const left = place.querySelector("[data-signing-left]");
  const [page] = performance.getEntriesByType?.("navigation") ?? [];
  const ends = (page?.responseStart || performance.now()) + 1000 * Number(place.dataset.seconds);
  const tick = () => {
    const seconds = Math.ceil((ends - performance.now()) / 1000);
    left.hidden = seconds <= 0;
    if (seconds <= 0) return end(says.expired);
    left.textContent = says.left.replace("{time}", `${Math.floor(seconds / 60)}:${pad(seconds % 60)}`);
    return setTimeout(tick, 1000);
  };
  tick();
};

const withPhone = (place, form, says) => {
  const request = place.dataset.signing;
  const body = new URLSearchParams({ ticket: form.elements.ticket.value });
  let ended = false;
  let asking = false;
  let timer;
  const end = (words) => {
    ended = true;
    place.querySelector("[data-signing-status]").textContent = words;
    place.querySelector("[data-signing-left]").hidden = true;
  };
  const ask = async () => {
    const answer = await fetch(`/api/sign/${request}/state`, { method: "POST", body }).catch(() => {});
    if (answer?.status === 404 || answer?.status === 410) return end(says.expired);
    if (answer?.status === 409) return end(says.used);
    if (!answer?.ok || !(await answer.json()).signed) return undefined;
    ended = true;
    return form.submit();
  };
  const look = async () => {
    clearTimeout(timer);
    if (ended || asking) return;
    asking = true;
    await ask();
    asking = false;
    if (!ended) timer = setTimeout(look, EVERY);
  };
  timer = setTimeout(look, EVERY);
  // Timers stand still in the background; the answer may be there when the reader comes back.
  document.addEventListener("visibilitychange", () => document.hidden || look());
  addEventListener("pageshow", ({ persisted }) => persisted && look());
  addEventListener("online", look);
  withCountdown(place, says, (words) => ended || end(words));
};

export const signing = (place) => {
  const form = place.querySelector("[data-signing-form]");
  const says = JSON.parse(place.dataset.words);
  withNcalayer(place, form, says);
  withPhone(place, form, says);
};
