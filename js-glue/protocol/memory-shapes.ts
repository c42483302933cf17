// SPDX-License-Identifier: GPL-3.0-or-later
// The checks of what travels about the memories (memory.ts), for both directions.
import {
  areRuns,
  arrayOf,
  either,
  isBoolean,
  isInteger,
  isName,
  isNull,
  isNumber,
  isPositive,
  isText,
  objectOf,
  oneOf,
  optional,
  within,
} from "./check.js";
import type {
  AnalysisBand,
  AnalysisReport,
  AnalysisSum,
  DifferenceSpan,
  FoundTerm,
  ImportProgress,
  Match,
  MemoryInfo,
  MemorySettings,
  PairCount,
  StorageState,
  StoredTerm,
  StoredUnit,
  Term,
  UnitFilter,
} from "./memory.js";
import type { Pair } from "./messages.js";

/** What one `units` may ask for at once; a view shows fewer. */
export const MAX_UNITS_AT_ONCE = 1000;

/** Characters of base64 that one `importBytes` may carry: 4 MiB. */
export const MAX_IMPORT_CHARACTERS = 4 * 1024 * 1024;

export const isPair = objectOf<Pair>({ from: isName, to: isName });
export const isOrigin = oneOf("person", "import");

export const areMemorySettings = objectOf<MemorySettings>({
  name: isName,
  rank: within(1, 999),
  penalty: within(0, 30),
  readOnly: isBoolean,
  enabled: isBoolean,
});

export const isMemoryInfo = objectOf<MemoryInfo>({
  id: isPositive,
  name: isName,
  rank: isInteger,
  penalty: isInteger,
  readOnly: isBoolean,
  enabled: isBoolean,
  units: isInteger,
  pairs: arrayOf(objectOf<PairCount>({ from: isName, to: isName, units: isInteger })),
  created: isNumber,
  changed: isNumber,
});

export const isStoredUnit = objectOf<StoredUnit>({
  id: isPositive,
  memory: isPositive,
  pair: isPair,
  source: areRuns,
  target: areRuns,
  origin: isOrigin,
  site: isText,
  created: isNumber,
  changed: isNumber,
  author: isText,
  note: isText,
  before: optional(isText),
  after: optional(isText),
});

export const isMatch = objectOf<Match>({
  unit: isStoredUnit,
  kind: oneOf("context", "exact", "folded", "placeables", "fuzzy"),
  score: isNumber,
  characterScore: isNumber,
  target: areRuns,
  isAdapted: isBoolean,
  difference: arrayOf(
    objectOf<DifferenceSpan>({
      kind: oneOf("same", "changed", "added", "removed"),
      asked: isText,
      unit: isText,
    }),
  ),
});

export const isUnitFilter = objectOf<UnitFilter>({
  memory: optional(isPositive),
  pair: optional(isPair),
  text: optional(isText),
  side: optional(oneOf("source", "target")),
  origin: optional(isOrigin),
  site: optional(isText),
});

const TERM = {
  source: isText,
  target: isText,
  from: isName,
  to: isText,
  neverTranslate: isBoolean,
  caseSensitive: isBoolean,
  note: isText,
} as const;
export const isTerm = objectOf<Term>(TERM);
export const isStoredTerm = objectOf<StoredTerm>({ id: isPositive, ...TERM });
export const areFoundTerms = arrayOf(
  objectOf<FoundTerm>({ term: isPositive, source: isText, target: isText, stays: isBoolean }),
);

const SUM = { segments: isInteger, words: isInteger } as const;
export const isAnalysisReport = objectOf<AnalysisReport>({
  bands: arrayOf(objectOf<AnalysisBand>({ name: isName, ...SUM })),
  total: objectOf<AnalysisSum>(SUM),
});

export const isImportProgress = objectOf<ImportProgress>({
  bytes: isInteger,
  units: isInteger,
  skipped: isInteger,
  warnings: arrayOf(isText),
  problem: either(isNull, isText),
});

export const isStorageState = objectOf<StorageState>({
  isDurable: isBoolean,
  reason: oneOf("", "private-window", "not-available", "in-use", "damaged"),
  usedBytes: isNumber,
  quotaBytes: isNumber,
  units: isInteger,
});
