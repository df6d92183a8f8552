// Filters and sorts the list of volunteers in the page and stores the choice in the address, so that
// it can be shared and undone by «back». Then requests the current list; if there is none, the list
// in the page stays. Without a script the form is sent and the function filters the list.

// The data attributes of a card, by the names of the form's fields.
const attributes = { way: "ways", day: "days", hours: "hours", vehicle: "vehicle", place: "within" };

const words = (card, name) => (card.dataset[attributes[name]] ?? "").split(" ").filter(Boolean);

const keeps = (card, choice) =>
  Object.keys(attributes).every((name) => !choice.get(name) || words(card, name).includes(choice.get(name)));

// The rank of a card by the order of the form's options; cards without a value come last.
const rank = (card, form, sort) => {
  const select = form.elements[sort];
  if (sort === "place" || !select) return 0;
  const [first] = words(card, sort);
  const at = [...select.options].findIndex((option) => first && option.value === first);
  return at < 0 ? Infinity : at;
};

const sorted = (cards, form, sort) => {
  const key = (card) => [rank(card, form, sort), card.dataset.within || "~", card.id];
  const keyed = cards.map((card) => [key(card), card]);
  const less = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  keyed.sort(([a], [b]) => less(a[0], b[0]) || less(a[1], b[1]) || less(a[2], b[2]));
  return keyed.map(([, card]) => card);
};

const chosen = (form) => {
  const choice = new URLSearchParams(new FormData(form));
  for (const [name, value] of [...choice]) {
    if (!value || (name === "sort" && value === "place")) choice.delete(name);
  }
  return choice;
};

const refreshed = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok || !answer.headers.get("content-type")?.startsWith("text/html")) return null;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  // The cards, or the text that there are none.
  return page.querySelector("[data-volunteers-list], .volunteers__none");
};

export const volunteers = (place) => {
  const form = place.querySelector("form");
  const [box, none, holder, found] = ["filters", "none", "cards", "found"].map((name) =>
    place.querySelector(`[data-volunteers-${name}]`),
  );

  const show = () => {
    const list = holder.querySelector("[data-volunteers-list]");
    if (!list) return;
    const choice = new FormData(form);
    const cards = [...list.children];
    for (const card of cards) card.hidden = !keeps(card, choice);
    const order = sorted(cards, form, choice.get("sort"));
    if (order.some((card, at) => card !== cards[at])) list.replaceChildren(...order);
    const shown = cards.filter((card) => !card.hidden).length;
    none.hidden = shown > 0;
    const text = place.dataset.found.replace("{shown}", shown).replace("{all}", cards.length);
    if (found.textContent !== text) found.textContent = text;
  };

  const read = () => {
    const choice = new URLSearchParams(location.search);
    for (const select of form.querySelectorAll("select")) {
      const value = choice.get(select.name) ?? "";
      const known = [...select.options].some((option) => option.value === value);
      select.value = known ? value : select.options[0].value;
    }
    show();
  };

  const write = () => {
    const query = chosen(form).toString();
    history.pushState(null, "", query ? `?${query}` : location.pathname);
    show();
  };

  form.addEventListener("change", write);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    write();
  });
  place.querySelector("[data-volunteers-clear]").addEventListener("click", (event) => {
    event.preventDefault();
    for (const select of form.querySelectorAll("select")) select.selectedIndex = 0;
    write();
  });
  addEventListener("popstate", read);
  read();

  refreshed(place.dataset.volunteers)
    .then((list) => {
      // The list is not replaced while the visitor has the focus in it.
      if (!list || holder.contains(document.activeElement)) return;
      holder.replaceChildren(list);
      box.hidden = !list.matches("[data-volunteers-list]");
      show();
    })
    .catch(() => {});
};
