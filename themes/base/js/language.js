// Stores the language that the visitor chose and marks it in the chooser; never redirects.
import { read, write } from "./storage.js";

export const rememberLanguage = () => {
  const remembered = read("language");
  for (const link of document.querySelectorAll("[data-language]")) {
    link.addEventListener("click", () => write("language", link.dataset.language));
    if (link.dataset.language === remembered && link.classList.contains("chooser__link")) {
      link.classList.add("chooser__link--remembered");
    }
  }
};
