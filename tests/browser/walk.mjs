// A visitor who scanned the code on a plate: a phone, no script.
import { codes } from "./pages.mjs";

const heading = (page) => page.locator("h1:visible").first().innerText();

/** Opens the page of a code and continues to a full page, another language and a nearby entry. */
export const walk = async (suite, browser, origin, site) => {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    javaScriptEnabled: false,
  });
  const page = await context.newPage();
  for (const code of codes(site).slice(0, 3)) {
    await suite.check(`the walk from the plate ${code}`, async () => {
      // As it is printed: without a slash at the end.
      await page.goto(`${origin}/Q/${code}`);
      const name = await heading(page);
      await page.locator("#kk a.button").click();
      await page.waitForURL("**/kk/monument/**");
      const complaints = [];
      if ((await heading(page)) !== name) complaints.push("the full page has another name");
      await page.locator("header [data-language=ru]").click();
      await page.waitForURL("**/ru/monument/**");
      const lang = await page.locator("html").getAttribute("lang");
      if (lang !== "ru") complaints.push(`the page is in ${lang}`);
      const before = page.url();
      await page.locator(".nearby__link").first().click();
      await page.waitForURL((url) => url.href !== before);
      if (!page.url().includes("/ru/")) complaints.push("the neighbour is in another language");
      if ((await heading(page)).length < 3) complaints.push("the neighbour has no name");
      return complaints;
    });
  }
  await context.close();
};
