// SPDX-License-Identifier: GPL-3.0-or-later
// What is translated as a whole: the text of a block, or one attribute. A unit lives from the moment
// it is found until its translation stands on the page; what must be known longer is in the ledger.
import type { Runs } from "../../../js-glue/protocol/runs.js";
import type { AttributeEntry, Sentence } from "../apply/ledger.js";
import type { Part } from "./source.js";

interface Common {
  readonly runs: Runs;
  /** The same key has the same translation. */
  readonly key: string;
  /** What is to be shown, once there is a translation (apply/target.ts). */
  translation: Runs | null;
}

export interface BlockUnit extends Common {
  readonly kind: "block";
  /** Parent of the outermost parts. */
  readonly container: Element;
  readonly parts: readonly Part<Text, Element>[];
  /** What the ledger's entries of the unit's text nodes name; another there means: this unit is stale. */
  readonly sentence: Sentence;
  /** The new text of each text part, worked out before it is written (apply/writer.ts); null: it was not. */
  texts: readonly string[] | null;
}

export interface AttributeUnit extends Common {
  readonly kind: "attribute";
  readonly element: Element;
  readonly entry: AttributeEntry;
  readonly parts: readonly Part<string, never>[];
}

export type Unit = BlockUnit | AttributeUnit;

export function keyOf(runs: Runs): string {
  const only = runs.length === 1 ? runs[0] : undefined;
  return typeof only === "string" ? only : JSON.stringify(runs);
}
