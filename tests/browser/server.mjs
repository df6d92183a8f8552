// A plain file server, with the headers that the site needs.
import { createServer } from "node:http";
import { readFile, stat } from "node:fs/promises";
import { extname, join, normalize } from "node:path";

const types = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".xml": "application/xml; charset=utf-8",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".txt": "text/plain; charset=utf-8",
};

// A page that needs more than this shows an error on its console.
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
].join("; ");

const find = async (folder, path) => {
  const full = join(folder, normalize(path));
  const found = await stat(full).catch(() => null);
  if (found?.isFile()) return { file: full };
  if (!found?.isDirectory()) return {};
  if (!path.endsWith("/")) return { moved: `${path}/` };
  const index = join(full, "index.html");
  return (await stat(index).catch(() => null)) ? { file: index } : {};
};

/** Serves a folder on a free port of this machine; returns its origin and a function to stop. */
export const serve = async (folder) => {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const { file, moved } = await find(folder, path);
    if (moved) {
      response.writeHead(308, { location: moved }).end();
      return;
    }
    const shown = file ?? join(folder, "404.html");
    response.writeHead(file ? 200 : 404, {
      "content-type": types[extname(shown)] ?? "application/octet-stream",
      "content-security-policy": policy,
    });
    response.end(await readFile(shown));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return { origin, stop: () => server.close() };
};
