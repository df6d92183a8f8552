// The whole process in the real program: volunteers sign up, the staff approves them, contacts are
// requested and shown, volunteers see the requests, and the log has all events.
import { beginAdmin, endAdmin } from "./admin.mjs";
import { tabs } from "./keyboard.mjs";
import { lead, ncalayer } from "./ncalayer.mjs";
import { scan, signByPhone } from "./phone.mjs";
import { fillIn, person, send, sendIn } from "./questionnaire.mjs";
import { heading, sound } from "./sound.mjs";
import { tugan } from "./tugan.mjs";

const phone = { width: 360, height: 740 };

/** The holder of the certificate of the published test key. */
const SIGNER = "ТЕСТОВ ТЕСТ";

// A new visitor, on a phone; the longest wait is ten seconds.
const fresh = async (browser, more = {}) => {
  const page = await (await browser.newContext({ viewport: phone, ...more })).newPage();
  page.setDefaultTimeout(10_000);
  return page;
};

const WORDS = "Меня звали продавать, а не помогать.";

// The first by the form, with a written way of helping; the others through the API.
const signFiveUp = async (story) => {
  const { visitor, origin } = story;
  await visitor.goto(`${origin}/ru/volunteers/join/`);
  await visitor.fill("#born", "1990");
  await fillIn(visitor, "8 701 234 56 70", { ways: ["heritage"] });
  await send(visitor);
  story.code = (await visitor.locator(".form__code").innerText()).trim();
  for (const last of [1, 2, 3, 4]) await sendIn(origin, `+7 701 234 56 7${last}`, "repair");
};

// The list is published soon after the last decision, and not before its answer.
const waitForList = async (page, origin) => {
  const found = page.locator("[data-volunteers-found]").getByText("5 из 5");
  for (let tries = 0; tries < 20; tries += 1) {
    await page.goto(`${origin}/ru/volunteers/`);
    const isThere = await found.waitFor({ timeout: 1500 }).then(() => true, () => false);
    if (isThere) return;
  }
  throw new Error("the list is not published");
};

// The page for requesting a contact, from the current list.
const choose = async (page, origin, way) => {
  await waitForList(page, origin);
  const cards = page.locator("[data-volunteers-list] > li");
  await page.selectOption("#filter-way", way);
  const shown = cards.filter({ visible: true });
  const count = await shown.count();
  const id = await shown.first().getAttribute("id");
  await shown.first().locator(".volunteers__ask").click();
  await page.locator("[data-form=reveals]").waitFor();
  return { count, id };
};

const ask = async (page) => {
  await page.check("[name=purpose][value=event]");
  await page.check("#undertaking");
  await page.locator("main .form__submit").click();
  await page.locator("[data-signing]").waitFor();
};

const contact = async (page, tel) => {
  await page.locator(`a[href="tel:${tel}"]`).waitFor();
  const words = await page.locator(".form__answers").innerText();
  return words.includes(person.name) ? [] : [`the contact is «${words}»`];
};

const listed = async (story) => {
  const { visitor, origin } = story;
  const { count, id } = await choose(visitor, origin, "heritage");
  story.record = id;
  const complaints = count === 1 ? [] : [`${count} cards are left and not 1`];
  complaints.push(...(await sound(visitor)));
  await visitor.locator("main .form__submit").click();
  const faults = await visitor.locator(".form__faults a").count();
  if (faults !== 2) complaints.push(`${faults} faults are shown and not 2`);
  return [...complaints, ...(await sound(visitor))];
};

// The clock of the page jumps ahead, as if the visitor had been away.
const late = async ({ browser, origin, record }) => {
  const page = await fresh(browser);
  await page.clock.install();
  await page.goto(`${origin}/api/ru/reveals?record=${record}`);
  await ask(page);
  await page.clock.fastForward("06:00");
  await page.locator("[data-signing-status]").getByText("Пять минут прошли").waitFor();
  await page.context().close();
};

// The clock of the device is six minutes ahead, and then an hour behind: only the server's seconds count.
const wrongClock = async ({ browser, origin, record }) => {
  const complaints = [];
  for (const minutes of [6, -60]) {
    const page = await fresh(browser);
    await page.addInitScript((shift) => {
      const now = Date.now.bind(Date);
      Date.now = () => now() + shift;
    }, minutes * 60_000);
    await page.goto(`${origin}/api/ru/reveals?record=${record}`);
    await ask(page);
    await page.locator("[data-signing-left]").getByText(/Осталось 4:/).waitFor();
    const told = await page.locator("[data-signing-status]").innerText();
    if (told) complaints.push(`${minutes} minutes: «${told}»`);
    await page.route("**/state", (route) => route.fulfill({ status: 410, body: "{}" }));
    await page.locator("[data-signing-status]").getByText("Пять минут прошли").waitFor();
    await page.context().close();
  }
  return complaints;
};

const byNcalayer = async ({ visitor }) => {
  await ask(visitor);
  const complaints = [...(await sound(visitor)), ...(await tabs(visitor, 25))];
  await visitor.locator("[data-signing-start]").focus();
  await visitor.keyboard.press("Enter");
  complaints.push(...(await contact(visitor, "+77012345670")));
  return [...complaints, ...(await sound(visitor))];
};

