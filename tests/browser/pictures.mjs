// Takes the pictures of the guide for staff from the real pages, in every language:
//   node tests/browser/pictures.mjs [FOLDER]        (docs/staff/pictures if not given)
// It needs `target/release/tugan` and the example `ncalayer` of `functions/eds`, as the browser tests do.
import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { lead, ncalayer } from "./ncalayer.mjs";
import { fillIn, send, sendIn } from "./questionnaire.mjs";
import { tugan } from "./tugan.mjs";

const folder = resolve(process.argv[2] ?? fileURLToPath(new URL("../../docs/staff/pictures", import.meta.url)));
const program = resolve(process.env.TUGAN ?? "target/release/tugan");

/** The IIN in the published test certificate. */
const IIN = "123456789011";

/** A phone's width, so that the words can be read in a text of any width. */
const viewport = { width: 560, height: 900 };

/** The largest picture in bytes. */
const LARGEST = 60 * 1024;

const words = {
  kk: { proposal: "Кешке компьютер жөндей аламын", complaint: "Көмек емес, жарнама ұсынды." },
  ru: { proposal: "Могу по вечерам чинить компьютеры", complaint: "Предлагали рекламу, а не просили помощи." },
  en: { proposal: "I can repair computers in the evenings", complaint: "I was offered advertising." },
};

// WebP by the browser itself; the quality is lowered until the picture is small enough.
const take = async (page, lang, name, selector) => {
  const place = page.locator(selector).first();
  await place.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await place.boundingBox();
  const top = await page.evaluate(() => scrollY);
  const clip = { x: Math.max(0, x - 8), y: y + top - 8, width: width + 16, height: Math.min(height, 1100) + 16, scale: 1 };
  const devtools = await page.context().newCDPSession(page);
  for (let quality = 80; ; quality -= 10) {
    const options = { format: "webp", quality, clip, captureBeyondViewport: true };
    const { data } = await devtools.send("Page.captureScreenshot", options);
    const bytes = Buffer.from(data, "base64");
    if (bytes.length <= LARGEST || quality <= 30) {
      await mkdir(join(folder, lang), { recursive: true });
      await writeFile(join(folder, lang, `${name}.webp`), bytes);
      console.log(`${lang}/${name}.webp ${bytes.length}`);
      break;
    }
  }
};

const signUp = async (page, origin, lang) => {
  await page.goto(`${origin}/${lang}/volunteers/join/`);
  await page.fill("#born", "1990");
  await page.fill("#proposal", words[lang].proposal);
  await fillIn(page, "8 701 234 56 70", { ways: ["computers"] });
  await send(page);
  const code = (await page.locator(".form__code").innerText()).trim();
  for (const last of [1, 2, 3, 4]) await sendIn(origin, `+7 701 234 56 7${last}`, "repair");
  return code;
};

const signIn = async (page, origin, lang) => {
  await page.goto(`${origin}/api/${lang}/admin`);
  await page.locator("main .form__submit").last().click();
  await page.locator("[data-signing]").waitFor();
  await take(page, lang, "sign-in", "main");
  await page.locator("[data-signing-start]").click();
  await page.waitForURL(`**/api/${lang}/admin`);
};

// The card with the proposal, and then all cards onto the list.
const review = async (page, lang) => {
  const home = page.url();
  const waiting = page.locator(".admin__rows a[href*='/admin/card?']");
  const proposing = `.admin__card:has-text("${words[lang].proposal}")`;
  for (let left = await waiting.count(); left > 0; left -= 1) {
    await waiting.first().click();
    if ((await page.locator(proposing).count()) > 0) {
      await take(page, lang, "review", proposing);
      await page.locator(proposing).locator("[type=checkbox]").check();
    }
    await page.locator("[value=list]").first().click();
    await page.locator(".admin__done").waitFor();
    await page.goto(home);
  }
};

// A contact is shown for a signature, and its owner complains about that.
const complain = async (page, origin, lang, code) => {
  // The list is published in the background.
  const card = page.locator("li:has(.volunteers__ask)", { hasText: words[lang].proposal });
  for (let tries = 0; tries < 40 && (await card.count()) === 0; tries += 1) {
    await page.waitForTimeout(250);
    await page.goto(`${origin}/api/${lang}/volunteers/list`);
  }
  await card.locator(".volunteers__ask").click();
  const record = new URL(page.url()).searchParams.get("record");
  await page.check("[name=purpose][value=event]");
  await page.check("#undertaking");
  await page.locator("main .form__submit").last().click();
  await page.locator("[data-signing-start]").click();
  await page.locator("a[href^='tel:']").waitFor();
  await page.goto(`${origin}/${lang}/volunteers/own/`);
  await page.fill("#link", code);
  await send(page);
  const look = page.locator(".looks__look").first();
  await look.locator("summary").click();
  await look.locator("textarea").fill(words[lang].complaint);
  await look.getByRole("button").click();
  await page.waitForLoadState();
  return record;
};

const decisions = async (page, origin, lang, record) => {
  await page.goto(`${origin}/api/${lang}/admin`);
  await page.locator(".admin__rows a[href*='/admin/complaint?']").first().click();
  await take(page, lang, "complaint", "main");
  await page.goto(`${origin}/api/${lang}/admin/card?record=${record}`);
  await page.locator("[value=propose-erasing]").click();
  await page.locator(".admin__card:has([value=keep])").waitFor();
  await take(page, lang, "deletion", ".admin__card:has([value=keep])");
};

const counter = async (page, origin, lang, record) => {
  await page.goto(`${origin}/api/${lang}/reveals?record=${record}`);
  await page.locator("a[href*='/reveals/counter']").click();
  await take(page, lang, "counter", "main");
};

const story = async (browser, signer, lang) => {
  const { origin, run, stop } = await tugan(program);
  const page = await (await browser.newContext({ viewport })).newPage();
  try {
    page.setDefaultTimeout(30_000);
    await lead(page, () => signer.address);
    run(["staff", "--role", "moderator,clerk,auditor"], `${IIN}\n`);
    const code = await signUp(page, origin, lang);
    await signIn(page, origin, lang);
    await review(page, lang);
    const record = await complain(page, origin, lang, code);
    await decisions(page, origin, lang, record);
    await counter(page, origin, lang, record);
  } finally {
    await page.context().close();
    await stop();
  }
};

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"],
});
const signer = await ncalayer();
try {
  for (const lang of Object.keys(words)) await story(browser, signer, lang);
} finally {
  signer.stop();
  await browser.close();
}
