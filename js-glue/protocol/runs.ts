// SPDX-License-Identifier: GPL-3.0-or-later
// Text with inline codes, as it crosses every boundary (docs/BOUNDARY.md, "Runs").

/** A string is text; n > 0 opens code n; -n closes it; [n] is code n standing alone. */
export type Run = string | number | readonly [number];
/** e.g. ["Read the ", 1, "full report", -1, " today.", [2]] */
export type Runs = readonly Run[];

export function isRuns(value: unknown): value is Runs {
  return Array.isArray(value) && value.every(isRun);
}

function isRun(value: unknown): value is Run {
  if (typeof value === "string") return true;
  if (typeof value === "number") return Number.isInteger(value) && value !== 0;
  return Array.isArray(value) && value.length === 1 && isCode(value[0]);
}

function isCode(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value > 0;
}
