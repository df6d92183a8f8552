// Pages of the staff: a countdown to the end of the session, and keys for the decisions on a card.
// Both only help: everything works without them.

// When a warning is shown before the end, in seconds.
const SOON = 120;

const countdown = (line) => {
  const words = JSON.parse(line.dataset.words);
  const ends = performance.now() + Number(line.dataset.session) * 1000;
  const look = () => {
    const left = (ends - performance.now()) / 1000;
    if (left <= SOON) {
      line.textContent = left > 0 ? words.soon : words.over;
      line.classList.add("admin__session--soon");
    }
    if (left > 0) setTimeout(look, Math.min(left, left > SOON ? left - SOON : left) * 1000 + 50);
  };
  look();
  // A tab that slept looks at once.
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) look();
  });
};

const typing = ({ target }) => target.closest("input, textarea, select") !== null;

const keys = () => {
  document.querySelector("[data-keys]")?.removeAttribute("hidden");
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event)) return;
    if (event.key === "/") {
      const find = document.querySelector("[data-find]");
      if (find) {
        event.preventDefault();
        find.focus();
      }
      return;
    }
    const key = event.key.toLowerCase();
    if (!/^[a-z0-9]$/.test(key)) return;
    const found = document.querySelector(`[data-key="${key}"]`);
    (found?.querySelector("button") ?? found)?.click();
  });
};

export const admin = (line) => {
  countdown(line);
  keys();
};
