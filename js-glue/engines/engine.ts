// SPDX-License-Identifier: GPL-3.0-or-later
// The seam for engines outside the core. The memory, sentences, inline codes and corrections are
// the core's whichever engine translates: an engine sees only segments that have a letter and that
// neither the memory nor the engine itself answered before in this session.
import type { CancelSignal } from "../protocol/channel.js";
import type { EngineId, EngineOptions, Pair } from "../protocol/messages.js";
import type { Runs } from "../protocol/runs.js";

export interface Engine {
  /** Its answers are kept under this: what changes them for good (a model, a server) belongs in. */
  readonly id: EngineId;
  /**
   * Translates one batch (batches.ts) of segments.
   * returns  one translation a segment, in order. Codes may come back in any state, dropped or
   *          doubled: the core makes exactly one of each again.
   * errors   rejects with anything; the request then fails as `internal` and nothing is kept.
   *          After `signal` fired the outcome is ignored; an engine may reject at once.
   */
  translate(
    segments: readonly Runs[],
    pair: Pair,
    options: EngineOptions,
    signal: CancelSignal,
  ): Promise<readonly Runs[]>;
}
