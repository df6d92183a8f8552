// Validates one page of every type with the Nu HTML checker.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { addresses, file } from "./pages.mjs";
import { Suite } from "./suite.mjs";

const site = resolve(process.argv[2]);
const require = createRequire(import.meta.url);
const jar = join(dirname(require.resolve("vnu-jar/package.json")), "build/dist/vnu.jar");
const pages = addresses(site);
const files = pages.map((address) => file(site, address));
const checker = spawnSync(
  "java",
  ["-Xss4m", "-jar", jar, "--errors-only", "--format", "json", "--stdout", "--exit-zero-always", ...files],
  { encoding: "utf8", maxBuffer: 1 << 28 },
);

const suite = new Suite();
await suite.check("the checker runs", () => {
  if (checker.status !== 0) throw new Error(checker.stderr || String(checker.error));
});
const messages = checker.status === 0 ? JSON.parse(checker.stdout).messages : [];
for (const [at, address] of pages.entries()) {
  const url = pathToFileURL(files[at]).href.replace("file:///", "file:/");
  const found = messages.filter((message) => message.url.replace("file:///", "file:/") === url);
  await suite.check(address, () =>
    found.map(({ lastLine, message, extract }) => `${lastLine}: ${message} ${extract ?? ""}`),
  );
}
suite.finish();
