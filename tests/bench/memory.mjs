// SPDX-License-Identifier: GPL-3.0-or-later
// The memory of the module that ships beside other engines, in one run: the table of the shared bench
// (quality and speed), then what that has no column for.
//
//   node tests/bench/memory.mjs [--size 20k|full|1m] [--peers levenshtein-scan,minisearch|none] [--characters]
//
// Both tables need ../shared/bench and ../shared/data. At 1m the peers take gigabytes and many minutes.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";

import { Memory } from "./adapters/memory.mjs";
import { openModule } from "./support/module.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const BENCH = path.join(ROOT, "../shared/bench/tm/run.mjs");
const COMMAND = path.join(ROOT, "build/release/palimpsest");
const PAGE_SEGMENTS = 500;
const CHANGES = 5_000;
const THRESHOLD = 0.7;
const CHARACTERS = 2; // the metric

const { values: options } = parseArgs({
  options: {
    size: { type: "string", default: "20k" },
    peers: { type: "string", default: "levenshtein-scan,minisearch" },
    characters: { type: "boolean", default: false },
  },
});

if (!existsSync(BENCH)) {
  console.log("skipped: ../shared/bench/tm is not there to measure with");
  process.exit(0);
}

const work = path.join(tmpdir(), "tm-bench");
const adapter = path.join(ROOT, "tests/bench/adapters/memory.mjs");
execFileSync(
  "node",
  [BENCH, "--size", options.size, "--engines", options.peers, "--adapter", adapter, "--work", work],
  { cwd: ROOT, stdio: ["ignore", "inherit", "ignore"] },
);

const corpus = path.join(work, `corpus-${options.size}.tsv`);
const [sources, targets] = columns(corpus);
const queries = columns(path.join(work, `queries-${options.size}-500.tsv`))[1];
const memory = new Memory(await openModule());
const rows = [];

const seconds = secondsOf(() => memory.build(sources, targets));
rows.push(["build", `${Math.round(sources.length / seconds).toLocaleString("en")} units/s`]);
rows.push(["memory", `${(memory.sizeBytes / sources.length).toFixed(1)} bytes a unit`]);
for (let round = 0; round < 3; round++) for (const query of queries) memory.fuzzy(query, THRESHOLD); // compiled by then
rows.push(["fuzzy, best from 70 %", times(queries, (query) => memory.fuzzy(query, THRESHOLD))]);
rows.push([`a page of ${PAGE_SEGMENTS} segments`, `${(1000 * secondsOf(() => page())).toFixed(1)} ms`]);
const some = Array.from({ length: 20_000 }, (_, i) => sources[Math.floor((i * sources.length) / 20_000)]);
for (const source of some) memory.exact(source);
rows.push(["exact, string crossing included", times(some, (source) => memory.exact(source))]);
const first = sources.length + 1;
const changed = Array.from({ length: CHANGES }, (_, i) => i);
rows.push(["add", times(changed, (i) => memory.put(first + i, `${sources[i * 3]} x`, targets[i * 3]))]);
rows.push(["change", times(changed, (i) => memory.put(first + i, `${sources[i * 3]} y`, targets[i * 3]))]);
rows.push(["delete", times(changed, (i) => memory.remove(first + i))]);
let saved;
rows.push(["save", `${(1000 * secondsOf(() => (saved = memory.save()))).toFixed(0)} ms, ${(saved.length / 1e6).toFixed(1)} MB`]);
rows.push(["open what was saved, in a worker", `${(await openedIn(saved)).toFixed(0)} ms`]);
if (options.characters) {
  const other = new Memory(await openModule());
  other.load(saved);
  rows.push(["fuzzy by characters", times(queries, (query) => other.fuzzy(query, THRESHOLD, CHARACTERS))]);
}
const native = spawnSync(COMMAND, ["memory", "lookup", "--tsv", corpus, "--top", "1", "--stats"], {
  input: queries.join("\n"),
  encoding: "utf8",
  maxBuffer: 1 << 28,
});
if (native.status === 0) rows.push(["native, the same queries", native.stderr.trim()]);

console.log(`\n${sources.length.toLocaleString("en")} units, wall time, one thread`);
for (const [name, value] of rows) console.log(`  ${name.padEnd(34)} ${value}`);

/** Milliseconds. */
function openedIn(bytes) {
  const worker = new Worker(new URL("support/open_memory.mjs", import.meta.url), { workerData: bytes });
  return new Promise((resolve, reject) => worker.once("message", resolve).once("error", reject));
}

function page() {
  for (let i = 0; i < PAGE_SEGMENTS; i++) memory.fuzzy(queries[i % queries.length], THRESHOLD);
}

function columns(file) {
  const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
  return [0, 1].map((column) => lines.map((line) => line.split("\t")[column]));
}

function secondsOf(work_) {
  const begin = performance.now();
  work_();
  return (performance.now() - begin) / 1000;
}

/** Percentiles of single calls. */
function times(items, call) {
  const all = items.map((item) => secondsOf(() => call(item)) * 1e6).sort((a, b) => a - b);
  const at = (part) => all[Math.min(all.length - 1, Math.floor(all.length * part))].toFixed(1);
  return `p50 ${at(0.5)} µs, p95 ${at(0.95)} µs, p99 ${at(0.99)} µs`;
}
