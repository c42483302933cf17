// SPDX-License-Identifier: GPL-3.0-or-later
// How fast the WASM module that ships translates, through the glue that ships, in one Node process:
//
//   node tests/bench/wasm_throughput.mjs [--pack FILE] [--text FILE] [--batch BLOCKS] [--seconds S]
//
// One block a line of the text. Prints the start (module, pack), then words a second of CPU time:
// the best and the median round of S seconds; words are runs of letters or digits of the source.
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

import { build } from "esbuild";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

const { values: options } = parseArgs({
  options: {
    pack: { type: "string", default: path.join(ROOT, "build/packs/eng-spa.pack") },
    text: { type: "string", default: path.join(ROOT, "tests/bench/glue_text.txt") },
    module: { type: "string", default: path.join(ROOT, "build/wasm/palimpsest.mjs") },
    batch: { type: "string", default: "32" }, // blocks, about what a content script sends
    seconds: { type: "string", default: "5" },
  },
});

for (const file of [options.pack, options.text, options.module]) {
  if (existsSync(file)) continue;
  console.error(`wasm_throughput: ${file} is not there; run \`make packs wasm\` first`);
  process.exit(2);
}

/** The glue, bundled as for the extension. */
async function importGlue() {
  const outfile = path.join(ROOT, "build/bench/glue.mjs");
  mkdirSync(path.dirname(outfile), { recursive: true });
  const entryPoints = [path.join(ROOT, "js-glue/core/load.ts")];
  await build({ entryPoints, outfile, bundle: true, format: "esm", logLevel: "error" });
  return import(pathToFileURL(outfile).href);
}

/** Runs `work`; answers its value and the milliseconds of wall and CPU time it took. */
async function timed(work) {
  const wall = performance.now();
  const cpu = process.cpuUsage();
  const value = await work();
  const used = process.cpuUsage(cpu);
  return { value, wallMs: performance.now() - wall, cpuMs: (used.user + used.system) / 1000 };
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

const report = (name, { wallMs, cpuMs }, more = "") =>
  console.log(
    name.padEnd(14),
    `${wallMs.toFixed(0).padStart(6)} ms wall ${cpuMs.toFixed(0).padStart(6)} ms CPU `,
    more,
  );

const lines = readFileSync(options.text, "utf8")
  .split("\n")
  .filter((line) => line.trim() !== "");
const words = lines.reduce((sum, line) => sum + (line.match(/[\p{L}\p{N}]+/gu)?.length ?? 0), 0);
const wasm = readFileSync(options.module.replace(/\.mjs$/, ".wasm"));
const packBytes = readFileSync(options.pack);

const { loadCore } = await importGlue();
const loaded = await timed(() =>
  loadCore({ moduleUrl: pathToFileURL(path.resolve(options.module)).href, wasm }),
);
report("module", loaded, `${wasm.byteLength} bytes`);
const core = loaded.value;
const added = await timed(() => core.addPack(packBytes));
report("pack", added, `${added.value.id}, ${packBytes.byteLength} bytes`);

const size = Number(options.batch);
const pair = { from: added.value.from, to: added.value.to };
const [first] = freshBatches(lines, size);
report("first batch", await timed(() => core.translate(pair, first)), `${first.length} blocks`);

const perSecond = [];
const end = performance.now() + Number(options.seconds) * 1000;
do {
  const batches = freshBatches(lines, size);
  const { cpuMs } = await timed(() => batches.forEach((batch) => core.translate(pair, batch)));
  perSecond.push((words + lines.length) / (cpuMs / 1000)); // each line's number is a word too
} while (performance.now() < end);
perSecond.sort((a, b) => a - b);
const whole = (figure) => Math.round(figure).toLocaleString("en");
console.log(`${words + lines.length} words, ${lines.length} blocks, ${perSecond.length} rounds`);
console.log(
  `words per CPU second: median ${whole(perSecond[perSecond.length >> 1])},`,
  `best ${whole(perSecond.at(-1))}`,
);
