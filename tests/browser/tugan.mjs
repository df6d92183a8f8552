// The program itself, serving a test site and the functions with their own data folder.
import { spawn, spawnSync } from "node:child_process";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const sample = fileURLToPath(new URL("../sites/functions/", import.meta.url));

/**
 * Serves a copy of `tests/sites/functions`; returns its origin, a function that runs another command
 * of the program on it, and a function to stop.
 */
export const tugan = async (program) => {
  const root = await mkdtemp(join(tmpdir(), "tugan-"));
  await cp(sample, root, { recursive: true });
  const data = join(root, "data-of-the-counter");
  const given = ["--root", root, "--lang", "en", "--today", "2026-11-24"];
  const serving = ["serve", "--no-build", "--port", "0", "--data", data, "--trust", "test"];
  const child = spawn(program, [...given, ...serving], { stdio: ["ignore", "pipe", "inherit"] });
  const origin = await new Promise((found, failed) => {
    let said = "";
    child.stdout.on("data", (bytes) => {
      said += bytes;
      const [address] = said.match(/http:\/\/[\d.]+:\d+/) ?? [];
      if (address) found(address);
    });
    child.on("error", failed);
    child.on("exit", () => failed(new Error(`it ended before it served: ${said}`)));
  });
  const run = (command, input = "") =>
    spawnSync(program, [...given, ...command, "--data", data], { input, encoding: "utf8", timeout: 30_000 });
  const stop = async () => {
    const ended = new Promise((done) => child.on("exit", done));
    child.kill();
    await ended;
    await rm(root, { recursive: true, force: true });
  };
  return { origin, run, stop };
};
