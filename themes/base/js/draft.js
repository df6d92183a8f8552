// A draft of a form, kept in the tab until the form is sent, so that a reload, «Back» or another
// language loses nothing. Names and contact details are kept only if the visitor asks for it.

const key = (name) => `draft:${name}`;

const stored = (name) => {
  try {
    return JSON.parse(sessionStorage.getItem(key(name)));
  } catch {
    return null;
  }
};

const store = (name, draft) => {
  try {
    sessionStorage.setItem(key(name), JSON.stringify(draft));
  } catch {
    // Without storage the form is as it was before there were drafts.
  }
};

export const forget = (name) => {
  try {
    sessionStorage.removeItem(key(name));
  } catch {
    // Nothing was stored.
  }
};

const fields = (form) =>
  [...form.elements].filter(
    ({ name, type, dataset }) => name && !["hidden", "submit"].includes(type) && !("unsaved" in dataset),
  );

const isChoice = ({ type }) => type === "checkbox" || type === "radio";

const read = (form, contacts) =>
  fields(form)
    .filter((field) => contacts || !("private" in field.dataset))
    .filter((field) => (isChoice(field) ? field.checked : field.value))
    .map(({ name, value }) => [name, value]);

// Puts the answers of a draft into a form; whether it changed anything.
const restore = (form, answers) => {
  let changed = false;
  for (const field of fields(form)) {
    const values = answers.filter(([name]) => name === field.name).map(([, value]) => value);
    if (values.length === 0) continue;
    if (isChoice(field)) {
      const checked = values.includes(field.value);
      changed ||= checked !== field.checked;
      field.checked = checked;
    } else if (field.type === "select-one" && ![...field.options].some((one) => one.value === values[0])) {
      // Its options are loaded later.
      [field.dataset.wanted] = values;
    } else {
      changed ||= field.value !== values[0];
      [field.value] = values;
    }
  }
  return changed;
};

const told = (form, says, erase) => {
  const note = document.createElement("div");
  note.className = "form__draft";
  note.setAttribute("role", "status");
  const text = document.createElement("p");
  text.textContent = says.restored;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "form__submit form__submit--quiet";
  button.textContent = says.erase;
  button.addEventListener("click", () => {
    erase();
    note.remove();
    form.querySelector("input, select, textarea")?.focus();
  });
  note.append(text, button);
  form.prepend(note);
};

const withContacts = (form, says, checked) => {
  const box = document.createElement("input");
  box.type = "checkbox";
  box.checked = checked;
  const text = document.createElement("span");
  text.textContent = says.contacts;
  const label = document.createElement("label");
  label.className = "form__choice form__remember";
  label.append(box, " ", text);
  form.querySelector("[data-private]")?.closest(".form__field").before(label);
  return box;
};

export const withDraft = (form, says) => {
  const name = form.dataset.form;
  const draft = stored(name);
  const box = withContacts(form, says, draft?.contacts ?? false);
  const save = () => store(name, { contacts: box.checked, answers: read(form, box.checked) });
  // What came back from the server is newer than the draft.
  if ("filled" in form.dataset) save();
  else if (draft && restore(form, draft.answers)) {
    told(form, says, () => {
      forget(name);
      form.reset();
      form.querySelector("select[data-place]")?.dispatchEvent(new Event("change"));
    });
  }
  form.addEventListener("input", save);
  form.addEventListener("change", save);
};
