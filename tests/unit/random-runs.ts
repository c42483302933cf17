// SPDX-License-Identifier: GPL-3.0-or-later
// Runs for tests of properties, the same ones each time.
import type { Run } from "../../js-glue/protocol/runs.js";

/** Mulberry32. */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Balanced runs with up to `size` pairs and lone codes. */
export function randomRuns(random: () => number, size: number): Run[] {
  const runs: Run[] = [];
  const open: number[] = [];
  let code = 0;
  for (let step = 0; step < size * 2; step++) {
    const choice = random();
    if (choice < 0.4) runs.push(String.fromCharCode(97 + Math.floor(random() * 26)));
    else if (choice < 0.6 && code < size) {
      open.push(++code);
      runs.push(code);
    } else if (choice < 0.7 && code < size) runs.push([++code]);
    else if (choice < 0.8) runs.push(" ");
    else {
      const last = open.pop();
      if (last !== undefined) runs.push(-last);
    }
  }
  while (open.length > 0) runs.push(-(open.pop() ?? 0));
  return runs;
}

export function shuffled(runs: Run[], random: () => number): Run[] {
  return runs.map((run) => ({ run, key: random() })).sort((a, b) => a.key - b.key).map(({ run }) => run);
}
