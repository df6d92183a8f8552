// The admin pages as the staff uses them: sign in with NCALayer, approve cards, settle a complaint,
// show a contact to a visitor, read the log.
import { lead } from "./ncalayer.mjs";
import { sound } from "./sound.mjs";

/** The IIN in the published test certificate. */
const IIN = "123456789011";

const status = (page) => page.locator("[data-signing-status]");

// Presses the button of NCALayer and waits until the status text changes.
const press = async (page, words) => {
  await page.locator("[data-signing-start]").click();
  await status(page).getByText(words).waitFor();
  const busy = await page.locator("[data-signing-start][aria-busy]").count();
  return busy === 0 ? [] : ["the button stays busy"];
};

const open = async (page, origin) => {
  await page.goto(`${origin}/api/ru/admin`);
  const complaints = await sound(page);
  await page.locator("main .form__submit").click();
  await page.locator("[data-signing]").waitFor();
  return complaints;
};

const absent = async ({ staff, origin }) => {
  const complaints = await open(staff, origin);
  const ticket = () => staff.inputValue("[name=ticket]");
  const former = await ticket();
  complaints.push(...(await press(staff, "NCALayer не отвечает")), ...(await sound(staff)));
  await staff.locator("[data-signing-form] button").click();
  await staff.getByText("Подпись с телефона ещё не пришла").waitFor();
  if ((await ticket()) !== former) complaints.push("the request is another");
  return [...complaints, ...(await sound(staff))];
};

// The window is closed first, and then the same request is signed.
const enter = async ({ staff, origin, signer, canceller }) => {
  let window = canceller.address;
  await lead(staff, () => window);
  const complaints = await open(staff, origin);
  complaints.push(...(await press(staff, "Подпись не поставлена")));
  window = signer.address;
  await staff.locator("[data-signing-start]").click();
  await staff.waitForURL("**/api/ru/admin");
  const cookies = await staff.context().cookies(origin);
  const kept = cookies.find(({ name }) => name === "__Host-admin");
  if (!kept) complaints.push("the browser does not keep the session");
  if (kept && !(kept.httpOnly && kept.secure && kept.sameSite === "Strict")) {
    complaints.push(`the session is kept as ${JSON.stringify(kept)}`);
  }
  return complaints;
};

const letIn = async ({ staff }) => {
  const waiting = staff.locator(".admin__rows a[href*='/admin/card?']");
  const complaints = await sound(staff);
  const count = await waiting.count();
  if (count !== 5) complaints.push(`${count} cards wait and not 5`);
  const home = staff.url();
  await waiting.first().click();
  complaints.push(...(await sound(staff)));
  for (let left = count; left > 0; left -= 1) {
    // The key of the decision, and then the next card of the queue.
    await staff.keyboard.press("1");
    await staff.getByText("Решение выполнено").waitFor();
    if (left === count) {
      complaints.push(...(await sound(staff)));
      await staff.keyboard.press("u");
      await staff.locator(".admin__when strong", { hasText: "ждёт проверки" }).waitFor();
      await staff.keyboard.press("1");
      await staff.getByText("Решение выполнено").waitFor();
    }
    if (left > 1) {
      await staff.goto(home);
      await waiting.first().click();
    }
  }
  await staff.goto(home);
  // The list is published soon after the last decision, and not before its answer.
  let words = "";
  for (let tries = 0; tries < 30 && !words.includes("видно: 5"); tries += 1) {
    await staff.waitForTimeout(500);
    await staff.reload();
    words = await staff.locator("main").innerText();
  }
  if (!words.includes("видно: 5")) complaints.push(`the admin page says «${words}»`);
  return complaints;
};

const complaint = async ({ staff, origin, words }) => {
  await staff.goto(`${origin}/api/ru/admin`);
  const complaints = await sound(staff);
  const report = staff.locator(".admin__rows a[href*='/admin/complaint?']");
  if ((await report.count()) !== 1) return [...complaints, "the complaint is not there"];
  await report.click();
  complaints.push(...(await sound(staff)));
  const said = await staff.locator("blockquote").allInnerTexts();
  if (!said.some((text) => text.includes(words))) complaints.push(`the complaint says «${said}»`);
  await staff.fill("#answer", "Разобрались");
  await staff.locator("button[value=settle]").click();
  await staff.getByText("Жалоба рассмотрена").waitFor();
  complaints.push(...(await sound(staff)));
  await staff.goto(`${origin}/api/ru/admin`);
  if ((await report.count()) !== 0) complaints.push("the complaint still waits");
  return complaints;
};

