// Enhances a form: a proof of work instead of a second confirmation, one sending for one press, a draft
// on the device, and the rural districts of the chosen district. Without a script the form is sent and
// validated in the same way.
import { withDraft } from "./draft.js";
import { attempt, prove } from "./prove.js";
import { withRuralDistricts } from "./places.js";

// How long a visitor waits for a proof, in milliseconds; then the form is sent without one, and the
// answer asks for a confirmation.
const PATIENCE = 20_000;

// The age at which a new proof is made: the server accepts it for two hours.
const FRESH = 30 * 60_000;

// How long a button stays pressed if the browser does not leave the page.
const PRESSED = 15_000;

const hidden = (form, name, value) => {
  const field = form.elements[name] ?? document.createElement("input");
  field.type = "hidden";
  field.name = name;
  field.value = value;
  form.append(field);
};

const within = (milliseconds, work) =>
  Promise.race([
    work,
    new Promise((_, reject) => setTimeout(() => reject(new Error("too slow")), milliseconds)),
  ]);

// Proofs of a form: each is used once, and not when it is old. A clock that stands still while the
// device sleeps, or is set, makes none look younger.
const proofs = (form) => {
  let work = null;
  const begin = () => {
    work = { since: [performance.now(), Date.now()], proof: prove(form) };
    work.proof.catch(() => (work = null));
  };
  const age = ({ since: [ran, set] }) => Math.max(performance.now() - ran, Date.now() - set);
  return {
    begin,
    take: () => {
      if (!work || age(work) > FRESH) begin();
      const { proof } = work;
      work = null;
      return proof;
    },
  };
};

// Sends a form once, however often its button is pressed, and says that it is on its way.
const withOneSending = (form, says, prepare) => {
  const button = form.querySelector("[type=submit]");
  const status = document.createElement("p");
  status.className = "form__status";
  status.setAttribute("role", "status");
  button.after(status);
  let sending = false;
  const release = () => {
    sending = false;
    button.removeAttribute("aria-busy");
    status.textContent = "";
  };
  // A button of another language sends no answers to be kept. Older browsers do not say in the event
  // which button was pressed.
  let elsewhere = false;
  for (const other of form.querySelectorAll("[formaction]")) {
    other.addEventListener("click", () => (elsewhere = true));
  }
  form.addEventListener("submit", async (event) => {
    if (elsewhere) {
      elsewhere = false;
      return;
    }
    event.preventDefault();
    if (sending) return;
    sending = true;
    button.setAttribute("aria-busy", "true");
    status.textContent = says.sending;
    await prepare();
    form.submit();
    setTimeout(release, PRESSED);
  });
  // The page comes back as it was left, with «Back».
  addEventListener("pageshow", ({ persisted }) => persisted && release());
};

const withProof = (form, says) => {
  const { begin, take } = proofs(form);
  hidden(form, "attempt", attempt(form));
  // Computed while the form is filled in, so that the visitor does not wait for it.
  form.addEventListener("input", begin, { once: true });
  withOneSending(form, says, async () => {
    form.elements.altcha?.remove();
    const proof = await within(PATIENCE, take()).catch(() => null);
    if (proof) hidden(form, "altcha", proof);
  });
  addEventListener("pageshow", ({ persisted }) => persisted && form.elements.altcha?.remove());
};

export const enhance = (form) => {
  const says = JSON.parse(form.dataset.words);
  if ("proof" in form.dataset) {
    withDraft(form, says);
    withProof(form, says);
  } else {
    withOneSending(form, says, async () => {});
  }
  for (const district of form.querySelectorAll("select[data-place]")) {
    withRuralDistricts(district, says);
  }
  document.querySelector(".form__faults")?.focus();
};
