// SPDX-License-Identifier: GPL-3.0-or-later
// How fast the WASM module that ships translates, through the glue that ships, in one Node process of
// its own (tests/bench/engine.mjs starts it):
//
//   node tests/bench/support/wasm_rounds.mjs --pack FILE --text FILE [--rounds N]
//
// One block a line of the text. Prints one JSON object: milliseconds to load the module and the pack and
// to translate the first line, the megabytes that resident memory grew by meanwhile; words and CPU
// seconds of the best round.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

import { importGlue, timed } from "./glue.mjs";
import { firstSentence, rounds } from "./rounds.mjs";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

const { values: options } = parseArgs({
  options: {
    pack: { type: "string" },
    text: { type: "string" },
    module: { type: "string", default: path.join(ROOT, "build/wasm/palimpsest.mjs") },
    rounds: { type: "string", default: "3" },
  },
});

for (const file of [options.pack, options.text, options.module]) {
  if (file !== undefined && existsSync(file)) continue;
  console.error(`wasm_rounds: ${file} is not there; run \`make packs wasm\` first`);
  process.exit(2);
}

const lines = readFileSync(options.text, "utf8")
  .split("\n")
  .filter((line) => line.trim() !== "");
const wasm = readFileSync(options.module.replace(/\.mjs$/, ".wasm"));
const pack = readFileSync(options.pack);

const { loadCore } = await importGlue();
const loaded = await timed(() =>
  loadCore({ moduleUrl: pathToFileURL(path.resolve(options.module)).href, wasm }),
);
globalThis.gc?.();
const residentBefore = process.memoryUsage().rss;
const { pair, ...first } = firstSentence(loaded.value, pack, lines);
const residentMb = (process.memoryUsage().rss - residentBefore) / 2 ** 20;
const cpuSeconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};
const best = rounds(loaded.value, pair, lines, Number(options.rounds), cpuSeconds);
console.log(JSON.stringify({ moduleMs: loaded.wallMs, ...first, residentMb, ...best }));
