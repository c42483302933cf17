// SPDX-License-Identifier: GPL-3.0-or-later
// What docs/BOUNDARY.md promises of every result.
import type { BlockResult } from "../../../js-glue/protocol/messages.js";
import type { Run, Runs } from "../../../js-glue/protocol/runs.js";

/** Strings and codes of all targets and gaps, one after the other: the block's translation. */
export function translationOf(result: BlockResult | undefined): Runs {
  const flat: Run[] = [];
  for (const part of result?.parts ?? []) {
    if (typeof part === "string") flat.push(part);
    else for (const run of part.target) flat.push(run);
  }
  return flat;
}

export function textOf(runs: Runs): string {
  return runs.filter((run) => typeof run === "string").join("");
}

/** The codes of `runs` as a sorted list, e.g. "-1,1,[2]". */
export function codesOf(runs: Runs): string {
  return runs
    .flatMap((run) => (typeof run === "string" ? [] : [JSON.stringify(run)]))
    .sort()
    .join();
}

/** Whether every code that opens closes, in the right order. */
export function isNested(runs: Runs): boolean {
  const open: number[] = [];
  for (const run of runs) {
    if (typeof run !== "number") continue;
    if (run > 0) open.push(run);
    else if (open.pop() !== -run) return false;
  }
  return open.length === 0;
}
