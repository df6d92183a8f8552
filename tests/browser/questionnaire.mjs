// The volunteer's form, filled in by hand and sent through the API.
import { pbkdf2Sync } from "node:crypto";

const answers = {
  sex: ["f"],
  education: ["higher"],
  experience: ["none"],
  languages: ["kk"],
  ways: ["advice", "work"],
  days: ["sat"],
  hours: ["morning"],
  vehicle: ["car"],
};

/** The name and place in the form. */
export const person = { name: "Айгүл Серікқызы", place: "103200000" };

/** Fills in the form except for the year; answers can be overridden. */
export const fillIn = async (page, phone, others = {}) => {
  for (const [name, values] of Object.entries({ ...answers, ...others })) {
    for (const value of values) await page.check(`[name=${name}][value=${value}]`);
  }
  await page.selectOption("#place", person.place);
  await page.fill("#name", person.name);
  await page.fill("#phone", phone);
  await page.check("#consent");
};

/** Sends the last form of a page and waits for the answer of the functions. */
export const send = async (page) => {
  await page.locator("main [type=submit]:not([formaction])").last().click();
  await page.waitForURL("**/api/**");
};

// The proof of work instead of a second confirmation, as in `js/proof.js`.
const prove = (challenge) => {
  const { nonce, salt, cost, keyLength, keyPrefix } = challenge.parameters;
  const hex = (text) => Buffer.from(text, "hex");
  for (let counter = 0; ; counter += 1) {
    const tried = Buffer.alloc(4);
    tried.writeUInt32BE(counter);
    const key = pbkdf2Sync(Buffer.concat([hex(nonce), tried]), hex(salt), cost, keyLength, "sha256");
    const derivedKey = key.toString("hex");
    if (derivedKey.startsWith(keyPrefix)) return { challenge, solution: { counter, derivedKey, time: 0 } };
  }
};

/** Signs a volunteer up through the API, with one way of helping. */
export const sendIn = async (origin, phone, way) => {
  const address = `${origin}/api/kk/volunteers`;
  const challenge = await (await fetch(`${address}/challenge`)).json();
  const altcha = Buffer.from(JSON.stringify(prove(challenge))).toString("base64");
  const agreed = { consent: "2026-11-29", born: "1985", phone, altcha };
  const answer = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ...answers, ...person, ...agreed, ways: [way] }),
    signal: AbortSignal.timeout(10_000),
  });
  if (answer.status !== 201) throw new Error(`${answer.status}: ${await answer.text()}`);
};
