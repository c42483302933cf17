// SPDX-License-Identifier: GPL-3.0-or-later
// What the core takes and answers about the memories (docs/BOUNDARY.md), and the checks of it.
import {
  areRuns,
  arrayOf,
  isBoolean,
  isInteger,
  isName,
  isText,
  objectOf,
  oneOf,
  type Check,
} from "../protocol/check.js";
import type { DifferenceSpan, MatchKind, MemorySettings, StoredUnit } from "../protocol/memory.js";
import { areFoundTerms } from "../protocol/memory-shapes.js";
import type { Pair } from "../protocol/messages.js";
import type { Runs } from "../protocol/runs.js";

/** A unit as it is kept: without codes around all of it and white space at its ends. */
export interface CanonicalUnit {
  readonly source: Runs;
  readonly target: Runs;
  readonly replaces: number; // the unit it is in place of; 0 none
}

/** What the core needs of a unit. */
export type CoreUnit = Pick<
  StoredUnit,
  "id" | "memory" | "pair" | "source" | "target" | "origin" | "site" | "changed" | "before" | "after"
>;

/** What the core needs of a memory. */
export type CoreMemorySettings = Pick<MemorySettings, "rank" | "penalty" | "enabled">;

export interface MatchesRequest {
  readonly pair: Pair;
  readonly source: Runs;
  readonly site?: string;
  readonly before?: string;
  readonly after?: string;
  readonly threshold: number; // 1 to 100
  readonly top: number; // 1 to 50
}

export interface CoreMatch {
  readonly unit: number;
  readonly memory: number;
  readonly from: string; // languages of the unit
  readonly to: string;
  readonly source: Runs; // of the unit
  readonly unitTarget: Runs;
  readonly target: Runs; // ready to use
  readonly origin: "person" | "import";
  readonly site: string;
  readonly changed: number;
  readonly kind: MatchKind;
  readonly score: number;
  readonly characterScore: number;
  readonly isAdapted: boolean;
  readonly difference: readonly DifferenceSpan[];
}

export interface Removed {
  readonly removed: number;
}

export const canonicalUnit: Check = objectOf<CanonicalUnit>({
  source: areRuns,
  target: areRuns,
  replaces: isInteger,
});

export const removed: Check = objectOf<Removed>({ removed: isInteger });

/** A segment of a page on its way into the analysis report. */
export interface AnalysedRow {
  readonly key: string; // equal for equal segments
  readonly words: number;
  readonly score: number; // of the best match, 0 to 101
}

export const analysedRows: Check = objectOf<{ rows: readonly AnalysedRow[] }>({
  rows: arrayOf(objectOf<AnalysedRow>({ key: isName, words: isInteger, score: isInteger })),
});

export const foundTerms: Check = objectOf<{ terms: unknown }>({ terms: areFoundTerms });

export interface Loaded {
  readonly memories: readonly number[];
}

export const loaded: Check = objectOf<Loaded>({ memories: arrayOf(isInteger) });
export interface Saved {
  readonly saved: boolean;
}

export const saved: Check = objectOf<Saved>({ saved: isBoolean });
export const isMore: Check = objectOf<{ more: boolean }>({ more: isBoolean });

const match: Check = objectOf<CoreMatch>({
  unit: isInteger,
  memory: isInteger,
  from: isName,
  to: isName,
  source: areRuns,
  unitTarget: areRuns,
  target: areRuns,
  origin: oneOf("person", "import"),
  site: isText,
  changed: isInteger,
  kind: oneOf("context", "exact", "folded", "placeables", "fuzzy"),
  score: isInteger,
  characterScore: isInteger,
  isAdapted: isBoolean,
  difference: arrayOf(
    objectOf<DifferenceSpan>({
      kind: oneOf("same", "changed", "added", "removed"),
      asked: isText,
      unit: isText,
    }),
  ),
});

export const matchList: Check = objectOf<{ matches: readonly CoreMatch[] }>({
  matches: arrayOf(match),
});
