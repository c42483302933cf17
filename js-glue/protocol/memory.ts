// SPDX-License-Identifier: GPL-3.0-or-later
// What travels about the translation memories. Times are milliseconds since 1970, UTC.
import type { Pair } from "./messages.js";
import type { Runs } from "./runs.js";

/** The memory of what the person wrote; there from the beginning. */
export const OWN_MEMORY = 1;

/** Units from this id on are on no disk: they last for the session, and a new worker must be told them. */
export const FIRST_SESSION_ID = 0x8000_0000;

/** So many of the last changes of a worker can be taken back. */
export const MAX_UNDOS = 100;

export interface MemorySettings {
  readonly name: string;
  readonly rank: number; // 1 is asked first; 1 to 999
  readonly penalty: number; // taken off every score, 0 to 30 percent points
  readonly readOnly: boolean;
  readonly enabled: boolean; // whether translations use it
}

/** How many units of a direction there are. */
export interface PairCount extends Pair {
  readonly units: number;
}

export interface MemoryInfo extends MemorySettings {
  readonly id: number;
  readonly units: number;
  readonly pairs: readonly PairCount[]; // that it has units of
  readonly created: number;
  readonly changed: number;
}

/** A translation unit as it is kept. Codes of both sides are numbered alike. */
export interface StoredUnit {
  readonly id: number; // never given to another
  readonly memory: number;
  readonly pair: Pair;
  readonly source: Runs;
  readonly target: Runs;
  readonly origin: "person" | "import";
  readonly site: string; // "" holds everywhere
  readonly created: number;
  readonly changed: number;
  readonly author: string; // as the file said; "" for the person at this machine
  readonly note: string;
  readonly before?: string; // plain text of the segment before it, e.g. "Press the button."; never ""
  readonly after?: string;
}

/** Which segments a unit says it stands between, without what it does not say. */
export function neighboursOf({ before, after }: { readonly before?: string | undefined; readonly after?: string | undefined }): Pick<StoredUnit, "before" | "after"> {
  return { ...(before ? { before } : {}), ...(after ? { after } : {}) };
}

/** How a unit resembles what was asked for, best first. */
export type MatchKind =
  | "context" // 101: exact, and where it says: on this site, between these segments
  | "exact" // 100
  | "folded" // exact but for case, width or white space
  | "placeables" // exact but for numbers, dates, codes; those are put in
  | "fuzzy";

/** A stretch of the difference between what was asked for and a unit's source. */
export interface DifferenceSpan {
  readonly kind: "same" | "changed" | "added" | "removed"; // added: in the text asked for only
  readonly asked: string; // text of it in what was asked for; "" for removed
  readonly unit: string; // text of it in the unit's source; "" for added
}

export interface Match {
  readonly unit: StoredUnit;
  readonly kind: MatchKind;
  readonly score: number; // 0 to 101, penalties taken off
  readonly characterScore: number; // 0 to 100
  readonly target: Runs; // ready to use: codes and placeables of what was asked for
  readonly isAdapted: boolean; // placeables were put in
  readonly difference: readonly DifferenceSpan[];
}

/** All fields that are there must hold. */
export interface UnitFilter {
  readonly memory?: number;
  readonly pair?: Pair;
  readonly text?: string; // words in a row, case apart, in either side
  readonly side?: "source" | "target"; // where `text` must be
  readonly origin?: "person" | "import";
  readonly site?: string;
}

/** A word of the trade, and what is to become of it in translations. */
export interface Term {
  readonly source: string; // as dictionaries give it, e.g. "memory bank"
  readonly target: string; // the same; not used with neverTranslate
  readonly from: string; // BCP 47, e.g. "en": also for en-GB
  readonly to: string; // the same; "" with neverTranslate: whatever the language
  readonly neverTranslate: boolean;
  readonly caseSensitive: boolean; // found exactly as written only
  readonly note: string;
}

export interface StoredTerm extends Term {
  readonly id: number; // never given to another
}

/** A term in a segment. */
export interface FoundTerm {
  readonly term: number;
  readonly source: string; // as the segment has it
  readonly target: string; // what is to stand for it
  readonly stays: boolean; // it is not to be translated
}

/** How much of a page the memories know. Bands are disjoint and together all of the page. */
export interface AnalysisReport {
  readonly bands: readonly AnalysisBand[]; // best first
  readonly total: AnalysisSum;
}
export interface AnalysisSum {
  readonly segments: number;
  readonly words: number;
}
export interface AnalysisBand extends AnalysisSum {
  readonly name: string; // "repetitions", "101", "100", "95-99", "85-94", "75-84", "50-74" or "none"
}

export interface ImportProgress {
  readonly bytes: number; // read so far
  readonly units: number; // good ones so far
  readonly skipped: number; // units that could not be used
  readonly warnings: readonly string[]; // the first 100, each with its line
  readonly problem: string | null; // why the file can't be read on, with line; only importEnd may follow
}

export interface StorageState {
  readonly isDurable: boolean; // false: what is remembered lasts for this session only
  readonly reason: "" | "private-window" | "not-available" | "in-use" | "damaged"; // why not durable
  readonly usedBytes: number;
  readonly quotaBytes: number; // 0: unknown
  readonly units: number;
}
