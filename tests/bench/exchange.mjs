// SPDX-License-Identifier: GPL-3.0-or-later
// How fast exchange files are read: the module that ships, in pieces as the worker gets them, down to
// units in JavaScript; and the native command beside it.
//
//   node tests/bench/exchange.mjs [--units 200000]
//
// The file is made of ../shared/bench/make_tm.mjs where that exists.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

import { importGlue, timed } from "./support/glue.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const MAKER = path.join(ROOT, "../shared/bench/make_tm.mjs");
const COMMAND = path.join(ROOT, "build/release/palimpsest");
const PIECE_BYTES = 3 * 512 * 1024; // as the page of the memories sends them
const ROUNDS = 3;

const { values: options } = parseArgs({ options: { units: { type: "string", default: "200000" } } });

if (!existsSync(MAKER)) {
  console.log("skipped: ../shared/bench/make_tm.mjs is not there to make a file");
  process.exit(0);
}

const folder = mkdtempSync(path.join(tmpdir(), "palimpsest-bench-"));
try {
  const { loadCore } = await importGlue();
  const wasm = readFileSync(path.join(ROOT, "build/wasm/palimpsest.wasm"));
  const core = await loadCore({ moduleUrl: pathToFileURL(path.join(ROOT, "build/wasm/palimpsest.mjs")).href, wasm });
  for (const format of ["tmx", "tsv"]) {
    const file = path.join(folder, `units.${format}`);
    execFileSync("node", [MAKER, "--n", options.units, "--seed", "1", "--format", format, "--out", file], { stdio: "ignore" });
    const megabytes = statSync(file).size / 1e6;
    console.log(`${format}: ${Number(options.units).toLocaleString("en")} units, ${megabytes.toFixed(1)} MB`);
    row("WASM, to rows of units", megabytes, await best(() => readWhole(core, format, readFileSync(file))));
    if (existsSync(COMMAND)) console.log(`  native: ${native(file)}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function readWhole(core, format, bytes) {
  const reader = core.readFile(format, { from: "en", to: "es" });
  let units = 0;
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) units += reader.feed(bytes.subarray(at, at + PIECE_BYTES)).units;
  units += reader.finish().units;
  reader.close();
  if (units !== Number(options.units)) throw new Error(`${units} units were read`);
}

/** The fastest of some rounds. */
async function best(work) {
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await timed(() => Promise.resolve(work())));
  return rounds.reduce((a, b) => (a.cpuMs < b.cpuMs ? a : b));
}

function row(name, megabytes, { wallMs, cpuMs }) {
  const rate = (ms) => `${((megabytes / ms) * 1000).toFixed(0)} MB/s`;
  console.log(`  ${name}: ${rate(wallMs)} (by CPU time ${rate(cpuMs)})`);
}

/** What `memory convert --stats` says of reading and writing, units in C++. */
function native(file) {
  const { stderr } = spawnSync(COMMAND, ["memory", "convert", file, `${file}.out.tmx`, "--from", "en", "--to", "es", "--stats"], { encoding: "utf8" });
  return stderr.split("\n").find((line) => line.startsWith("read ")) ?? stderr;
}
