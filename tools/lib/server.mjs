// SPDX-License-Identifier: GPL-3.0-or-later
// The only server a page under test may talk to: a folder on a free port of this machine, and beside
// it the guard, a proxy that lets nothing through and writes down what wanted out.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
};

export async function startServer(folder) {
  const made = new Map();
  const http = await listen(async (request, response) => {
    const name = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const type = TYPES[path.extname(name)] ?? "application/octet-stream";
    const file = path.join(folder, path.normalize(name));
    if (made.has(name)) response.writeHead(200, { "content-type": type }).end(made.get(name));
    else if (name === "/favicon.ico") response.writeHead(204).end();
    else if (!(await isFile(file))) response.writeHead(404).end();
    else createReadStream(file).pipe(response.writeHead(200, { "content-type": type, "cache-control": "no-store" }));
  });
  const origin = `http://127.0.0.1:${http.address().port}`;
  return {
    origin,
    url: (page) => (/^[a-z][a-z-]*:/.test(page) ? page : new URL(page, `${origin}/`).href),
    add(name, body) {
      made.set(`/made/${name}`, body);
      return `${origin}/made/${name}`;
    },
    close: () => close(http),
  };
}

export async function startGuard() {
  const requests = [];
  const http = await listen((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    response.writeHead(403).end();
  });
  http.on("connect", (request, socket) => {
    requests.push(`CONNECT ${request.url}`);
    socket.on("error", () => undefined); // the browser may hang up first
    socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
  });
  return { port: http.address().port, requests, close: () => close(http) };
}

async function isFile(file) {
  try {
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}

function listen(handler) {
  return new Promise((resolve, reject) => {
    const http = createServer(handler);
    http.once("error", reject);
    http.listen(0, "127.0.0.1", () => resolve(http));
  });
}

function close(http) {
  return new Promise((resolve) => {
    http.close(() => resolve());
    http.closeAllConnections();
  });
}
