// Filters the A–Z index while typing, and by the «q» of the address. Without a script the whole index is shown.
import { fold } from "./fold.js";

export const search = (place) => {
  const input = place.querySelector("input[name=q]");
  const status = place.querySelector("[data-search-status]");
  const groups = [...document.querySelectorAll("[data-filter-group]")].map((group) => ({
    group,
    items: [...group.querySelectorAll("li")].map((item) => ({
      item,
      text: ` ${fold(`${item.textContent} ${item.dataset.also ?? ""}`)}`,
    })),
  }));

  const narrow = () => {
    const words = fold(input.value).split(" ").filter(Boolean);
    let found = 0;
    for (const { group, items } of groups) {
      let any = false;
      for (const { item, text } of items) {
        const hit = words.every((word) => text.includes(` ${word}`));
        item.hidden = !hit;
        any ||= hit;
        found += hit;
      }
      group.hidden = !any;
    }
    const { found: some, none } = place.dataset;
    status.textContent = words.length === 0 ? "" : found ? some.replace("{n}", found) : none;
  };

  input.value = new URLSearchParams(location.search).get("q") ?? "";
  input.addEventListener("input", narrow);
  place.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    history.replaceState(null, "", `?${new URLSearchParams({ q: input.value })}`);
    narrow();
  });
  narrow();
};
