// The accessibility rules, as a script to be run in a page: the short form, half as long to send.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const path = fileURLToPath(import.meta.resolve("axe-core/axe.min.js"));

/** The script; it makes `window.axe`. */
export const axe = readFileSync(path, "utf8");
