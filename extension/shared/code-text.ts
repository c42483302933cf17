// SPDX-License-Identifier: GPL-3.0-or-later
// A segment's runs as text a person can edit, inline codes as marks between brackets that are rare
// in any language, and back:
//
//   ["Read ", 1, "it", -1, " now", [2], "."]   ⇄   Read ⟦1⟧it⟦/1⟧ now⟦2/⟧.
import type { Runs } from "../../js-glue/protocol/runs.js";

/** What is wrong with the marks of an edited text. */
export interface CodeProblem {
  readonly kind: "missing" | "doubled" | "unknown" | "crossing";
  readonly mark: string; // e.g. "⟦/1⟧"
}

const MARK = /⟦(\/?)(\d{1,9})(\/?)⟧/gu;

export function textOf(runs: Runs): string {
  return runs.map((run) => (typeof run === "string" ? run : markOf(run))).join("");
}

/** The text without codes. */
export function wordsOf(runs: Runs): string {
  return runs.filter((run) => typeof run === "string").join("");
}

/** Reads an edited text back; every code of `source` must be in it once, pairs well nested. */
export function runsOf(text: string, source: Runs): Runs | CodeProblem {
  const wanted = new Set(source.filter((run) => typeof run !== "string").map(markOf));
  const runs: (Runs[number])[] = [];
  const open: number[] = [];
  let at = 0;
  for (const match of text.matchAll(MARK)) {
    const mark = match[0];
    if (!wanted.has(mark) && wordsOf(source).includes(mark)) continue; // the page's own brackets
    const code = Number(match[2]);
    const run = match[3] ? ([code] as const) : match[1] ? -code : code;
    if (markOf(run) !== mark || !wanted.has(mark)) return { kind: runs.some((one) => typeof one !== "string" && markOf(one) === mark) ? "doubled" : "unknown", mark };
    wanted.delete(mark);
    if (typeof run === "number" && run > 0) open.push(run);
    else if (typeof run === "number" && open.pop() !== -run) return { kind: "crossing", mark };
    if (match.index > at) runs.push(text.slice(at, match.index));
    runs.push(run);
    at = match.index + mark.length;
  }
  if (at < text.length) runs.push(text.slice(at));
  const [missing] = wanted;
  return missing === undefined ? runs : { kind: "missing", mark: missing };
}

export function isCodeProblem(value: Runs | CodeProblem): value is CodeProblem {
  return !Array.isArray(value);
}

function markOf(run: Runs[number]): string {
  if (typeof run === "number") return run > 0 ? `⟦${run}⟧` : `⟦/${-run}⟧`;
  return typeof run === "string" ? run : `⟦${run[0]}/⟧`;
}
