// SPDX-License-Identifier: GPL-3.0-or-later
// What travels about the translation memories. Times are milliseconds since 1970, UTC.
import type { Pair } from "./messages.js";
import type { Runs } from "./runs.js";

/** The memory of what the person wrote; there from the beginning. */
export const OWN_MEMORY = 1;

/** Units from this id on are on no disk: they last for the session, and a new worker must be told them. */
export const FIRST_SESSION_ID = 0x8000_0000;

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
}

/** How a unit resembles what was asked for, best first. */
export type MatchKind =
  | "context" // 101: exact, and from this site
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
