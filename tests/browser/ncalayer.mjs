// The substitute for NCALayer in `functions/eds/examples`, and the routing of pages to it.
import { spawn } from "node:child_process";
import { resolve } from "node:path";
import WebSocket from "ws";

const program = resolve(process.env.NCALAYER ?? "target/release/examples/ncalayer");

/** Starts it; returns its address and a function that stops it. */
export const ncalayer = async (...wishes) => {
  const given = ["--port", "0", ...wishes];
  const child = spawn(program, given, { stdio: ["ignore", "pipe", "inherit"] });
  const address = await new Promise((found, failed) => {
    child.stdout.on("data", (bytes) => found(String(bytes).trim()));
    child.on("error", failed);
    child.on("exit", () => failed(new Error(`${program} ended before it answered`)));
  });
  return { address, stop: () => child.kill() };
};

/** Routes the NCALayer connections of a page to the address that `target` returns. */
export const lead = (page, target) =>
  page.routeWebSocket(/^wss:\/\/127\.0\.0\.1:13579/, (asked) => {
    const answering = new WebSocket(target());
    const early = [];
    asked.onMessage((text) => (answering.readyState === 1 ? answering.send(text) : early.push(text)));
    asked.onClose(() => answering.close());
    answering.on("open", () => early.forEach((text) => answering.send(text)));
    answering.on("message", (bytes) => asked.send(String(bytes)));
    answering.on("error", () => asked.close());
    answering.on("close", () => asked.close());
  });

/** Signs a document in base64 without a page; returns base64 in one line. */
export const signature = (address, document) =>
  new Promise((signed, failed) => {
    const socket = new WebSocket(address, { handshakeTimeout: 10_000 });
    const args = {
      format: "cms",
      data: document,
      signingParams: { decode: true, encapsulate: true, digested: false },
      signerParams: {},
      locale: "ru",
    };
    socket.on("error", failed);
    socket.on("message", (bytes) => {
      const { status, body, message } = JSON.parse(bytes);
      if (status === undefined) {
        socket.send(JSON.stringify({ module: "kz.gov.pki.knca.basics", method: "sign", args }));
        return;
      }
      socket.close();
      if (status) signed(body.result[0].replaceAll(/-----[^-]+-----|\s/g, ""));
      else failed(new Error(message));
    });
  });
