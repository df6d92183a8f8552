// Checks one page of every type in a real browser, and walks through the site as a visitor.
import { resolve } from "node:path";
import { chromium } from "playwright-core";
import { forms } from "./forms.mjs";
import { keyboard } from "./keyboard.mjs";
import { look, lookWithoutScript } from "./look.mjs";
import { addresses } from "./pages.mjs";
import { narrow } from "./narrow.mjs";
import { reveal } from "./reveal.mjs";
import { serve } from "./server.mjs";
import { Suite, each } from "./suite.mjs";
import { search } from "./search.mjs";
import { signUp } from "./sign-up.mjs";
import { walk } from "./walk.mjs";

const site = resolve(process.argv[2]);
const only = process.argv[3];
const program = resolve(process.env.TUGAN ?? "target/release/tugan");
const { origin, stop } = await serve(site);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"],
});

const suite = new Suite();
const pages = addresses(site).filter((address) => !only || address.includes(only));
await each(pages, 2, async (address) => {
  await look(suite, browser, origin, address);
  await lookWithoutScript(suite, browser, origin, address);
});
if (!only) {
  // The longest first, beside the others.
  const ways = [
    () => reveal(suite, browser, program),
    () => signUp(suite, browser, program),
    () => forms(suite, browser, program),
    () => keyboard(suite, browser, origin),
    () => search(suite, browser, origin),
    () => walk(suite, browser, origin, site),
    () => narrow(suite, browser, program),
  ];
  await each(ways, 2, (way) => way());
}
await browser.close();
stop();
suite.finish();
