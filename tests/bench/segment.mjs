// SPDX-License-Identifier: GPL-3.0-or-later
// The speed of splitting texts into sentences: the module that ships beside Intl.Segmenter, sentencex-wasm,
// sentence-splitter and sbd, in one process, round by round, everything from a JavaScript string to the
// places (or texts) of its sentences included; and the native command, its processor time alone.
//
//   node tests/bench/segment.mjs [--rounds 5] [--megabytes 2]
//
// MB are of UTF-8 a second of processor time; still, trust the ratios first. Texts are those of ../shared/data/segmentation.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { split as sentenceSplitter } from "sentence-splitter";

import * as palimpsest from "./adapters/segment.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const DATA = path.join(ROOT, "../shared/data/segmentation");
const COMMAND = path.join(ROOT, "build/release/palimpsest");
const WARM_UP_ROUNDS = 2;
const require = createRequire(import.meta.url);

const { values: options } = parseArgs({
  options: { rounds: { type: "string", default: "5" }, megabytes: { type: "string", default: "2" } },
});
if (!existsSync(DATA)) {
  console.log("skipped: ../shared/data/segmentation is not there to measure with");
  process.exit(0);
}

const records = readdirSync(DATA)
  .filter((name) => name.endsWith(".jsonl"))
  .flatMap((name) => readFileSync(path.join(DATA, name), "utf8").split("\n"))
  .filter((line) => line !== "")
  .map((line) => JSON.parse(line))
  .filter(({ set, lang }) => set === "ud" && lang !== "th");

await palimpsest.init();
const sentencex = await openSentencex();
const sbd = require("sbd");
const intl = new Map();

/** name, what it does to a text, the largest part of the texts it gets: the slow ones would take minutes. */
const TOOLS = [
  ["palimpsest (WASM)", palimpsest.segment, 1],
  ["Intl.Segmenter", withIntl, 1],
  ["sentencex-wasm", (text, lang) => sentencex.segment(lang, text), 0.25],
  ["sbd", (text) => sbd.sentences(text), 1],
  ["sentence-splitter", (text) => sentenceSplitter(text), 0.02],
];

for (const [title, chosen] of [
  ["English", records.filter(({ lang }) => lang === "en")],
  ["33 languages", records],
]) {
  const texts = repeat(chosen, Number(options.megabytes) * 1e6);
  console.log(`\n${title}, ${(bytesOf(texts) / 1e6).toFixed(1)} MB of UTF-8`);
  for (const [name, speed, ratio] of measure(texts)) {
    console.log(`  ${name.padEnd(20)} ${speed.toFixed(1).padStart(8)} MB/s  ${ratio.toFixed(2).padStart(7)} x Intl.Segmenter`);
  }
  console.log(`  ${"native, one core".padEnd(20)} ${native(chosen)}`);
}

/** For each tool the median of MB/s and of the ratio to the Intl.Segmenter of the same round. */
function measure(texts) {
  const speeds = TOOLS.map(() => []);
  const ratios = TOOLS.map(() => []);
  // Compiled for speed by then: browsers do that to WASM and JavaScript while they run.
  for (let round = 0; round < WARM_UP_ROUNDS; round++) for (const [, tool, part] of TOOLS) speedOf(tool, share(texts, part));
  for (let round = 0; round < Number(options.rounds); round++) {
    const now = TOOLS.map(([, tool, part]) => speedOf(tool, share(texts, part)));
    now.forEach((speed, i) => {
      speeds[i].push(speed);
      ratios[i].push(speed / now[1]);
    });
  }
  return TOOLS.map(([name], i) => [name, median(speeds[i]), median(ratios[i])]);
}

function share(texts, part) {
  return texts.slice(0, Math.ceil(texts.length * part));
}

function speedOf(tool, texts) {
  // Processor time, as other work on the machine takes none of it.
  const begin = process.cpuUsage();
  for (const { text, lang } of texts) tool(text, lang);
  const { user, system } = process.cpuUsage(begin);
  return bytesOf(texts) / (user + system);
}

function withIntl(text, lang) {
  let segmenter = intl.get(lang);
  if (!segmenter) intl.set(lang, (segmenter = new Intl.Segmenter(lang, { granularity: "sentence" })));
  let last = 0;
  for (const { index } of segmenter.segment(text)) last = index;
  return last;
}

async function openSentencex() {
  const module = await import("sentencex-wasm");
  const wasm = path.join(ROOT, "node_modules/sentencex-wasm/sentencex_wasm_bg.wasm");
  module.initSync({ module: readFileSync(wasm) });
  return module;
}

function native(chosen) {
  const input = chosen.map(({ lang, text }) => JSON.stringify({ lang, text })).join("\n");
  const rounds = Math.max(1, Math.round(5e7 / bytesOf(chosen)));
  const run = spawnSync(COMMAND, ["segment", "--rounds", String(rounds)], { input, encoding: "utf8", maxBuffer: 1 << 28 });
  return run.status === 0 ? run.stderr.trim() : "not built: make cli";
}

function repeat(texts, bytes) {
  const out = [];
  for (let size = 0; size < bytes; ) {
    for (const text of texts) {
      out.push(text);
      size += Buffer.byteLength(text.text);
      if (size >= bytes) break;
    }
  }
  return out;
}

function bytesOf(texts) {
  return texts.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
}

function median(values) {
  return values.sort((a, b) => a - b)[(values.length - 1) >> 1];
}
