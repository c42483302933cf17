// SPDX-License-Identifier: GPL-3.0-or-later
// How fast texts are split by the rules of an SRX file: 1,500 rules of the kinds that real files have,
// by the native command (JSON in and out included) and by the module that ships (copying in and out
// included; by way of its engine, JSON too). Beside them our own rules on the same text.
//
//   node tests/bench/srx.mjs [--megabytes 20]
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

import { importGlue, timed } from "./support/glue.mjs";
import { openModule } from "./support/module.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const COMMAND = path.join(ROOT, "build/release/palimpsest");
const RULES = 1_500;
const ROUNDS = 3;

const { values: options } = parseArgs({ options: { megabytes: { type: "string", default: "20" } } });

let seed = 1;
const below = (n) => {
  seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
  return Math.floor((seed / 2 ** 32) * n);
};
const WORDS = [...new Set(readFileSync(new URL("support/article.txt", import.meta.url), "utf8").match(/[\p{L}’]+/gu) ?? [])];
const word = () => WORDS[below(WORDS.length)];
const capital = (text) => text[0].toUpperCase() + text.slice(1);

/** An abbreviation that texts have, or not. */
const abbreviation = () => word().toLowerCase().replace(/’/g, "").slice(0, 1 + below(5)) + (below(3) === 0 ? "x" : "");

const EXCEPTIONS = [
  () => ({ before: `\\b${abbreviation()}\\.\\s`, after: "" }),
  () => ({ before: `\\b(?i)${abbreviation()}\\.\\s+`, after: "\\p{Ll}" }),
  () => ({ before: `\\b[${"abcdefgh"[below(8)]}-z]${abbreviation()}\\.\\s`, after: "\\d" }),
  () => ({ before: `\\b\\p{Lu}\\.\\s?${abbreviation()}\\.\\s`, after: "" }),
  () => ({ before: `\\(${abbreviation()}[^)]{0,40}\\.\\s`, after: "[^\\p{Lu}]" }),
  () => ({ before: `(?<!\\d)${abbreviation()}\\.\\h+`, after: "(?!\\p{Lu}\\p{Ll})" }),
];
const BREAKS = [
  { before: '[.?!…]+[\\p{Pe}\\p{Pf}"]*\\s+', after: '[\\p{Pi}\\p{Ps}"]*[\\p{Lu}\\d]' },
  { before: "\\n\\s*\\n", after: "" },
  { before: "[。！？]", after: "" },
];

function rules() {
  const exceptions = Array.from({ length: RULES - BREAKS.length }, (_, index) => ({ breaks: false, ...EXCEPTIONS[index % EXCEPTIONS.length]() }));
  return [...exceptions, ...BREAKS.map((rule) => ({ breaks: true, ...rule }))];
}

function srxOf(list) {
  const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  const body = list.map(({ breaks, before, after }) => `<rule break="${breaks ? "yes" : "no"}"><beforebreak>${escaped(before)}</beforebreak><afterbreak>${escaped(after)}</afterbreak></rule>`);
  return `<srx version="2.0"><header cascade="yes"/><body><languagerules><languagerule languagerulename="all">\n${body.join("\n")}
</languagerule></languagerules><maprules><languagemap languagepattern=".*" languagerulename="all"/></maprules></body></srx>\n`;
}

function sentence() {
  const words = Array.from({ length: 5 + below(20) }, () => (below(25) === 0 ? `${abbreviation()}.` : below(40) === 0 ? String(below(2000)) : word()));
  return `${capital(words.join(" "))}${".?!."[below(4)]}`;
}
const paragraph = () => Array.from({ length: 1 + below(8) }, sentence).join(" ");

const texts = [];
let bytes = 0;
while (bytes < Number(options.megabytes) * 1e6) {
  const text = paragraph();
  texts.push(text);
  bytes += Buffer.byteLength(text);
}
const megabytes = bytes / 1e6;
const list = rules();
console.log(`${list.length.toLocaleString("en")} rules, ${texts.length.toLocaleString("en")} paragraphs, ${megabytes.toFixed(1)} MB`);

const folder = mkdtempSync(path.join(tmpdir(), "palimpsest-bench-"));
try {
  if (existsSync(COMMAND)) benchNative();
  await benchModule();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function benchNative() {
  const file = path.join(folder, "rules.srx");
  writeFileSync(file, srxOf(list));
  const input = texts.map((text) => JSON.stringify({ lang: "en", text })).join("\n");
  const run = (...more) => {
    const begin = process.hrtime.bigint();
    const { status, stderr } = spawnSync(COMMAND, ["segment", ...more], { input, maxBuffer: 1 << 30 });
    if (status !== 0) throw new Error(String(stderr));
    return Number(process.hrtime.bigint() - begin) / 1e6;
  };
  // What the command itself says of its processor time, reading and writing JSON left out.
  const { stderr } = spawnSync(COMMAND, ["segment", "--srx", file, "--rounds", String(ROUNDS)], { input, encoding: "utf8", maxBuffer: 1 << 30 });
  console.log(`  native, SRX, splitting alone: ${stderr.trim()}`);
  for (const [name, ...more] of [["native, SRX", "--srx", file], ["native, our own rules"]]) {
    const ms = Math.min(...Array.from({ length: ROUNDS }, () => run(...more)));
    row(name, ms);
  }
}

async function benchModule() {
  const { loadCore } = await importGlue();
  const wasm = readFileSync(path.join(ROOT, "build/wasm/palimpsest.wasm"));
  const core = await loadCore({ moduleUrl: pathToFileURL(path.join(ROOT, "build/wasm/palimpsest.mjs")).href, wasm });
  const all = () => {
    for (const text of texts) core.segment("en", text);
  };
  const numbered = list.map((rule) => ({ ...rule, beforeLine: 1, afterLine: 1 }));
  const begin = performance.now();
  const srx = { cascade: true, rules: [{ name: "all", rules: numbered }], maps: [{ pattern: ".*", rule: "all", line: 1 }] };
  const result = core.setSegmentationRules(srx, false);
  if (!result.used) throw new Error(JSON.stringify(result.unreadable[0]));
  core.segment("en", texts[0]);
  console.log(`  WASM, rules read and first paragraph: ${(performance.now() - begin).toFixed(0)} ms`);
  row("WASM, engine, SRX", await best(all));
  core.removeSegmentationRules();
  row("WASM, engine, our own rules", await best(all));

  const [module, { Segmenter }] = await Promise.all([openModule(), importGlue("segmenter")]);
  const segmenter = new Segmenter(module, "en");
  const ends = () => {
    for (const text of texts) segmenter.ends(text);
  };
  row("WASM, splitter, our own rules", await best(ends));
  segmenter.setRules(srx, false);
  row("WASM, splitter, SRX", await best(ends));
}

/** CPU time of the fastest of some rounds. */
async function best(work) {
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push((await timed(() => Promise.resolve(work()))).cpuMs);
  return Math.min(...rounds);
}

function row(name, ms) {
  console.log(`  ${name}: ${(megabytes / (ms / 1000)).toFixed(0)} MB/s`);
}
