// The questionnaire under what happens to forms: two presses, «Back», a reload, late and missing answers of
// the server, another language. Nothing that was typed is lost and nobody is signed up twice.
import { fillIn, person, send } from "./questionnaire.mjs";
import { heading, sound } from "./sound.mjs";
import { tugan } from "./tugan.mjs";

const OTHER = "113200000";

const open = async (browser, more = {}) => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, ...more });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  return page;
};

const filled = async (page, origin, phone) => {
  await page.goto(`${origin}/ru/volunteers/join/`);
  await page.locator(".form__remember").waitFor();
  await page.fill("#born", "1990");
  await fillIn(page, phone);
};

const codeOf = async (page) => (await page.locator(".form__code").innerText()).trim();

const twice = async (browser, origin) => {
  const page = await open(browser);
  const posts = [];
  page.on("request", (request) => request.method() === "POST" && posts.push(request.url()));
  await filled(page, origin, "8 701 234 56 01");
  await page.locator("main [type=submit]").evaluate((button) => {
    button.click();
    button.click();
  });
  await page.locator(".form__code").waitFor();
  await page.context().close();
  return posts.length === 1 ? [] : [`${posts.length} forms were sent`];
};

const backAndSend = async (browser, origin) => {
  const page = await open(browser);
  await filled(page, origin, "8 701 234 56 02");
  await send(page);
  const code = await codeOf(page);
  const complaints = await sound(page);
  await page.goBack();
  await fillIn(page, "8 701 234 56 03");
  await page.fill("#born", "1990");
  await send(page);
  if ((await codeOf(page)) !== code) complaints.push("the second page does not lead to the first card");
  if ((await page.inputValue("#phone")) !== "8 701 234 56 03") complaints.push("the new number is lost");
  complaints.push(...(await sound(page)));
  await page.locator("[data-form=volunteer-contacts] [type=submit]").click();
  await page.getByText("Контакты сохранены").waitFor();
  await page.context().close();
  return complaints;
};

const reload = async (browser, origin) => {
  const page = await open(browser);
  await filled(page, origin, "8 701 234 56 04");
  await page.fill("#proposal", "Кітап оқып беремін");
  await page.waitForFunction(() => document.querySelector("#place_rural").options.length > 1);
  await page.selectOption("#place_rural", "103230000");
  await page.goto(`${origin}/kk/volunteers/join/`);
  await page.locator(".form__draft").waitFor();
  await page.waitForFunction(() => document.querySelector("#place_rural").value === "103230000");
  const complaints = await sound(page);
  const proposal = await page.inputValue("#proposal");
  if (proposal !== "Кітап оқып беремін") complaints.push(`the proposal is «${proposal}»`);
  if (await page.inputValue("#name")) complaints.push("the name was kept without asking");
  if (await page.isChecked("#consent")) complaints.push("the consent was kept");
  await page.check(".form__remember input");
  await page.fill("#name", person.name);
  await page.goto(`${origin}/ru/volunteers/join/`);
  await page.locator(".form__draft").waitFor();
  if ((await page.inputValue("#name")) !== person.name) complaints.push("the name was not kept");
  await page.locator(".form__draft button").click();
  if (await page.inputValue("#proposal")) complaints.push("the draft is not erased");
  await page.context().close();
  return complaints;
};

const lateList = async (browser, origin) => {
  const page = await open(browser);
  await page.route(`**/places/${person.place}.json`, async (route) => {
    await new Promise((done) => setTimeout(done, 1500));
    await route.continue();
  });
  await page.goto(`${origin}/ru/volunteers/join/`);
  await page.locator(".form__remember").waitFor();
  await page.selectOption("#place", person.place);
  await page.selectOption("#place", OTHER);
  await page.waitForTimeout(2500);
  const codes = await page.locator("#place_rural option").evaluateAll((all) => all.map(({ value }) => value));
  const foreign = codes.filter((code) => code && !code.startsWith(OTHER.slice(0, 4)));
  await page.context().close();
  return codes.length > 1 && foreign.length === 0 ? [] : [`the list has ${codes.length}: ${foreign}`];
};

const noList = async (browser, origin) => {
  const page = await open(browser);
  await page.route("**/places/*.json", (route) => route.abort());
  await page.goto(`${origin}/ru/volunteers/join/`);
  await page.locator(".form__remember").waitFor();
  await page.selectOption("#place", person.place);
  await page.getByText("не загрузился").waitFor();
  await page.context().close();
};

const noProof = async (browser, origin) => {
  const page = await open(browser);
  await page.route("**/proof.js", (route) => route.abort());
  await filled(page, origin, "8 701 234 56 05");
  await send(page);
  const complaints = (await heading(page)).includes("Проверьте") ? [] : [await heading(page)];
  await page.locator("main [type=submit][formaction*='/kk/']").click();
  await page.locator("#name").waitFor();
  if ((await page.inputValue("#name")) !== person.name) complaints.push("the other language lost the name");
  complaints.push(...(await sound(page)));
  await send(page);
  await send(page);
  await page.locator(".form__code").waitFor();
  await page.context().close();
  return complaints;
};

const codeAsTyped = async (browser, origin) => {
  const page = await open(browser);
  await filled(page, origin, "8 701 234 56 06");
  await send(page);
  const code = await codeOf(page);
  const complaints = /^(\w{4}-){4}\w{4}$/.test(code) ? [] : [`the code is «${code}»`];
  if (!(await page.locator("[data-secret-copy]").isVisible())) complaints.push("no button to copy");
  await page.goto(`${origin}/ru/volunteers/own/`);
  await page.fill("#link", `${code.slice(0, -1)}${code.endsWith("Z") ? "2" : "Z"}`);
  await send(page);
  await page.getByText("опечатка").waitFor();
  complaints.push(...(await sound(page)));
  await page.fill("#link", ` код: ${code.toLowerCase().replaceAll("-", " ")}`);
  await send(page);
  await page.locator(".form__answers").waitFor();
  if (page.url().includes(code)) complaints.push("the code is in the address");
  complaints.push(...(await sound(page)));
  await page.context().close();
  return complaints;
};

/** Walks through what happens to forms. */
export const forms = async (suite, browser, program) => {
  const { origin, stop } = await tugan(program);
  const check = (name, run) => suite.check(name, () => run(browser, origin));
  await check("two presses of the button send one form", twice);
  await check("«Back» and another number change the same card", backAndSend);
  await check("a reload and another language keep the answers", reload);
  await check("a late list of places is dropped", lateList);
  await check("a list of places that does not come is told", noList);
  await check("without a proof the form is confirmed, in another language too", noProof);
  await check("a secret code is read as it is typed", codeAsTyped);
  await stop();
};
