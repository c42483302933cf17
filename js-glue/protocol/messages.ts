// SPDX-License-Identifier: GPL-3.0-or-later
// Every message between a client (content script, page of ours) and the engine worker. The same
// messages travel over a worker's postMessage and over an extension port: one protocol end to end.
// Checked at run time by validate-request.ts and validate-reply.ts.
//
// Every request gets exactly one end: a reply of its `id` with a value, an error or cancelled.
import type {
  AnalysisReport,
  FoundTerm,
  ImportProgress,
  Match,
  MemoryInfo,
  MemorySettings,
  StorageState,
  StoredTerm,
  StoredUnit,
  Term,
  UnitFilter,
} from "./memory.js";
import type { Direction, PackDetails, PackOutcome } from "./packs.js";
import type { Runs } from "./runs.js";
import type { SegmentationResult, SegmentationRules } from "./segmentation.js";

/** Raised whenever a message changes shape; client and worker must agree. */
export const PROTOCOL_VERSION = 3;

/** Which engine answers what the memory does not. Release builds know "embedded" only. */
export type EngineId = string; // e.g. "embedded"

/** The engine inside the WASM core. */
export const EMBEDDED_ENGINE: EngineId = "embedded";

export interface Pair {
  readonly from: string; // BCP 47, e.g. "en"
  readonly to: string; // BCP 47, e.g. "es"
}

export interface Block {
  readonly id: number; // chosen by the client; comes back with the result
  readonly runs: Runs;
}

export type Origin = "person" | "import" | "engine" | "none";

export interface Segment {
  readonly source: Runs;
  readonly target: Runs;
  readonly origin: Origin;
  readonly score: number; // 0 to 101
  readonly unknown: readonly string[]; // source words the engine did not know
  readonly through?: string; // BCP 47 of the language between, if two packs made it
}

export interface BlockResult {
  readonly id: number;
  readonly parts: readonly (string | Segment)[]; // white space between segments, and segments
}

