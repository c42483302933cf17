// SPDX-License-Identifier: GPL-3.0-or-later
// Makes a thread of Node enough of a browser's module worker to run the bundled worker entry
// unchanged: `self`, and a fetch that reads file: addresses. Then runs workerData.bundle.
import { readFile } from "node:fs/promises";
import { parentPort, workerData } from "node:worker_threads";

const waiting = [];
const scope = {
  onmessage: null,
  postMessage: (message) => parentPort.postMessage(message),
  location: { href: workerData.bundle },
};
globalThis.self = scope;
globalThis.importScripts = () => {
  throw new TypeError("Module scripts don't support importScripts().");
};
globalThis.fetch = async (url) => {
  const bytes = await readFile(new URL(url)).catch(() => {
    throw new TypeError("Failed to fetch");
  });
  const type = String(url).endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
  return new Response(bytes, { headers: { "content-type": type } });
};

parentPort.on("message", (data) =>
  scope.onmessage ? scope.onmessage({ data }) : waiting.push(data),
);
await import(workerData.bundle);
for (const data of waiting.splice(0)) scope.onmessage({ data });
