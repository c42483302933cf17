// SPDX-License-Identifier: GPL-3.0-or-later
// A sentence as text a person edits, and back (shared/code-text.ts). Codes around all of the sentence
// are left out: the memories keep it without them (wasm/inline, core_of), so that it is the same inside
// and outside of a link, and they come back by themselves.
import type { Run, Runs } from "../../../js-glue/protocol/runs.js";
import { isCodeProblem, runsOf, textOf, wordsOf, type CodeProblem } from "../../shared/code-text.js";
import { LINE_SEPARATOR } from "../collect/source.js";

export type TextProblem = CodeProblem | { readonly kind: "empty"; readonly mark: "" };

/** A text of the sentence `source`, its original or a translation, without the codes around all of it. */
export function innerOf(runs: Runs, source: Runs): Runs {
  const outer = outerCodes(source);
  return runs.flatMap((run): Run[] => (typeof run === "string" ? [run.replaceAll(LINE_SEPARATOR, " ")] : outer.has(codeOf(run)) ? [] : [run]));
}

export function editable(target: Runs, source: Runs): string {
  return textOf(innerOf(target, source));
}

/** Reads an edited text; line feeds are spaces, as on a page. */
export function readEdited(text: string, source: Runs): Runs | TextProblem {
  const inner = innerOf(source, source);
  const open = endingsOf(inner);
  const runs = runsOf(textOf(open) + text.replace(/\s*\n\s*/g, " "), [...open, ...inner]);
  if (isCodeProblem(runs)) return runs;
  const own = runs.slice(open.length);
  return /\S/.test(wordsOf(own)) ? own : { kind: "empty", mark: "" };
}

export function isTextProblem(value: Runs | TextProblem): value is TextProblem {
  return !Array.isArray(value);
}

/** Codes that enclose all words, and empty ones at either end. */
function outerCodes(source: Runs): Set<number> {
  const begins = new Map<number, number>();
  const ends = new Map<number, number>();
  let length = 0;
  for (const run of source) {
    if (typeof run === "string") length += run.length;
    else {
      if (typeof run !== "number" || run > 0) begins.set(codeOf(run), length);
      if (typeof run !== "number" || run < 0) ends.set(codeOf(run), length);
    }
  }
  const outer = new Set<number>();
  for (const code of [...begins.keys(), ...ends.keys()]) {
    const begin = begins.get(code) ?? 0; // it began in an earlier sentence
    const end = ends.get(code) ?? length;
    if (begin === end ? begin === 0 || end === length : begin === 0 && end === length) outer.add(code);
  }
  return outer;
}

/** Openings for the codes that end in these runs and began before them, the outermost first. */
function endingsOf(runs: Runs): Runs {
  const open: number[] = [];
  for (const run of runs) if (typeof run === "number" && run < 0 && !runs.includes(-run)) open.unshift(-run);
  return open;
}

function codeOf(run: Exclude<Run, string>): number {
  return Math.abs(typeof run === "number" ? run : run[0]);
}
