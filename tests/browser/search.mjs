// The search of every language: typed as people type, and without script.

/** Searches the index. */
export const search = async (suite, browser, origin) => {
  const asked = [
    ["kk", "қобыз", "/kk/article/qobyz/"],
    // Typed on a Russian keyboard.
    ["kk", "кобыз", "/kk/article/qobyz/"],
    ["ru", "ясави", "/ru/monument/yasawi/"],
    ["en", "charyn", "/en/nature/charyn/"],
  ];
  const context = await browser.newContext();
  const page = await context.newPage();
  for (const [lang, words, address] of asked) {
    await suite.check(`search for ${words} in ${lang}`, async () => {
      await page.goto(`${origin}/${lang}/`);
      await page.locator("input[name=q]").first().fill(words);
      await page.keyboard.press("Enter");
      await page.waitForURL(`**/${lang}/search/**`);
      await page.waitForFunction(() => document.querySelector("[data-search-status]").textContent !== "");
      const hit = page.locator(`main a[href="${address}"]`).first();
      const shown = await page.locator("[data-filter-group] li:visible").count();
      const complaints = (await hit.isVisible()) ? [] : [`${address} is not found`];
      if (shown > 20) complaints.push(`${shown} lines are left`);
      return complaints;
    });
  }
  await context.close();
  const plain = await browser.newContext({ javaScriptEnabled: false });
  await suite.check("the index of everything stands without script", async () => {
    const bare = await plain.newPage();
    await bare.goto(`${origin}/kk/search/?q=x`);
    const lines = await bare.locator("[data-filter-group] li:visible").count();
    return lines > 50 ? [] : [`only ${lines} lines`];
  });
  await plain.close();
};
