// The only script of every page. It loads each helper if the page has an element for it.
import { rememberLanguage } from "./language.js";
import { applyTheme, themeSwitch } from "./theme.js";

applyTheme();
rememberLanguage();

const place = (name) => document.querySelector(`[data-${name}]`);

if (place("theme-switch")) themeSwitch(place("theme-switch"));
if (place("search")) import("./search.js").then((module) => module.search(place("search")));
if (place("share")) import("./share.js").then((module) => module.share(place("share")));
for (const form of document.querySelectorAll("[data-form]")) {
  import("./form.js").then((module) => module.enhance(form));
}
if (place("volunteers")) import("./volunteers.js").then((module) => module.volunteers(place("volunteers")));
if (place("signing")) import("./signing.js").then((module) => module.signing(place("signing")));
if (place("secret")) import("./secret.js").then((module) => module.secret(place("secret")));
if (place("session")) import("./admin.js").then((module) => module.admin(place("session")));
