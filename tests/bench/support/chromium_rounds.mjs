// SPDX-License-Identifier: GPL-3.0-or-later
// What wasm_rounds.mjs measures in Node, in a worker of the extension in Chromium (tests/bench/engine.mjs
// starts it):
//
//   node tests/bench/support/chromium_rounds.mjs --mode eng-spa --text FILE [--rounds N] [--starts N]
//
// Prints one JSON object: the medians over the starts, each a new worker, of the milliseconds to load
// the module, to read the pack, to add it and to translate the first line, and of the last three
// together; words and seconds (of the wall: a worker is told no other clock) of the best round.
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
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
  const run = (asked) =>
    page.evaluate(
      (data) =>
        new Promise((resolve, reject) => {
          globalThis.bench?.terminate();
          globalThis.bench = new Worker("/engine/bench.js", { type: "module" });
          globalThis.bench.addEventListener("message", (event) => resolve(event.data));
          globalThis.bench.addEventListener("error", (event) => reject(new Error(event.message)));
          globalThis.bench.postMessage(data);
        }),
      asked,
    );
  const asked = { pack: `/packs/${options.mode}.pack`, text: readFileSync(options.text, "utf8") };
  const starts = [];
  for (let i = 0; i < Number(options.starts); i++) starts.push(await run({ ...asked, rounds: 0 }));
  const best = await run({ ...asked, rounds: Number(options.rounds) });
  const names = ["moduleMs", "fetchMs", "packMs", "firstMs", "totalMs"];
  const medians = Object.fromEntries(names.map((name) => [name, median(starts.map((start) => start[name]))]));
  console.log(JSON.stringify({ ...best, ...medians, starts: starts.length }));
} finally {
  await context.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
