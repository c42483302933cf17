// SPDX-License-Identifier: GPL-3.0-or-later
// Text with inline codes, as it crosses every boundary (docs/BOUNDARY.md, "Runs").

/** A string is text; n > 0 opens code n; -n closes it; [n] is code n standing alone. */
export type Run = string | number | readonly [number];
/** e.g. ["Read the ", 1, "full report", -1, " today.", [2]] */
export type Runs = readonly Run[];

/** Whether `value` has the shape of runs; whether codes pair and nest is the core's to judge. */
export function isRuns(value: unknown): value is Runs {
  return Array.isArray(value) && value.every(isRun);
}

/** Characters (UTF-16 units) of all text in `runs`. */
export function textLength(runs: Runs): number {
  let length = 0;
  for (const run of runs) if (typeof run === "string") length += run.length;
  return length;
}

function isRun(value: unknown): value is Run {
  if (typeof value === "string") return true;
  if (typeof value === "number") return isCode(value) || isCode(-value);
  return Array.isArray(value) && value.length === 1 && isCode(value[0]);
}

/** The core keeps codes in 32 bits. */
const MAX_CODE = 0x7fffffff;

function isCode(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value > 0 && value <= MAX_CODE;
}
