// Checks of an answer of the functions: it fits a phone's screen and is accessible.
import { axe } from "./axe.mjs";

/** The heading of a page. */
export const heading = (page) => page.locator("h1").innerText();

/** The faults of a page as it is now, in the light and the dark theme. */
export const sound = async (page) => {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  const complaints = wide ? [`«${await heading(page)}» is wider than the screen`] : [];
  await page.evaluate(axe);
  const run = (rules) => page.evaluate((given) => window.axe.run(document, given), rules);
  const tell = ({ id, nodes }) => `${id} at ${nodes[0].target.join(" ")}`;
  const byDay = await run({ resultTypes: ["violations"] });
  await page.emulateMedia({ colorScheme: "dark" });
  const byNight = await run({ runOnly: ["color-contrast"], resultTypes: ["violations"] });
  await page.emulateMedia({ colorScheme: null });
  return [...complaints, ...byDay.violations.map(tell), ...byNight.violations.map(tell)];
};
