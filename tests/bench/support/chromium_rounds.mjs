// SPDX-License-Identifier: GPL-3.0-or-later
// What wasm_rounds.mjs measures in Node, in a worker of the extension in Chromium (tests/bench/engine.mjs
// starts it):
//
//   node tests/bench/support/chromium_rounds.mjs --mode eng-spa --text FILE [--rounds N] [--starts N]
//
// Prints one JSON object: the medians over the starts, each a new worker, of the milliseconds to load
// the module, to read the pack, to add it and to translate the first line, and of the last three
// together, and of what the extension's processes grow by meanwhile (memory of their own, in MB); words and
// seconds (of the wall: a worker is told no other clock) of the best round.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { build } from "esbuild";

import { launchWithExtension } from "../../../tools/lib/chromium.mjs";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const { values: options } = parseArgs({
  options: {
    mode: { type: "string" },
    text: { type: "string" },
    rounds: { type: "string", default: "3" },
    starts: { type: "string", default: "20" },
  },
});

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

const folder = mkdtempSync(path.join(tmpdir(), "palimpsest-bench-"));
const extension = path.join(folder, "extension");
cpSync(path.join(ROOT, "dist/chromium"), extension, { recursive: true });
await build({
  entryPoints: [path.join(ROOT, "tests/bench/support/engine-worker.mjs")],
  outfile: path.join(extension, "engine/bench.js"),
  ...{ bundle: true, format: "esm", logLevel: "error" },
});
const { context, extensionId } = await launchWithExtension({ extension, profile: path.join(folder, "profile") });
try {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${extensionId}/manifest.json`);
  const run = async (asked) => {
    await page.evaluate(startWorker);
    const before = extensionBytes();
    const answer = await page.evaluate(askWorker, asked);
    return { ...answer, residentMb: (extensionBytes() - before) / 1e6 };
  };
  const asked = { pack: `/packs/${options.mode}.pack`, text: readFileSync(options.text, "utf8") };
  const [firstLine] = asked.text.split("\n"); // the text itself would count as memory of the engine
  const starts = [];
  for (let i = 0; i < Number(options.starts); i++) starts.push(await run({ ...asked, text: firstLine, rounds: 0 }));
  const best = await run({ ...asked, rounds: Number(options.rounds) });
  const names = ["moduleMs", "fetchMs", "packMs", "firstMs", "totalMs", "residentMb"];
  const medians = Object.fromEntries(names.map((name) => [name, median(starts.map((start) => start[name]))]));
  console.log(JSON.stringify({ ...best, ...medians, starts: starts.length }));
} finally {
  await context.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** Runs in the page: a new worker, with the module loaded. */
function startWorker() {
  globalThis.bench?.terminate();
  globalThis.bench = new Worker("/engine/bench.js", { type: "module" });
  return new Promise((resolve, reject) => {
    globalThis.bench.addEventListener("message", () => resolve(null), { once: true });
    globalThis.bench.addEventListener("error", (event) => reject(new Error(event.message)));
  });
}

/** Runs in the page. */
function askWorker(asked) {
  return new Promise((resolve) => {
    globalThis.bench.addEventListener("message", (event) => resolve(event.data), { once: true });
    globalThis.bench.postMessage(asked);
  });
}

/** Memory of their own of the processes of extensions under this one, in bytes. */
function extensionBytes() {
  const parents = new Map();
  const found = [];
  for (const id of readdirSync("/proc").filter((name) => /^\d+$/.test(name)).map(Number)) {
    try {
      const status = readFileSync(`/proc/${id}/status`, "utf8");
      parents.set(id, Number(/^PPid:\s*(\d+)/m.exec(status)?.[1]));
      if (!readFileSync(`/proc/${id}/cmdline`, "utf8").includes("--extension-process")) continue;
      found.push({ id, bytes: 1024 * Number(/^RssAnon:\s*(\d+)/m.exec(status)?.[1] ?? 0) });
    } catch {
      // it ended meanwhile
    }
  }
  const isOurs = (id) => id === process.pid || (parents.has(id) && isOurs(parents.get(id)));
  return found.filter(({ id }) => isOurs(id)).reduce((sum, { bytes }) => sum + bytes, 0);
}
