// SPDX-License-Identifier: GPL-3.0-or-later
// What the page's side needs of an engine; engine-port.ts is the real one, tests bring their own.
import type { Block, BlockResult, EngineId, EngineOptions, Pair } from "../../js-glue/protocol/messages.js";
import type { Direction } from "../../js-glue/protocol/packs.js";

/** Which engine to ask and how; the page's side passes it on unread. */
export interface EngineChoice {
  readonly engine: EngineId;
  readonly options?: EngineOptions;
}

export const EMBEDDED: EngineChoice = { engine: "embedded" };

export interface Engine {
  /** Something will be asked soon: opens the way to the engine, if it is not open. */
  connect(): void;
  /** Rejects with an error that has a protocol `code`. */
  translate(pair: Pair, choice: EngineChoice, blocks: readonly Block[]): Promise<readonly BlockResult[]>;
  pairs(): Promise<readonly Direction[]>;
  /** What is not answered yet rejects as cancelled. */
  cancel(): void;
}
