// The rural districts of the chosen district: asked for when one is chosen, and when a browser has
// put a choice back without saying so. A late answer about another district is dropped.

const option = ({ kato, kk, ru }) =>
  new Option(document.documentElement.lang === "ru" ? ru : kk, kato);

// A district without rural districts has no file.
const load = async (district) => {
  const answer = await fetch(`/assets/places/${district}.json`);
  if (answer.status === 404) return [];
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
};

export const withRuralDistricts = (district, says) => {
  const rural = district.form.elements[`${district.name}_rural`];
  const [first] = rural.options;
  const status = document.createElement("p");
  status.className = "form__status";
  status.setAttribute("role", "status");
  rural.after(status);
  let shown = rural.options.length > 1 ? district.querySelector("option[selected]")?.value : "";
  let asked = "";
  const show = async (wanted) => {
    const { value } = district;
    if (value === shown || value === asked) return;
    asked = value;
    shown = "";
    rural.replaceChildren(first);
    status.textContent = "";
    if (!value) return;
    try {
      const places = await load(value);
      if (value !== asked) return;
      rural.append(...places.map(option));
      shown = value;
      if (places.some(({ kato }) => kato === wanted)) rural.value = wanted;
    } catch {
      if (value === asked) status.textContent = says.places;
    }
    if (value === asked) asked = "";
  };
  district.addEventListener("change", () => show());
  show(rural.dataset.wanted);
  addEventListener("pageshow", () => show(rural.dataset.wanted));
};
