// How long the list of volunteers takes to be filtered and sorted in a browser whose processor is four
// times slower. Prints figures; it is no test. `node measure-list.mjs ADDRESS-OF-THE-LIST [FACTOR]`
import { chromium } from "playwright-core";

const [address, factor = "4"] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"],
});
const page = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage();
const session = await page.context().newCDPSession(page);
await session.send("Performance.enable");
await page.goto(address, { waitUntil: "networkidle" });
await session.send("Emulation.setCPUThrottlingRate", { rate: Number(factor) });

// The seconds that the page's main thread has worked so far.
const worked = async () => {
  const { metrics } = await session.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "TaskDuration").value;
};

const choose = (name, value) =>
  page.evaluate(
    ([name, value]) =>
      new Promise((done) => {
        const place = document.querySelector("[data-volunteers]");
        const select = document.querySelector(`#filter-${name}`);
        const begun = performance.now();
        const ready = () => requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun)));
        const seen = new MutationObserver(() => {
          if (place.hasAttribute("aria-busy")) return;
          seen.disconnect();
          ready();
        });
        select.value = value;
        select.dispatchEvent(new Event("change", { bubbles: true }));
        if (place.hasAttribute("aria-busy")) seen.observe(place, { attributes: true });
        else ready();
      }),
    [name, value],
  );

const middle = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
const steps = [["way", "care"], ["day", "sat"], ["day", ""], ["way", ""], ["sort", "day"], ["sort", "place"]];
console.log(`${await page.locator("[data-volunteers-list] > li").count()} cards in the page`);
for (const [name, value] of steps) {
  const whole = [];
  const own = [];
  for (let round = 0; round < 7; round += 1) {
    await choose(name, "");
    const before = await worked();
    whole.push(await choose(name, value));
    own.push((await worked()) - before);
  }
  const found = await page.locator("[data-volunteers-found]").innerText();
  const ms = (value) => value.toFixed(0).padStart(5);
  console.log(`${name}=${value || "any"}: until shown ${ms(middle(whole))} ms, of it work ${ms(middle(own) * 1e3)} ms (${found})`);
}
await browser.close();
