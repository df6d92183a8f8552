// Filters and sorts the list of volunteers and stores the choice in the address, so that it can be
// shared and undone by «back». A list that is whole in the page is filtered here; of a longer one,
// whose cards no page could hold, the function sends the page that was asked for. Without a script
// the form is sent and the function filters the list.

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
  return choice.toString();
};

// A page of the list as it is now; null if there is none to be had.
const requested = async (address, query) => {
  const answer = await fetch(query ? `${address}?${query}` : address);
  if (!answer.ok || !answer.headers.get("content-type")?.startsWith("text/html")) return null;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return page.querySelector("[data-volunteers-page]");
};

export const volunteers = (place) => {
  const form = place.querySelector("form");
  const [box, none, holder, found] = ["filters", "none", "cards", "found"].map((name) =>
    place.querySelector(`[data-volunteers-${name}]`),
  );
  const page = () => holder.querySelector("[data-volunteers-page]");
  const isWhole = () => page()?.hasAttribute("data-volunteers-whole");
  const tell = (text) => {
    if (found.textContent !== text) found.textContent = text;
  };
  // The last choice: an answer to an earlier one comes too late.
  let asked = 0;

  const replace = (next) => {
    holder.replaceChildren(next);
    none.hidden = true;
    tell(next.dataset.volunteersPage);
  };

  // Hides and sorts the cards of a list that is whole.
  const narrow = () => {
    const list = holder.querySelector("[data-volunteers-list]");
    if (!list) return;
    const choice = new FormData(form);
    const cards = [...list.children];
    for (const card of cards) card.hidden = !keeps(card, choice);
    const order = sorted(cards, form, choice.get("sort"));
    if (order.some((card, at) => card !== cards[at])) list.replaceChildren(...order);
    const shown = cards.filter((card) => !card.hidden).length;
    none.hidden = shown > 0;
    tell(place.dataset.found.replace("{shown}", shown).replace("{all}", cards.length));
  };

  const show = async () => {
    if (isWhole()) return narrow();
    asked += 1;
    const mine = asked;
    const query = chosen(form);
    place.setAttribute("aria-busy", "true");
    const next = await requested(place.dataset.volunteers, query).catch(() => null);
    if (mine !== asked) return;
    place.removeAttribute("aria-busy");
    if (next) replace(next);
    // The browser says what is wrong, or gets through.
    else location.assign(query ? `${form.action}?${query}` : form.action);
  };

  // Takes the choice from the address; whether there is one.
  const read = () => {
    const choice = new URLSearchParams(location.search);
    for (const select of form.querySelectorAll("select")) {
      const value = choice.get(select.name) ?? "";
      const known = [...select.options].some((option) => option.value === value);
      select.value = known ? value : select.options[0].value;
    }
    return chosen(form) !== "";
  };

  const write = () => {
    const query = chosen(form);
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
  addEventListener("popstate", () => {
    read();
    show();
  });
  // The function has filtered its own page already.
  if (!place.hasAttribute("data-volunteers-built")) {
    read();
    return;
  }
  const isNarrowed = read();
  if (isWhole()) narrow();
  requested(place.dataset.volunteers, "")
    .catch(() => null)
    .then((next) => {
      // The list is not replaced while the visitor has the focus in it, or has chosen meanwhile.
      if (!next || asked || holder.contains(document.activeElement)) return;
      replace(next);
      box.hidden = !next.querySelector("[data-volunteers-list]");
      if (isWhole()) narrow();
      else if (isNarrowed) show();
    });
};