const once = async ({ visitor }) => {
  await visitor.reload();
  await visitor.getByText("Этот запрос уже использован").waitFor();
  const shown = await visitor.locator("a[href^='tel:']").count();
  return [...(shown ? ["the contact is shown again"] : []), ...(await sound(visitor))];
};

const byPhone = async ({ browser, visitor, origin, signer }) => {
  await choose(visitor, origin, "repair");
  await ask(visitor);
  const said = await scan(browser, visitor);
  // A visitor who reads the page on the phone itself needs no camera.
  const link = await visitor.locator(".signing__app a").getAttribute("href");
  const about = await signByPhone(said, signer.address);
  const complaints = about.description.includes("КОНТАКТА") ? [] : [about.description];
  const led = new URL(link).searchParams.get("link");
  if (`mobileSign:${led}` !== `${said}?mgovSign`) complaints.push(`the link leads to ${led}`);
  // The page goes on by itself.
  await visitor.locator("a[href^='tel:']").waitFor();
  return complaints;
};

const byPhoneWithoutScript = async ({ browser, origin, record, signer }) => {
  const page = await fresh(browser, { javaScriptEnabled: false, colorScheme: "dark" });
  await page.goto(`${origin}/api/kk/reveals?record=${record}`);
  await ask(page);
  const complaints = [];
  if (await page.locator("[data-signing-start]").isVisible()) complaints.push("NCALayer is offered");
  const done = page.locator("[data-signing-form] button");
  await done.click();
  await page.getByRole("alert").waitFor();
  await signByPhone(await scan(browser, page), signer.address);
  await done.click();
  complaints.push(...(await contact(page, "+77012345670")));
  await page.context().close();
  return complaints;
};

const own = async ({ visitor, origin, code }) => {
  await visitor.goto(`${origin}/ru/volunteers/own/`);
  await visitor.fill("#link", code);
  await send(visitor);
  const complaints = await sound(visitor);
  const looks = visitor.locator(".looks__look");
  const first = await looks.first().innerText();
  if ((await looks.count()) !== 2) complaints.push(`${await looks.count()} looks and not 2`);
  for (const part of [SIGNER, "приглашение на мероприятие", String(new Date().getFullYear())]) {
    if (!first.includes(part)) complaints.push(`«${part}» is not in «${first}»`);
  }
  await looks.first().locator("summary").click();
  complaints.push(...(await sound(visitor)));
  await looks.first().locator("textarea").fill(WORDS);
  await looks.first().getByRole("button").click();
  await visitor.getByText("рассмотрят сотрудники").waitFor();
  return [...complaints, ...(await sound(visitor))];
};

const changes = async ({ visitor }) => {
  await visitor.locator("main .form__submit").click();
  await visitor.locator("form:has([value=erase]) button").click();
  const complaints = await sound(visitor);
  if (!(await heading(visitor)).includes("?")) complaints.push("nobody asks before erasing");
  await visitor.getByRole("button", { name: "Вернуться" }).click();
  await visitor.locator("form:has([value=edit]) button").click();
  await visitor.locator("[data-form=volunteer-contacts]").waitFor();
  return [...complaints, ...(await sound(visitor))];
};

// The commands of the program: the snapshot of the public list and the audit of the log.
const published = async ({ run, browser, origin, record }) => {
  const complaints = [];
  for (const command of ["snapshot", "audit"]) {
    const { status, stdout, stderr } = run([command]);
    if (status !== 0) complaints.push(`${command}: ${stdout}${stderr}`);
  }
  const page = await fresh(browser, { javaScriptEnabled: false });
  const baked = page.locator(`[id="${record}"]`);
  for (let tries = 0; tries < 20 && (await baked.count()) === 0; tries += 1) {
    await page.waitForTimeout(250);
    await page.goto(`${origin}/ru/volunteers/`);
  }
  const count = await page.locator("[data-volunteers-list] > li").count();
  if (count !== 5) complaints.push(`${count} cards are in the page and not 5`);
  await page.context().close();
  return complaints;
};

const walk = async (suite, story) => {
  const check = (name, run) => suite.check(name, () => run(story));
  await check("five volunteers sign up", signFiveUp);
  await beginAdmin(suite, story);
  await lead(story.visitor, () => story.signer.address);
  await check("a volunteer is found on the list of this moment", listed);
  await check("a request that nobody signs in time says so", late);
  await check("a wrong clock ends no request early or late", wrongClock);
  await check("a contact is shown for a signature with NCALayer", byNcalayer);
  await check("a signed request shows nothing a second time", once);
  await check("a contact is shown for a signature on a phone", byPhone);
  await check("a contact is shown for a phone without a script", byPhoneWithoutScript);
  await check("a volunteer sees who looked, and complains", own);
  await check("a volunteer is asked before the card is erased, and may change it", changes);
  await endAdmin(suite, story);
  await check("the list is published and the log is whole", published);
};

/** Goes through the whole process. */
export const reveal = async (suite, browser, program) => {
  const running = [];
  const start = async (program) => {
    running.push(program);
    return program;
  };
  try {
    const { origin, run } = await tugan(program).then(start);
    const signer = await ncalayer().then(start);
    const canceller = await ncalayer("--cancel").then(start);
    const [visitor, staff] = [await fresh(browser), await fresh(browser)];
    await walk(suite, { browser, origin, run, signer, canceller, visitor, staff, words: WORDS });
    for (const page of [visitor, staff]) await page.context().close();
  } finally {
    for (const program of running) await program.stop();
  }
};
