// Volunteers who sign up through the real program, with a script and without: from the empty form
// to the card that is erased.
import { fillIn, person, send } from "./questionnaire.mjs";
import { heading, sound } from "./sound.mjs";
import { tugan } from "./tugan.mjs";

const forgetful = async (page, address, script) => {
  await page.goto(address);
  await fillIn(page, "8 701 234 56 78");
  await send(page);
  const complaints = script ? await sound(page) : [];
  const faults = await page.locator(".form__faults a").count();
  if (faults !== 1) complaints.push(`${faults} faults are shown, not the one of the year`);
  if ((await page.inputValue("#name")) !== person.name) complaints.push("the name is lost");
  return complaints;
};

const rural = async (page) => {
  await page.waitForFunction(() => document.querySelector("#place_rural").options.length > 1);
  await page.selectOption("#place_rural", "103230000");
};

// Returns the secret code.
const join = async (page, address, script) => {
  await page.goto(address);
  await page.fill("#born", "1990");
  await fillIn(page, script ? "8 701 234 56 78" : "8 701 234 56 79");
  if (script) await rural(page);
  await send(page);
  // Without a script, the visitor confirms the answers instead of a proof of work.
  const again = (await page.locator(".form__code").count()) === 0;
  if (again === script) throw new Error(`after the form comes «${await heading(page)}»`);
  if (again) await send(page);
  const code = page.locator(".form__code");
  await code.waitFor();
  return (await code.innerText()).trim();
};

const press = async (page, change) => {
  const before = await page.locator("main").innerText();
  await page.locator(`form:has([name=change][value=${change}]) button`).click();
  await page.waitForFunction((text) => document.querySelector("main")?.innerText !== text, before);
  return page.locator("main").innerText();
};

const ownCard = async (page, origin, lang, code, script) => {
  const open = async () => {
    await page.goto(`${origin}/${lang}/volunteers/own/`);
    await page.fill("#link", code);
    await send(page);
  };
  await open();
  const complaints = script ? await sound(page) : [];
  const shown = await page.locator(".form__answers").innerText();
  if (!shown.includes("1990")) complaints.push(`the card shows «${shown}»`);
  if (shown.includes("Айгүл")) complaints.push("the card shows a name");
  await press(page, "pause");
  const resume = await press(page, "resume");
  if (!resume.includes("1990")) complaints.push("the card is not back");
  const asked = await press(page, "erase");
  if (asked.includes("1990")) complaints.push("nobody asks before the card is erased");
  await press(page, "erase-surely");
  await open();
  if ((await page.locator(".form__answers").count()) > 0) complaints.push("the card is still there");
  return complaints;
};

/** Signs up, opens the card, pauses, resumes and erases it. */
export const signUp = async (suite, browser, program) => {
  const { origin, stop } = await tugan(program);
  for (const [lang, script] of [["ru", true], ["kk", false]]) {
    const how = script ? "with a script" : "without a script";
    const viewport = { width: 360, height: 740 };
    const context = await browser.newContext({ viewport, javaScriptEnabled: script });
    const page = await context.newPage();
    const address = `${origin}/${lang}/volunteers/join/`;
    await suite.check(`a forgotten answer is reported ${how}`, () => forgetful(page, address, script));
    let code = "";
    await suite.check(`a volunteer signs up ${how}`, async () => {
      code = await join(page, address, script);
      const complaints = script ? await sound(page) : [];
      return code.length >= 20 ? complaints : [...complaints, `the code is «${code}»`];
    });
    await suite.check(`the own card is shown, paused and erased ${how}`, () =>
      ownCard(page, origin, lang, code, script),
    );
    await context.close();
  }
  await stop();
};
