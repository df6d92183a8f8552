// The light, dark or system theme. The buttons are created here, because they do nothing without a script.
import { read, write } from "./storage.js";

const themes = ["auto", "light", "dark"];

const set = (theme) => {
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
};

export const applyTheme = () => set(read("theme"));

export const themeSwitch = (place) => {
  const label = document.createElement("span");
  label.textContent = `${place.dataset.label}:`;
  const buttons = themes.map((theme) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = place.dataset[theme];
    button.addEventListener("click", () => {
      write("theme", theme === "auto" ? null : theme);
      set(theme);
      mark();
    });
    return button;
  });
  const mark = () => {
    const current = read("theme") ?? "auto";
    buttons.forEach((button, i) => button.setAttribute("aria-pressed", String(themes[i] === current)));
  };
  mark();
  place.append(label, ...buttons);
  place.hidden = false;
};
