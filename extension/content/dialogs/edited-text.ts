// SPDX-License-Identifier: GPL-3.0-or-later
// A sentence as text a person edits, and back (shared/code-text.ts), also where an element begins in
// one sentence and ends in another.
import type { Runs } from "../../../js-glue/protocol/runs.js";
import { isCodeProblem, runsOf, textOf, type CodeProblem } from "../../shared/code-text.js";
import { LINE_SEPARATOR } from "../collect/source.js";

export type TextProblem = CodeProblem | { readonly kind: "empty"; readonly mark: "" };

export function editable(target: Runs): string {
  return textOf(target).replaceAll(LINE_SEPARATOR, " ");
}

/** Reads an edited text; line feeds are spaces, as on a page. */
export function readEdited(text: string, source: Runs): Runs | TextProblem {
  const open = endingsOf(source);
  const lead = textOf(open);
  const runs = runsOf(lead + text.replace(/\s*\n\s*/g, " "), [...open, ...source]);
  if (isCodeProblem(runs)) return runs;
  const own = runs.slice(open.length);
  return own.some((run) => typeof run === "string" && /\S/.test(run)) ? own : { kind: "empty", mark: "" };
}

export function isTextProblem(value: Runs | TextProblem): value is TextProblem {
  return !Array.isArray(value);
}

/** Openings for the codes that end in these runs and began before them, the outermost first. */
function endingsOf(runs: Runs): Runs {
  const open: number[] = [];
  for (const run of runs) if (typeof run === "number" && run < 0 && !runs.includes(-run)) open.unshift(-run);
  return open;
}
