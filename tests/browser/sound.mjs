// What an answer of the functions must be, like every page: within a phone's screen and accessible.
import { axe } from "./axe.mjs";

/** The heading of a page. */
export const heading = (page) => page.locator("h1").innerText();

/** What is wrong with a page as it stands, in the colours of the day and of the night. */
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
