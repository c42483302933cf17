// SPDX-License-Identifier: GPL-3.0-or-later
// What is translated as a whole: the text of a block, or one attribute. A unit is made anew whenever
// its text changes; the ledger says which unit owns a node now, so an old one is recognised as stale.
import type { Runs } from "../../../js-glue/protocol/runs.js";
import type { Part } from "./source.js";

interface Common {
  readonly runs: Runs;
  /** The same key has the same translation. */
  readonly key: string;
  /** Runs of the translation, once there is one. */
  translation: Runs | null;
  /** Whether the translation stands on the page. */
  shown: boolean;
}

export interface BlockUnit extends Common {
  readonly kind: "block";
  /** Parent of the outermost parts. */
  readonly container: Element;
  readonly parts: readonly Part<Text, Element>[];
}

export interface AttributeUnit extends Common {
  readonly kind: "attribute";
  readonly element: Element;
  readonly name: string;
  readonly original: string;
  readonly parts: readonly Part<string, never>[];
}

export type Unit = BlockUnit | AttributeUnit;

export function keyOf(runs: Runs): string {
  const only = runs.length === 1 ? runs[0] : undefined;
  return typeof only === "string" ? only : JSON.stringify(runs);
}
