// SPDX-License-Identifier: GPL-3.0-or-later
// What the session's cache of answers saves: the same sentences a first and a second time, through the
// WASM module and the glue that ship; by the embedded engine, and by one outside the core that is free.
//
//   node tests/bench/again.mjs [--sentences N] [--text FILE]
//
// One sentence a block. A text with fewer lines is gone over again, with a number at each line's end.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";

import { importGlue, timed } from "./support/glue.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const MODULE = path.join(ROOT, "build/wasm/palimpsest.mjs");
const PACK = path.join(ROOT, "build/packs/eng-spa.pack");
const ORACLE = path.join(ROOT, "../shared/data/mt/eng-spa.oracle.tsv.gz");
const ARTICLE = path.join(ROOT, "tests/bench/support/article.txt");
const BATCH = 32; // blocks, about what a content script sends

const { values: options } = parseArgs({
  options: { sentences: { type: "string", default: "10000" }, text: { type: "string" } },
});
for (const file of [MODULE, PACK]) {
  if (existsSync(file)) continue;
  console.error(`again: ${file} is not there; run \`make packs wasm\` first`);
  process.exit(2);
}

function readText() {
  if (options.text !== undefined) return readFileSync(options.text, "utf8");
  if (!existsSync(ORACLE)) return readFileSync(ARTICLE, "utf8");
  return gunzipSync(readFileSync(ORACLE)).toString("utf8").replace(/\t.*$/gm, "");
}

/** As many batches as `count` sentences make, each sentence once. */
function batchesOf(count) {
  const lines = [...new Set(readText().split("\n").filter((line) => line.trim() !== ""))];
  const blocks = Array.from({ length: count }, (_, id) => {
    const round = Math.floor(id / lines.length);
    const line = lines[id % lines.length].replace(/[.!?]?\s*$/, round > 0 ? ` ${round}$&` : "$&");
    return { id, runs: [line] };
  });
  return Array.from({ length: Math.ceil(count / BATCH) }, (_, n) =>
    blocks.slice(n * BATCH, (n + 1) * BATCH),
  );
}

const count = Number(options.sentences);
const batches = batchesOf(count);
const { loadCore } = await importGlue();
const core = await loadCore({
  moduleUrl: pathToFileURL(MODULE).href,
  wasm: readFileSync(MODULE.replace(/\.mjs$/, ".wasm")),
});
const { from, to } = core.addPack(readFileSync(PACK));

let asked = 0;
function outside(blocks) {
  const { ticket, segments } = core.prepare("bench", { from, to }, blocks);
  asked += segments.length;
  core.complete(ticket, segments); // answers with the source: no work of its own
}

const row = (cells) =>
  console.log(cells.map((cell, i) => String(cell)[i ? "padStart" : "padEnd"](i ? 14 : 34)).join(""));

console.log(`${count.toLocaleString("en")} sentences, CPU microseconds a sentence`);
row(["", "first time", "second time", "x faster"]);
for (const [name, translate] of [
  ["embedded engine", (blocks) => core.translate({ from, to }, blocks)],
  ["engine outside, without its work", outside],
]) {
  const times = [];
  for (let time = 0; time < 2; ++time) {
    asked = 0;
    const { cpuMs } = await timed(() => batches.forEach(translate));
    times.push((cpuMs * 1000) / count);
  }
  row([name, times[0].toFixed(1), times[1].toFixed(1), (times[0] / times[1]).toFixed(1)]);
}
console.log(`segments the engine outside was asked for the second time: ${asked}`);