export const ERROR_CODES = [
  "bad-argument",
  "corrupt-data",
  "unsupported-version",
  "unsupported-pair",
  "not-found",
  "out-of-memory",
  "internal",
  "crashed", // the worker died with this request in hand; it was started anew
  "cancelled",
  "no-storage", // the disk is full, or the browser keeps nothing here; `message` says which
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

export interface Failure {
  readonly code: ErrorCode;
  readonly message: string; // one sentence for the log; what a person reads is in _locales
  readonly where: string; // file, field or byte; may be ""
}

export interface PackInfo {
  readonly id: string; // e.g. "eng-spa"
  readonly from: string; // e.g. "en"
  readonly to: string; // e.g. "es"
}

/** Request name to what it carries and what it answers. */
export interface Calls {
  /** First message of a client; anything before it is refused. */
  hello: {
    request: { readonly version: number };
    reply: { readonly version: number; readonly build: string };
  };
  /** The directions that can be had, packs loaded or not: direct ones, then those through another language. */
  pairs: { request: object; reply: { readonly pairs: readonly Direction[] } };
  /** All packs; those that were added are looked through. `isDurable` false: added ones go with the browser. */
  packs: { request: object; reply: { readonly packs: readonly PackDetails[]; readonly isDurable: boolean } };
  /**
   * Starts to take in the file of a pack. Bytes follow by `packBytes`, in order; `packEnd` checks and keeps
   * it. One at a time; nothing for a private window.
   */
  packStart: {
    request: { readonly name: string; readonly size: number }; // the file's
    reply: { readonly upload: number };
  };
  /** `bytes`: as of `importBytes`. */
  packBytes: {
    request: { readonly upload: number; readonly bytes: string };
    reply: { readonly received: number };
  };
  /**
   * `keep` false drops it. Usable, and on disk, once it is answered as kept; after an error nothing of it is
   * left. errors  corrupt-data, unsupported-version: where in the file; no-storage.
   */
  packEnd: {
    request: { readonly upload: number; readonly keep: boolean; readonly replace?: boolean };
    reply: PackOutcome;
  };
  /** Takes an added pack away; a bundled one it was in place of is used again. */
  removePack: { request: { readonly pack: string }; reply: null };
  /**
   * Translates blocks in order. `document` names a queue (one per frame): its batches are done in
   * order and can be discarded as a whole. Names of different clients never meet.
   */
  translate: {
    request: {
      readonly document: string;
      readonly pair: Pair;
      readonly engine: EngineId;
      readonly blocks: readonly Block[];
      readonly site?: string; // host name of the page; units that hold on it alone count too
      readonly options?: EngineOptions;
    };
    reply: { readonly blocks: readonly BlockResult[] };
  };
  /**
   * Ends every request of a document (`translate`, `units`, `analyse`) as cancelled, or only the one whose id is
   * `request`. What is inside the core at that moment finishes there and is dropped.
   */
  cancel: {
    request: { readonly document: string; readonly request?: number };
    reply: { readonly cancelled: number };
  };
  /**
   * A person's own translation of a segment as `translate` showed it; it wins from now on. On disk
   * before it is answered, unless the client is a private window's: then it lasts for the session.
   * `undo` takes it back (the call of that name).
   */
  remember: {
    request: {
      readonly pair: Pair;
      readonly source: Runs;
      readonly target: Runs;
      readonly site?: string; // holds there only; without it everywhere
      readonly before?: string; // made to stand after this segment, plain text; "": not said
      readonly after?: string;
      readonly note?: string;
    };
    reply: { readonly unit: number; readonly undo: number };
  };
  /** Takes a unit away. */
  forget: {
    request: { readonly unit: number };
    reply: { readonly undo: number };
  };
  /** Takes back the change that answered with this number; each once, the session's last 100. */
  undo: { request: { readonly undo: number }; reply: null };
  /** What the memories offer for a segment, best first; fuzzy ones from `threshold` percent. */
  matches: {
    request: {
      readonly pair: Pair;
      readonly source: Runs;
      readonly site?: string;
      readonly before?: string; // plain text of the segments around it, where they are known
      readonly after?: string;
      readonly threshold?: number; // 50 to 100; 70 if it is not said
      readonly top?: number; // 1 to 50; 5 if it is not said
    };
    reply: { readonly matches: readonly Match[] };
  };
  /** All memories, the person's own (id 1) first, then by rank. */
  memories: { request: object; reply: { readonly memories: readonly MemoryInfo[] } };
  /** Makes a memory, or with `memory` changes that one. The person's own can't be made read-only. */
  setMemory: {
    request: { readonly memory?: number; readonly settings: MemorySettings };
    reply: { readonly id: number };
  };
  /** Takes a memory away with all of its units; not the person's own. */
  removeMemory: { request: { readonly memory: number }; reply: { readonly removed: number } };
  /**
   * Some units in a stable order, newest first, and how many there are in all. A filter by text reads
   * all of them: `document` names a queue as in `translate`, by which it can be cancelled.
   */
  units: {
    request: {
      readonly filter: UnitFilter;
      readonly offset: number;
      readonly limit: number;
      readonly document?: string;
    };
    reply: { readonly total: number; readonly units: readonly StoredUnit[] };
  };
  /** Changes a unit's target, note or site; errors  not-found, bad-argument for a read-only memory. */
  changeUnit: {
    request: { readonly unit: number; readonly target?: Runs; readonly note?: string; readonly site?: string };
    reply: { readonly undo: number };
  };
  /**
   * Starts to take in a file of units into a memory that may be written. Its bytes follow by
   * `importPiece` or `importBytes`, in order; `importEnd` keeps all of it or nothing. One import at a time.
   */
  importStart: {
    request: {
      readonly memory: number;
      readonly format: "tmx" | "xliff" | "tsv" | "csv";
      readonly name: string; // the file's, for errors
      readonly pair?: Pair; // tsv and csv need it; else all pairs of the file
    };
    reply: { readonly import: number };
  };
  /**
   * Takes the next piece of the file that was handed over (hand-over.ts), an empty one at its end; two may be
   * asked for at a time. If it can't be read only `importEnd` is left.
   */
  importPiece: { request: { readonly import: number }; reply: ImportProgress };
  /** The same for who can't hand it over. `bytes`: base64, at most 4 MiB of it: ports of extensions carry JSON only. */
  importBytes: {
    request: { readonly import: number; readonly bytes: string };
    reply: ImportProgress;
  };
  /** `keep` false drops what came so far; after an error it says whether what was good stays. */
  importEnd: {
    request: { readonly import: number; readonly keep: boolean };
    reply: ImportProgress;
  };
  /** Starts to write units out; `exportNext` gives the file piece by piece until `done`. */
  exportStart: {
    request: { readonly filter: UnitFilter; readonly format: "tmx" | "xliff" | "xliff2" | "tsv" | "csv" };
    reply: { readonly export: number; readonly total: number };
  };
  exportNext: {
    request: { readonly export: number };
    reply: { readonly text: string; readonly written: number; readonly done: boolean };
  };
  exportCancel: { request: { readonly export: number }; reply: null };
  /** All terms, by source. */
  terms: { request: object; reply: { readonly terms: readonly StoredTerm[] } };
  /** Makes a term, or with `term` changes that one. Translations honour it from now on. */
  setTerm: {
    request: { readonly term?: number; readonly settings: Term };
    reply: { readonly id: number; readonly undo: number };
  };
  /** Takes a term away. */
  removeTerm: { request: { readonly term: number }; reply: { readonly undo: number } };
  /** The terms of a segment, from left to right. */
  findTerms: {
    request: { readonly pair: Pair; readonly source: Runs };
    reply: { readonly terms: readonly FoundTerm[] };
  };
  /** How much of some blocks the memories know; translates nothing. `document`: as for `units`. */
  analyse: {
    request: {
      readonly pair: Pair;
      readonly site?: string;
      readonly blocks: readonly Block[];
      readonly document?: string;
    };
    reply: AnalysisReport;
  };
  /** The segmentation rules of the person; null: our own only. */
  segmentationRules: { request: object; reply: { readonly rules: SegmentationRules | null } };
  /**
   * Translations and memories segment by the rules of an SRX file from now on, in the languages that it
   * has breaking rules for. Nothing changes if a pattern can't be read and `useRest` is false.
   * errors  corrupt-data: no XML, or no SRX; `where` is "name:line".
   */
  setSegmentationRules: {
    request: { readonly name: string; readonly text: string; readonly useRest: boolean };
    reply: SegmentationResult;
  };
  /** By our own rules again. */
  removeSegmentationRules: { request: object; reply: null };
  /** The last private window was closed: what was written, changed and forgot in them is no more. */
  forgetPrivate: { request: object; reply: null };
  /** Where the memories are kept, and how safely. */
  storage: { request: object; reply: StorageState };
}

/** For engines outside the core, e.g. { delay: 5 } of the test engines. */
export type EngineOptions = Readonly<Record<string, string | number | boolean>>;

export type CallName = keyof Calls;

/**
 * A request of one name; `id`s of one client are positive integers that only increase. `isPrivate` is
 * the host's word to the worker: the client is a private window's, and nothing of it may be written.
 */
export type RequestOf<Name extends CallName> = Name extends CallName
  ? { readonly type: Name; readonly id: number; readonly isPrivate?: boolean } & Calls[Name]["request"]
  : never;

export type Request = RequestOf<CallName>;

/** `id` 0 answers a message whose own id could not be used. */
export type Reply =
  | { readonly type: "reply"; readonly id: number; readonly value: unknown }
  | { readonly type: "error"; readonly id: number; readonly error: Failure };

/** Where the worker finds its files; absolute URLs. */
export interface Assets {
  readonly moduleUrl: string; // e.g. "chrome-extension://…/engine/palimpsest.mjs"
  readonly wasmUrl: string; // e.g. "chrome-extension://…/engine/palimpsest.wasm"
  readonly sqliteUrl: string; // e.g. "…/engine/sqlite3.mjs", with sqlite3.wasm beside it
  readonly packsUrl: string; // folder, ends in "/"; holds index.json (pack-index.ts)
}

/**
 * The first message to a new worker, from its host only: a client's message of this type is
 * refused like any unknown one. Answered like a request, with null or an error.
 */
export interface StartMessage {
  readonly type: "start";
  readonly id: number;
  readonly version: number; // PROTOCOL_VERSION of the host
  readonly build: string; // what `hello` answers, e.g. "0.1.0"
  readonly assets: Assets;
}

/** The last message of a worker: it is of no use any more, what is pending gets no other end. */
export interface FatalEvent {
  readonly type: "fatal";
  readonly error: Failure;
}

export type FromWorker = Reply | FatalEvent;
