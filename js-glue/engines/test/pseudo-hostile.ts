// SPDX-License-Identifier: GPL-3.0-or-later
// The engine `pseudo-hostile` of test builds: does to paired codes what neural engines do to
// markup. In rotation over the segments it is given, counted from 1: the 1st of five loses its
// first innermost pair, the 2nd has it twice, the 3rd has it moved to the front, the others are
// left alone. Text is as `pseudo` makes it.
import type { CancelSignal } from "../../protocol/channel.js";
import type { EngineOptions, Pair } from "../../protocol/messages.js";
import type { Run, Runs } from "../../protocol/runs.js";
import type { Engine } from "../engine.js";
import { pseudoRuns } from "./pseudo.js";
import { wait } from "./wait.js";

const ROTATION = 5;

export class HostilePseudoEngine implements Engine {
  readonly id = "pseudo-hostile";
  #segmentsSeen = 0;

  async translate(
    segments: readonly Runs[],
    _pair: Pair,
    options: EngineOptions,
    signal: CancelSignal,
  ): Promise<readonly Runs[]> {
    await wait(options, signal);
    return segments.map((runs) => spoil(pseudoRuns(runs), ++this.#segmentsSeen % ROTATION));
  }
}

/** `runs` with its first innermost pair maltreated in the way of `turn` (0 to 4). */
export function spoil(runs: Runs, turn: number): Runs {
  const span = firstInnermostPair(runs);
  if (!span) return runs;
  const before = runs.slice(0, span.open);
  const pair = runs.slice(span.open, span.close + 1);
  const after = runs.slice(span.close + 1);
  switch (turn) {
    case 1:
      return [...before, ...pair.slice(1, -1), ...after];
    case 2:
      return [...before, ...pair, " ", ...pair, ...after];
    case 3:
      return [...pair, " ", ...before, ...after];
    default:
      return runs;
  }
}

/** Indices of the first opening and closing code with only text between them. */
function firstInnermostPair(runs: Runs): { open: number; close: number } | null {
  let open = -1;
  for (const [index, run] of runs.entries()) {
    if (isOpening(run)) open = index;
    else if (typeof run === "number" && open >= 0 && runs[open] === -run)
      return { open, close: index };
    else if (typeof run !== "string") open = -1;
  }
  return null;
}

function isOpening(run: Run): run is number {
  return typeof run === "number" && run > 0;
}
