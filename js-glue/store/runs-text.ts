// SPDX-License-Identifier: GPL-3.0-or-later
// Runs as they are kept: plain text as it is, so that SQL can search in it; anything with codes, and
// the rare text that begins with "[", as JSON.
import { isRuns, type Runs } from "../protocol/runs.js";

const MARK = "[";

/** One string for `runs`; decodeRuns gives them back. */
export function encodeRuns(runs: Runs): string {
  const [only] = runs;
  const isPlain = runs.length === 1 && typeof only === "string" && !only.startsWith(MARK);
  return isPlain ? only : JSON.stringify(runs);
}

/** The runs of `text`. A row that is damaged reads as plain text: it is shown rather than lost. */
export function decodeRuns(text: string): Runs {
  if (!text.startsWith(MARK)) return [text];
  try {
    const parsed: unknown = JSON.parse(text);
    return isRuns(parsed) ? parsed : [text];
  } catch {
    return [text];
  }
}

/** The text of `runs` without their codes. */
export function plainText(runs: Runs): string {
  return runs.filter((run) => typeof run === "string").join("");
}
