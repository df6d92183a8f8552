// The page of a code: opens the language that the visitor chose before, and stores a new choice.
const links = [...document.querySelectorAll("[data-language]")];
let remembered = null;

try {
  remembered = localStorage.getItem("language");
} catch {
  // Private mode.
}

for (const link of links) {
  link.addEventListener("click", () => {
    try {
      localStorage.setItem("language", link.dataset.language);
    } catch {
      // Private mode.
    }
  });
}

if (!location.hash && links.some((link) => link.dataset.language === remembered)) {
  location.replace(`#${remembered}`);
}
