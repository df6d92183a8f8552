// Checks of every page: no errors, no foreign requests, no overflow, and accessible.
import { axe } from "./axe.mjs";

const phone = { width: 360, height: 740 };
const desktop = { width: 1280, height: 800 };
const all = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] };
// By night a page has other colours and nothing else.
const colours = { type: "rule", values: ["color-contrast", "link-in-text-block"] };

// The current list, which a page requests and a file server does not have.
const functions = (url) => new URL(url, "http://localhost").pathname.startsWith("/api/");

// Collects the errors of a page and its requests.
const listen = (page, origin) => {
  const heard = [];
  page.on("console", (message) => {
    const missing = message.text().includes("status of 404");
    const expected = page.url().endsWith("/no-such-page/") || functions(message.location().url);
    const asked = expected && missing;
    if (["error", "warning"].includes(message.type()) && !asked) heard.push(message.text());
  });
  page.on("pageerror", (error) => heard.push(String(error)));
  page.on("request", (request) => {
    const { protocol } = new URL(request.url());
    const own = request.url().startsWith(origin) || protocol === "data:";
    if (!own) heard.push(`asks ${request.url()}`);
  });
  page.on("response", (response) => {
    const url = response.url();
    const expected = url.endsWith("/no-such-page/") || functions(url);
    if (response.status() >= 400 && !expected) heard.push(`${response.status()} ${response.url()}`);
  });
  return heard;
};

// The elements wider than the screen, if the page scrolls sideways.
const overflow = (page) =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const wide = [...document.querySelectorAll("body *")].filter(
      (element) => element.getBoundingClientRect().right > width + 1,
    );
    const names = wide.slice(0, 4).map((element) => `${element.tagName}.${element.className}`);
    return [`${document.documentElement.scrollWidth} > ${width}: ${names.join(", ")}`];
  });

const violations = async (page, runOnly) => {
  const found = await page.evaluate(
    (runOnly) => window.axe.run(document, { runOnly, resultTypes: ["violations"] }),
    runOnly,
  );
  return found.violations.flatMap(({ id, help, nodes }) =>
    nodes.slice(0, 3).map(({ target, failureSummary }) => {
      const why = failureSummary.split("\n").slice(1).join(" ").trim();
      return `${id} (${help}) at ${target.join(" ")}: ${why}`;
    }),
  );
};

/** Checks a page in a current browser. */
export const look = async (suite, browser, origin, address) => {
  const context = await browser.newContext({ viewport: desktop, colorScheme: "light" });
  const page = await context.newPage();
  const heard = listen(page, origin);
  await page.goto(origin + address, { waitUntil: "load" });
  // Lazy pictures load when they are scrolled into view.
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await suite.check(`${address} fits 1280 px`, () => overflow(page));
  await page.evaluate(axe);
  await suite.check(`${address} is accessible by day`, () => violations(page, all));
  await page.emulateMedia({ colorScheme: "dark" });
  await suite.check(`${address} is accessible by night`, () => violations(page, colours));
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(phone);
  await suite.check(`${address} fits 360 px`, () => overflow(page));
  await suite.check(`${address} is accessible on a phone`, () => violations(page, all));
  await page.emulateMedia({ media: "print" });
  await suite.check(`${address} prints its heading`, async () => {
    const shown = await page.locator("h1").first().isVisible();
    return shown ? [] : ["the heading is hidden on paper"];
  });
  await suite.check(`${address} is quiet and asks nobody else`, () => heard);
  await context.close();
};

/** Checks a page on a phone without scripts. */
export const lookWithoutScript = async (suite, browser, origin, address) => {
  const context = await browser.newContext({ viewport: phone, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(origin + address, { waitUntil: "load" });
  await suite.check(`${address} stands without script`, async () => {
    const complaints = [];
    const headings = page.locator("h1:visible");
    if ((await headings.count()) === 0) complaints.push("no visible heading");
    const words = (await page.locator("main").innerText()).trim();
    if (words.length < 20) complaints.push(`only «${words}»`);
    for (const lang of ["kk", "ru", "en"]) {
      const ways = `[data-language=${lang}], [aria-current][lang=${lang}], main a[href="/${lang}/"]`;
      const links = page.locator(ways).filter({ visible: true });
      if ((await links.count()) === 0) complaints.push(`no way to ${lang}`);
    }
    return complaints;
  });
  await context.close();
};
