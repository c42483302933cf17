// SPDX-License-Identifier: GPL-3.0-or-later
// How fast the WASM module that ships translates, through the glue that ships, in one Node process of
// its own (tests/bench/engine.mjs starts it):
//
//   node tests/bench/support/wasm_rounds.mjs --pack FILE --text FILE [--batch BLOCKS] [--rounds N]
//
// One block a line of the text. Prints one JSON object: milliseconds to load the module and the pack and
// to translate the first batch, what resident memory grew by meanwhile; words and CPU seconds of the
// best and the median round.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

import { importGlue, timed } from "./glue.mjs";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

const { values: options } = parseArgs({
  options: {
    pack: { type: "string" },
    text: { type: "string" },
    module: { type: "string", default: path.join(ROOT, "build/wasm/palimpsest.mjs") },
    batch: { type: "string", default: "32" }, // blocks, about what a content script sends
    rounds: { type: "string", default: "3" },
  },
});

for (const file of [options.pack, options.text, options.module]) {
  if (file !== undefined && existsSync(file)) continue;
  console.error(`wasm_rounds: ${file} is not there; run \`make packs wasm\` first`);
  process.exit(2);
}

let lineCount = 0;

/**
 * The text as batches of blocks. Each line gets a number of its own: the core remembers what the
 * engine said in this session, and would be measured doing only that.
 */
function freshBatches(lines, size) {
  const batches = [];
  for (let at = 0; at < lines.length; at += size) {
    const part = lines.slice(at, at + size);
    const numbered = part.map((line) => line.replace(/[.!?]?\s*$/, ` ${++lineCount}$&`));
    batches.push(numbered.map((line, index) => ({ id: at + index, runs: [line] })));
  }
  return batches;
}

const lines = readFileSync(options.text, "utf8")
  .split("\n")
  .filter((line) => line.trim() !== "");
const words = lines.reduce((sum, line) => sum + line.trim().split(/\s+/).length, 0) + lines.length;
const wasm = readFileSync(options.module.replace(/\.mjs$/, ".wasm"));
const packBytes = readFileSync(options.pack);

const { loadCore } = await importGlue();
const loaded = await timed(() =>
  loadCore({ moduleUrl: pathToFileURL(path.resolve(options.module)).href, wasm }),
);
const core = loaded.value;
globalThis.gc?.();
const residentBefore = process.memoryUsage().rss;
const added = await timed(() => core.addPack(packBytes));
const size = Number(options.batch);
const pair = { from: added.value.from, to: added.value.to };
const [first] = freshBatches(lines, 1);
const start = await timed(() => core.translate(pair, first));

const residentMb = (process.memoryUsage().rss - residentBefore) / 2 ** 20;
const rounds = [];
for (let i = 0; i < Number(options.rounds); ++i) {
  const batches = freshBatches(lines, size);
  const { cpuMs } = await timed(() => batches.forEach((batch) => core.translate(pair, batch)));
  rounds.push(cpuMs / 1000);
}
rounds.sort((a, b) => a - b);
console.log(
  JSON.stringify({
    words, // each line's number is a word too
    moduleMs: loaded.wallMs,
    packMs: added.wallMs,
    firstMs: start.wallMs,
    residentMb, // from before the pack to after the first sentence
    bestSeconds: rounds[0],
    medianSeconds: rounds[rounds.length >> 1],
  }),
);
