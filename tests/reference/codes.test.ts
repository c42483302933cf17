// SPDX-License-Identifier: GPL-3.0-or-later
// Inline codes through the real engine: whatever rules drop or move, each code comes out exactly once,
// inside the same code as before. 100,000 cases: sentences of our fixtures with random markup, fixed seed.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { translateLines } from "./palimpsest.js";

type Run = string | number | [number];

const CASES_A_DIRECTION = 50_000;

/** Random numbers from 0 up to n - 1 (mulberry32). */
function randomFrom(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (((t ^ (t >>> 14)) >>> 0) % 65_536) % n;
  };
}

/** A stretch of a sentence with codes opened, closed and set anywhere, also inside words. */
function withCodes(sentence: string, below: (n: number) => number): Run[] {
  const words = sentence.split(" ");
  const start = below(words.length);
  const text = words.slice(start, start + 1 + below(9)).join(" ");
  const runs: Run[] = [];
  const open: number[] = [];
  let code = 0;
  let at = 0;
  while (at < text.length) {
    const size = 1 + below(8);
    runs.push(text.slice(at, at + size).toWellFormed());
    at += size;
    const action = below(6);
    if (action === 0) runs.push([++code]);
    if (action === 1 || action === 2) {
      open.push(++code);
      runs.push(code);
    }
    const closed = action >= 4 ? open.pop() : undefined;
    if (closed !== undefined) runs.push(-closed);
  }
  for (let last = open.pop(); last !== undefined; last = open.pop()) runs.push(-last);
  return runs;
}

/** Of each code in which one it stands and whether it has two ends; undefined if ends do not match. */
function shapeOf(runs: readonly Run[]): string | undefined {
  const open: number[] = [];
  const shape: string[] = [];
  for (const run of runs) {
    if (typeof run === "string") continue;
    const code = Array.isArray(run) ? run[0] : run;
    if (code > 0) shape.push(`${String(code)} in ${String(open.at(-1) ?? 0)}${Array.isArray(run) ? " alone" : ""}`);
    if (!Array.isArray(run) && run > 0) open.push(run);
    if (code < 0 && open.pop() !== -code) return undefined;
  }
  return open.length === 0 ? shape.sort().join(", ") : undefined;
}

test.each([
  { mode: "eng-spa", source: "eng" },
  { mode: "spa-eng", source: "spa" },
])("$mode: 50,000 cases of random markup", ({ mode, source }) => {
  const sentences = readFileSync(`tests/fixtures/sentences/${source}.txt`, "utf8").split("\n").filter(Boolean);
  const below = randomFrom(11);
  const cases = Array.from({ length: CASES_A_DIRECTION }, () =>
    withCodes(sentences[below(sentences.length)] ?? "", below),
  );
  const answers = translateLines(mode, ["--runs"], cases.map((runs) => JSON.stringify(runs)));
  expect(answers).toHaveLength(cases.length);
  const broken = cases.flatMap((runs, i) => {
    const answer = answers[i] ?? "";
    return shapeOf(runs) === shapeOf(JSON.parse(answer) as Run[]) ? [] : [[JSON.stringify(runs), answer]];
  });
  expect(broken).toEqual([]);
});
