// SPDX-License-Identifier: GPL-3.0-or-later
// The engine `pseudo` of test builds: everything but the translation itself is real, and a test can
// say exactly what each word must become. options.delay: milliseconds each batch takes.
import type { CancelSignal } from "../../protocol/channel.js";
import type { EngineOptions, Pair } from "../../protocol/messages.js";
import type { Runs } from "../../protocol/runs.js";
import type { Engine } from "../engine.js";
import { pseudoText } from "./pseudo-text.js";
import { wait } from "./wait.js";

export class PseudoEngine implements Engine {
  readonly id = "pseudo";

  async translate(
    segments: readonly Runs[],
    _pair: Pair,
    options: EngineOptions,
    signal: CancelSignal,
  ): Promise<readonly Runs[]> {
    await wait(options, signal);
    return segments.map(pseudoRuns);
  }
}

/** `runs` with its texts pseudo-localised one by one, codes where they were. */
export function pseudoRuns(runs: Runs): Runs {
  return runs.map((run) => (typeof run === "string" ? pseudoText(run) : run));
}
