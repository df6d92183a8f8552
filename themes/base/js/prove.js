// What a form is sent with: a proof of work, and the attempt that it belongs to.

const solve = (challenge) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./proof.js", import.meta.url), { type: "module" });
    const end = (settle, value) => {
      worker.terminate();
      settle(value);
    };
    worker.addEventListener("message", ({ data }) => {
      if (data.failed) end(reject, new Error(data.failed));
      else end(resolve, data);
    });
    worker.addEventListener("error", (error) => end(reject, error));
    worker.addEventListener("messageerror", (error) => end(reject, error));
    worker.postMessage(challenge);
  });

// A solved challenge of the form's address, as base64 of JSON.
export const prove = async (form) => {
  // Over plain HTTP a browser computes nothing.
  if (!isSecureContext) throw new Error("no secure context");
  const answer = await fetch(`${form.getAttribute("action")}/challenge`, { cache: "no-store" });
  if (!answer.ok) throw new Error(`${answer.status}`);
  const challenge = await answer.json();
  return btoa(JSON.stringify({ challenge, solution: await solve(challenge) }));
};

const chance = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");

// The attempt to fill in the form of this page: the same after «Back» and after a reload, another one
// after a new visit. The server keeps one record of an attempt.
export const attempt = (form) => {
  const state = history.state ?? {};
  const known = form.elements.attempt?.value || state.attempt || chance();
  // An answer to a form gets the address of its form, so that a reload and «Back» lead to the form and
  // not to an error of the browser.
  history.replaceState({ ...state, attempt: known }, "", form.dataset.page ?? location.href);
  return known;
};
