// Enhances a form: a proof of work instead of a second confirmation, and the rural districts of the
// chosen district. Without a script the form is sent and validated in the same way.

const solve = (challenge) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./proof.js", import.meta.url), { type: "module" });
    worker.addEventListener("message", ({ data }) => resolve(data));
    worker.addEventListener("error", reject);
    worker.postMessage(challenge);
  });

// Base64 of JSON, as in the protocol.
const encode = (payload) => btoa(JSON.stringify(payload));

const prove = async (form) => {
  const answer = await fetch(`${form.getAttribute("action")}/challenge`, { cache: "no-store" });
  if (!answer.ok) throw new Error(`${answer.status}`);
  const challenge = await answer.json();
  return encode({ challenge, solution: await solve(challenge) });
};

const withProof = (form) => {
  const button = form.querySelector("[type=submit]");
  const field = document.createElement("input");
  field.type = "hidden";
  field.name = "altcha";
  let work;
  // Computed while the form is filled in, so that the visitor does not wait for it.
  form.addEventListener("input", () => (work ??= prove(form)), { once: true });
  form.addEventListener("submit", async (event) => {
    if (field.isConnected) return;
    event.preventDefault();
    button.setAttribute("aria-busy", "true");
    try {
      field.value = await (work ??= prove(form));
      form.append(field);
    } catch {
      // The form is sent without a proof, and the answer asks for a confirmation.
    }
    button.removeAttribute("aria-busy");
    form.submit();
  });
};

const withRuralDistricts = (district) => {
  const rural = district.form.elements[`${district.name}_rural`];
  const [first] = rural.options;
  district.addEventListener("change", async () => {
    rural.replaceChildren(first);
    if (!district.value) return;
    const answer = await fetch(`/assets/places/${district.value}.json`);
    if (!answer.ok) return;
    const lang = document.documentElement.lang;
    const places = await answer.json();
    rural.append(...places.map(({ kato, kk, ru }) => new Option(lang === "ru" ? ru : kk, kato)));
  });
};

export const enhance = (form) => {
  if ("proof" in form.dataset) withProof(form);
  form.querySelectorAll("select[data-place]").forEach(withRuralDistricts);
  document.querySelector(".form__faults")?.focus();
};
