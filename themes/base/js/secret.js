// The secret code on the page after a signup: buttons to copy and to print it. The draft of the form
// that was sent is not needed any more.
import { forget } from "./draft.js";

const copy = async (element) => {
  if (navigator.clipboard) return navigator.clipboard.writeText(element.textContent.trim());
  // Over plain HTTP there is no clipboard; a selection can be copied.
  getSelection().selectAllChildren(element);
  if (!document.execCommand("copy")) throw new Error("not copied");
};

export const secret = (place) => {
  forget(place.dataset.sent);
  const button = place.querySelector("[data-secret-copy]");
  button.addEventListener("click", async () => {
    try {
      await copy(place.querySelector("code"));
      button.textContent = button.dataset.copied;
    } catch {
      getSelection().selectAllChildren(place.querySelector("code"));
    }
  });
  place.querySelector("[data-secret-print]").addEventListener("click", () => print());
  place.querySelector("[data-secret-ways]").hidden = false;
};
