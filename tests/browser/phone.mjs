// A phone with eGov Mobile: reads the QR symbol from a picture of the page, and makes the two calls
// of the national signing service.
import { fileURLToPath } from "node:url";
import { signature } from "./ncalayer.mjs";

const decoder = fileURLToPath(import.meta.resolve("jsqr"));

const answered = async (call, status) => {
  const answer = await call;
  if (answer.status !== status) throw new Error(`${answer.status}: ${await answer.text()}`);
  return answer;
};

/** The text of the QR symbol on a page, read from a picture of the page. */
export const scan = async (browser, page) => {
  const symbol = page.locator(".signing__symbol");
  await symbol.scrollIntoViewIfNeeded();
  const picture = (await symbol.screenshot()).toString("base64");
  const camera = await browser.newPage();
  await camera.addScriptTag({ path: decoder });
  const said = await camera.evaluate(async (picture) => {
    const image = new Image();
    image.src = `data:image/png;base64,${picture}`;
    await image.decode();
    const { width, height } = image;
    const canvas = new OffscreenCanvas(width, height).getContext("2d");
    canvas.drawImage(image, 0, 0);
    // Dark on light only, as a plain scanner reads.
    const how = { inversionAttempts: "dontInvert" };
    return window.jsQR(canvas.getImageData(0, 0, width, height).data, width, height, how)?.data;
  }, picture);
  await camera.close();
  if (!said) throw new Error("the symbol cannot be read");
  return said;
};

/** Signs the document of a symbol; returns the first answer, which a phone shows to its owner. */
export const signByPhone = async (said, ncalayer) => {
  if (!said.startsWith("mobileSign:")) throw new Error(`the symbol says ${said}`);
  const headers = { "accept-language": "ru", "content-type": "application/json" };
  const ask = (address, more) =>
    fetch(address, { headers, signal: AbortSignal.timeout(10_000), ...more });
  const about = await (await answered(ask(said.slice("mobileSign:".length)), 200)).json();
  const { uri } = about.document;
  const documents = await (await answered(ask(uri), 200)).json();
  const [{ document }] = documents.documentsToSign;
  document.file.data = await signature(ncalayer, document.file.data);
  await answered(ask(uri, { method: "PUT", body: JSON.stringify(documents) }), 200);
  return about;
};