// A moderator cannot confirm their own proposal, and withdraws it.
const deletion = async ({ staff, origin, record }) => {
  await staff.goto(`${origin}/api/ru/admin/card?record=${record}`);
  await staff.locator("[value=propose-erasing]").click();
  const asked = staff.locator(".admin__card:has([value=keep])");
  await asked.waitFor();
  const complaints = await sound(staff);
  await asked.locator("form:has([value=erase]) button").click();
  await staff.getByText("второй сотрудник").waitFor();
  complaints.push(...(await sound(staff)));
  await staff.goto(`${origin}/api/ru/admin`);
  await asked.locator("form:has([value=keep]) button").click();
  await asked.waitFor({ state: "detached" });
  return complaints;
};

const visitor = async ({ staff, origin, record }) => {
  await staff.goto(`${origin}/ru/volunteers/`);
  await staff.locator(`.volunteers__ask[href$="${record}"]`).click();
  await staff.locator("a[href*='/reveals/counter']").click();
  const complaints = await sound(staff);
  await staff.locator("main .form__submit").click();
  const faults = await staff.locator(".form__faults a").count();
  if (faults !== 5) complaints.push(`${faults} faults are shown and not 5`);
  complaints.push(...(await sound(staff)));
  await staff.fill("#visitor", "Посетитель Центра");
  await staff.check("[name=document][value=id-card]");
  await staff.fill("#number", "012 345 678");
  await staff.fill("#iin", "900101300126");
  await staff.check("[name=purpose][value=urgent]");
  await staff.check("#undertaking");
  await staff.locator("main .form__submit").click();
  await staff.locator("a[href^='tel:']").waitFor();
  return [...complaints, ...(await sound(staff))];
};

const log = async ({ staff, origin }) => {
  await staff.goto(`${origin}/api/ru/admin`);
  await staff.getByRole("link", { name: "Журнал" }).click();
  const complaints = await sound(staff);
  const words = await staff.locator("main").innerText();
  if (!words.includes("Журнал цел")) complaints.push(words.slice(0, 200));
  const rows = await staff.locator("tbody tr").count();
  await staff.locator("details summary").first().click();
  await staff.selectOption("#event", "reveal");
  await staff.locator("form[action$='/log'] button").click();
  const chosen = await staff.locator("tbody tr").count();
  if (chosen < 1 || chosen >= rows) complaints.push(`${chosen} of ${rows} rows are chosen`);
  complaints.push(...(await sound(staff)));
  // Sign-in, five cards, four contacts, a second use, a complaint and its end, a deletion and its end.
  if (rows < 14) complaints.push(`${rows} rows`);
  return complaints;
};

const leave = async ({ staff, origin }) => {
  await staff.goto(`${origin}/api/ru/admin`);
  await staff.locator("form[action$='/leave'] button").click();
  await staff.locator("form[action$='/challenge']").waitFor();
  const answer = await staff.goto(`${origin}/api/ru/admin/log`);
  const complaints = answer.status() === 401 ? [] : [`the log answers ${answer.status()}`];
  return [...complaints, ...(await sound(staff))];
};

/** From the appointment to five cards on the list. */
export const beginAdmin = async (suite, story) => {
  const check = (name, run) => suite.check(name, () => run(story));
  await check("roles in the admin pages are assigned", async ({ run }) => {
    const report = run(["staff", "--role", "moderator,clerk,auditor"], `${IIN}\n`);
    return report.status === 0 ? [] : [`${report.stdout}${report.stderr}`];
  });
  await check("without NCALayer the admin pages say so and lose nothing", absent);
  await check("a closed window signs nothing, and a signature opens the admin pages", enter);
  await check("the cards that wait are put on the list", letIn);
};

/** From the complaint to signing out. */
export const endAdmin = async (suite, story) => {
  const check = (name, run) => suite.check(name, () => run(story));
  await check("a complaint reaches the admin pages and is settled", complaint);
  await check("nobody deletes a card alone", deletion);
  await check("a clerk shows a contact to a visitor with a document", visitor);
  await check("the log tells what was done", log);
  await check("after signing out the admin pages are closed", leave);
};
