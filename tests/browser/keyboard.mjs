// A visitor without a mouse.

// The element with the focus, and whether the focus is visible.
const focused = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
    return {
      name: `${element.tagName}.${element.className} «${element.textContent.trim().slice(0, 30)}»`,
      skips: element.matches(".skip-link"),
      seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
      marked: outlined || style.boxShadow !== "none",
      body: element === document.body,
    };
  });

// Waits until the skip link has slid into view.
const settled = (page) => page.waitForTimeout(300);

// The element with the focus after the page has scrolled to it; a busy machine scrolls slowly.
const reached = async (page) => {
  await settled(page);
  for (let waited = 0; waited < 10; waited += 1) {
    const now = await focused(page);
    if (now.seen || now.body) return now;
    await settled(page);
  }
  return focused(page);
};

// Whether the screen changes after the focus is removed.
const shows = async (page) => {
  const before = await page.screenshot();
  await page.evaluate(() => document.activeElement.blur());
  await settled(page);
  return !before.equals(await page.screenshot());
};

/** Moves on by the Tab key; reports where the focus is out of view or unmarked. */
export const tabs = async (page, count) => {
  const complaints = [];
  for (let step = 0; step < count; step += 1) {
    await page.keyboard.press("Tab");
    const { name, seen, marked, body } = await reached(page);
    if (body) break;
    if (!seen) complaints.push(`${name} has the focus out of sight`);
    if (!marked && !(await shows(page))) complaints.push(`${name} does not show its focus`);
  }
  return complaints;
};

/** Walks through pages by the Tab key. */
export const keyboard = async (suite, browser, origin) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  for (const address of ["/kk/", "/ru/monument/", "/en/monument/yasawi/", "/kk/search/", "/ru/volunteers/", "/kk/volunteers/join/"]) {
    await page.goto(origin + address);
    await suite.check(`${address} begins with the skip link`, async () => {
      await page.keyboard.press("Tab");
      await settled(page);
      const { name, skips, seen } = await focused(page);
      return skips && seen ? [] : [`first comes ${name}`];
    });
    await suite.check(`${address} lets one skip to its text`, async () => {
      await page.keyboard.press("Enter");
      await page.keyboard.press("Tab");
      const inside = await page.evaluate(() => document.activeElement.closest("main") !== null);
      return inside ? [] : ["the focus is not in the main part"];
    });
    await page.goto(origin + address);
    await suite.check(`${address} shows where the focus is`, () => tabs(page, 25));
  }
  await suite.check("the menu of a phone opens and closes by keys", async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(`${origin}/kk/`);
    await page.locator(".header__menu").focus();
    await page.keyboard.press("Enter");
    const menu = page.locator("#menu");
    const complaints = (await menu.isVisible()) ? [] : ["it does not open"];
    await page.keyboard.press("Escape");
    if (await menu.isVisible()) complaints.push("it does not close");
    return complaints;
  });
  await context.close();
};
