// The list of volunteers, filtered and sorted in the page, with the choice in the address.
import { tugan } from "./tugan.mjs";

const shown = (page) =>
  page.locator("[data-volunteers-list] > li:visible").evaluateAll((cards) => cards.map(({ id }) => id));

const found = (page) => page.locator("[data-volunteers-found]").innerText();

/** Filters the list by its form, by an address and by «back». */
export const narrow = async (suite, browser, program) => {
  const { origin, stop } = await tugan(program);
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  // The functions have published nothing yet, so the list in the page stays.
  await page.route("**/volunteers/cards", (route) => route.abort());
  const expect = async (ids, complaints) => {
    const now = await shown(page);
    if (now.join() !== ids.join()) complaints.push(`${await found(page)}: ${now} and not ${ids}`);
  };
  await suite.check("the list of volunteers is narrowed in place", async () => {
    const complaints = [];
    await page.goto(`${origin}/en/volunteers/`);
    await page.locator("[data-volunteers-found]").getByText("3 of 3").waitFor();
    await expect(["a1b2c3", "k7m2x9", "z9y8w7"], complaints);
    await page.selectOption("#filter-day", "sat");
    await expect(["a1b2c3", "k7m2x9"], complaints);
    await page.selectOption("#filter-place", "103200000");
    await expect(["k7m2x9"], complaints);
    if ((await found(page)) !== "Found: 1 of 3") complaints.push(await found(page));
    const query = new URL(page.url()).search;
    if (query !== "?place=103200000&day=sat") complaints.push(`the address ends with ${query}`);
    await page.goBack();
    await expect(["a1b2c3", "k7m2x9"], complaints);
    await page.selectOption("#filter-sort", "way");
    await expect(["k7m2x9", "a1b2c3"], complaints);
    await page.locator("[data-volunteers-clear]").click();
    await expect(["a1b2c3", "k7m2x9", "z9y8w7"], complaints);
    return complaints;
  });
  await suite.check("a shared address narrows the list, and a foolish one does not", async () => {
    const complaints = [];
    await page.goto(`${origin}/kk/volunteers/?way=advice&day=noday`);
    await page.locator("[data-volunteers-found]").getByText("1").waitFor();
    await expect(["z9y8w7"], complaints);
    await page.selectOption("#filter-hours", "night");
    await expect([], complaints);
    const none = page.locator("[data-volunteers-none]");
    if (!(await none.isVisible())) complaints.push("nothing says that nobody is left");
    return complaints;
  });
  await suite.check("a long list is narrowed by the function", async () => {
    const complaints = [];
    const asked = [];
    const card = (id) => `<li class="volunteers__card" id="${id}"></li>`;
    const part = (found, id) =>
      `<div data-volunteers-page="${found}"><ul data-volunteers-list>${card(id)}</ul><nav class="pager"></nav></div>`;
    await page.unroute("**/volunteers/cards");
    await page.route(/volunteers\/cards/, (route) => {
      const { search } = new URL(route.request().url());
      asked.push(search);
      const body = search ? part("Found: 9 of 99", "few") : part("Found: 99 of 99", "many");
      return route.fulfill({ contentType: "text/html; charset=utf-8", body });
    });
    await page.goto(`${origin}/en/volunteers/`);
    await page.locator("#many").waitFor();
    await page.selectOption("#filter-day", "sat");
    await page.locator("#few").waitFor();
    if ((await found(page)) !== "Found: 9 of 99") complaints.push(await found(page));
    if (asked.join() !== ",?day=sat") complaints.push(`it asked for ${asked}`);
    await page.goBack();
    await page.locator("#many").waitFor();
    await page.goto(`${origin}/en/volunteers/?day=sat`);
    await page.locator("#few").waitFor();
    return complaints;
  });
  await context.close();
  await stop();
};
