// SPDX-License-Identifier: GPL-3.0-or-later
// What the store costs on Chromium's real private files: importing, opening, listing, changing.
//
//   node tests/bench/store.mjs [--units 1000000]
//
// The texts are made up, 60 characters a side. No core: what the index costs is another bench's affair.
import { build } from "esbuild";
import { mkdtempSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { EXECUTABLE } from "../../tools/lib/chromium.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const SQLITE = path.join(ROOT, "node_modules/@sqlite.org/sqlite-wasm/dist");
const { values: options } = parseArgs({ options: { units: { type: "string", default: "1000000" } } });
const units = Number(options.units);

const { outputFiles } = await build({ entryPoints: [path.join(ROOT, "tests/bench/support/store-worker.ts")], bundle: true, format: "esm", write: false });
const files = {
  "/": ["text/html", "<!doctype html><title>store</title>"],
  "/worker.js": ["text/javascript", outputFiles[0].text],
  "/sqlite3.mjs": ["text/javascript", await readFile(path.join(SQLITE, "index.mjs"))],
  "/sqlite3.wasm": ["application/wasm", await readFile(path.join(SQLITE, "sqlite3.wasm"))],
};
const server = createServer((request, response) => {
  const [type, body] = files[request.url] ?? ["text/plain", ""];
  response.writeHead(200, { "content-type": type }).end(body);
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const origin = `http://127.0.0.1:${server.address().port}`;
const profile = mkdtempSync(path.join(tmpdir(), "palimpsest-bench-"));
const context = await chromium.launchPersistentContext(profile, { executablePath: EXECUTABLE, args: ["--no-sandbox", "--disable-gpu"] });
try {
  const page = await context.newPage();
  await page.goto(`${origin}/`);
  const order = { sqliteUrl: `${origin}/sqlite3.mjs`, units };
  const run = (sent) =>
    page.evaluate(
      (message) =>
        new Promise((resolve) => {
          const worker = new Worker("/worker.js", { type: "module" });
          worker.onmessage = ({ data }) => {
            worker.terminate();
            resolve(data);
          };
          worker.postMessage(message);
        }),
      sent,
    );
  const { times, error } = await run(order);
  if (error) throw new Error(error);
  const again = await run({ ...order, units: 0 }); // a new worker on the same files
  if (again.error) throw new Error(again.error);
  const row = (name, value) => console.log(name.padEnd(48) + value.padStart(14));
  row(`${units.toLocaleString("en")} units`, "");
  for (const [name, value] of Object.entries(times)) {
    if (name.startsWith("bytes")) row(name, value.toFixed(0));
    else if (name.startsWith("one change")) row(name, `${(value / 200).toFixed(2)} ms`);
    else row(name, `${value.toFixed(1)} ms`);
  }
  row("open again in a new worker", `${again.times["open, empty"].toFixed(1)} ms`);
} finally {
  await context.close();
  server.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}
