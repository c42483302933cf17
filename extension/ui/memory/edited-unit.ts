// SPDX-License-Identifier: GPL-3.0-or-later
// What a person wrote in place of a unit's translation (shared/code-text.ts), also where an element
// begins in a sentence before: only its end is in the unit then.
import type { Runs } from "../../../js-glue/protocol/runs.js";
import { isCodeProblem, runsOf, textOf, wordsOf, type CodeProblem } from "../../shared/code-text.js";

/** The target's runs, or what is wrong with them; null: no words. */
export function readTarget(text: string, source: Runs): Runs | CodeProblem | null {
  const open = openedBefore(source);
  const runs = runsOf(textOf(open) + text.trim(), [...open, ...source]);
  if (isCodeProblem(runs)) return runs;
  const own = runs.slice(open.length);
  return wordsOf(own).trim() === "" ? null : own;
}

/** Beginnings for the codes that only end here, the outermost first. */
function openedBefore(runs: Runs): readonly number[] {
  const ends = runs.filter((run): run is number => typeof run === "number" && run < 0 && !runs.includes(-run));
  return ends.map((end) => -end).reverse();
}
