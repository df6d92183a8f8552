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

const withPhone = (place, form, says) => {
  const request = place.dataset.signing;
  const body = new URLSearchParams({ ticket: form.elements.ticket.value });
  const look = async () => {
    if (Date.now() / 1000 > Number(place.dataset.expires)) {
      place.querySelector("[data-signing-status]").textContent = says.expired;
      return;
    }
    const answer = await fetch(`/api/sign/${request}/state`, { method: "POST", body }).catch(() => {});
    // A request that has expired or was used is not checked any more.
    if (answer?.status === 404 || answer?.status === 409 || answer?.status === 410) return;
    if (answer?.ok && (await answer.json()).signed) form.submit();
    else setTimeout(look, EVERY);
  };
  setTimeout(look, EVERY);
};

export const signing = (place) => {
  const form = place.querySelector("[data-signing-form]");
  const says = JSON.parse(place.dataset.words);
  withNcalayer(place, form, says);
  withPhone(place, form, says);
};
