// SPDX-License-Identifier: GPL-3.0-or-later
// The crash test, more often than `make test` does it: kills both browsers while units are remembered
// and prints how many were acknowledged in each round and how many of those were lost.
//
//   node tests/bench/crash.mjs [--rounds 20]
//
// Needs the built extension (make extension). Ends with status 1 if anything was lost.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const { values: options } = parseArgs({ options: { rounds: { type: "string", default: "20" } } });

const { stdout, status } = spawnSync("npx", ["vitest", "run", "--project", "e2e", "memory-crash", "--retry", "0"], {
  cwd: ROOT,
  encoding: "utf8",
  env: { ...process.env, PALIMPSEST_CRASH_ROUNDS: options.rounds, NO_COLOR: "1" },
  stdio: ["ignore", "pipe", "inherit"],
});
const ROUND = /crash: (\w+), round (\d+): killed after (\d+) ms, (\d+) units acknowledged, (\d+) of (\d+) lost so far/g;
const rounds = [...stdout.matchAll(ROUND)].map(([, browser, round, ms, units, lost, all]) => ({ browser, round, ms, units, lost, all }));

const row = (cells) => console.log(cells.map((cell, index) => (index === 0 ? String(cell).padEnd(10) : String(cell).padStart(14))).join(""));
row(["browser", "round", "killed, ms", "acknowledged", "in all", "lost"]);
for (const { browser, round, ms, units, lost, all } of rounds) row([browser, round, ms, units, all, lost]);
const isComplete = rounds.length === 2 * Number(options.rounds);
if (!isComplete || status !== 0) console.log(stdout);
console.log(isComplete && status === 0 ? "Nothing was lost." : "FAILED");
process.exit(isComplete && status === 0 ? 0 : 1);
