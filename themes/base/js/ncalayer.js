// Signs with NCALayer, the national e-signature program on the user's own machine.
//
// It answers on a local WebSocket. Pages from the network may connect only after the user allowed it
// in the browser; a refusal looks the same as a program that is not running.

const ADDRESS = "wss://127.0.0.1:13579";

// Only signing keys of natural persons: a hint for the window of the program, checked by the server.
const FOR_SIGNING = ["1.3.6.1.5.5.7.3.4"];

export class Absent extends Error {}
export class Cancelled extends Error {}
export class Refused extends Error {}

const connect = () =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(ADDRESS);
    const gone = () => reject(new Absent("no connection"));
    socket.addEventListener("error", gone, { once: true });
    socket.addEventListener("close", gone, { once: true });
    // The program sends its version first and accepts requests only after that.
    socket.addEventListener("message", () => resolve(socket), { once: true });
  });

const ask = (socket, request) =>
  new Promise((resolve, reject) => {
    const gone = () => reject(new Absent("the connection was closed"));
    socket.addEventListener("close", gone, { once: true });
    socket.addEventListener("message", ({ data }) => resolve(JSON.parse(data)), { once: true });
    socket.send(JSON.stringify(request));
  });

// The signed message in PEM for a document in base64.
export const sign = async (document, locale) => {
  const socket = await connect();
  try {
    const answer = await ask(socket, {
      module: "kz.gov.pki.knca.basics",
      method: "sign",
      args: {
        format: "cms",
        data: document,
        signingParams: { decode: true, encapsulate: true, digested: false, tsaProfile: null },
        // An empty chain lets test keys be chosen too; the server decides which keys are accepted.
        signerParams: { extKeyUsageOids: FOR_SIGNING, chain: [] },
        locale,
      },
    });
    if (!answer.status) throw new Refused(answer.message ?? answer.errorCode ?? "");
    const result = answer.body?.result;
    if (!result || result.length === 0) throw new Cancelled("the window was closed");
    return Array.isArray(result) ? result[0] : result;
  } finally {
    socket.close();
  }
};
