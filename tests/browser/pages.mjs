// One page of every type in every language, found in the built site.
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

export const languages = ["kk", "ru", "en"];

const folders = (path) => {
  try {
    const names = readdirSync(path).sort();
    return names.filter((name) => statSync(join(path, name)).isDirectory());
  } catch {
    return [];
  }
};

// Folders of a kind that contain lists.
const lists = ["type", "rubric", "page"];

const ofKind = (site, lang, kind) => {
  const below = join(site, lang, kind);
  const found = [`/${lang}/${kind}/`];
  for (const list of lists) {
    const [first] = folders(join(below, list));
    if (first) found.push(`/${lang}/${kind}/${list}/${first}/`);
  }
  const [entry] = folders(below).filter((name) => !lists.includes(name));
  if (entry) found.push(`/${lang}/${kind}/${entry}/`);
  return found;
};

/** The codes that have pages. */
export const codes = (site) => folders(join(site, "Q"));

// The pages of the functions, all below one address.
const counter = (lang) => ["join", "own"].map((page) => `/${lang}/volunteers/${page}/`);

/** The addresses of one page of every type; those of no language come last. */
export const addresses = (site) => {
  const found = languages.flatMap((lang) => [
    `/${lang}/`,
    ...folders(join(site, lang)).flatMap((kind) => ofKind(site, lang, kind)),
    ...counter(lang),
  ]);
  const [code] = codes(site);
  const standing = [...new Set(found)].filter((address) => existsSync(file(site, address)));
  return [...standing, "/", "/no-such-page/", ...(code ? [`/Q/${code}/`] : [])];
};

/** The file of an address. */
export const file = (site, address) =>
  address === "/no-such-page/" ? join(site, "404.html") : join(site, address, "index.html");
