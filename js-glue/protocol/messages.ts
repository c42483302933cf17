// SPDX-License-Identifier: GPL-3.0-or-later
// Every message between a client (content script, page of ours) and the engine worker. The same
// messages travel over a worker's postMessage and over an extension port: one protocol end to end.
//
// Every request gets exactly one end: a reply of its `id` with a value, an error or cancelled.
import type { Runs } from "./runs.js";

/** Raised whenever a message changes shape; client and worker must agree. */
export const PROTOCOL_VERSION = 1;

/** Which engine answers what the memory does not. Release builds know "embedded" only. */
export type EngineId = string; // e.g. "embedded"

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
}

export interface BlockResult {
  readonly id: number;
  readonly parts: readonly (string | Segment)[]; // white space between segments, and segments
}

export type ErrorCode =
  | "bad-argument"
  | "corrupt-data"
  | "unsupported-version"
  | "unsupported-pair"
  | "not-found"
  | "out-of-memory"
  | "internal"
  | "crashed" // the worker died with this request in hand; it was started anew
  | "cancelled";

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
  hello: { request: { version: number }; reply: { version: number; build: string } };
  /** The directions that can be had, bundled packs included, loaded or not. */
  pairs: { request: object; reply: { pairs: readonly PackInfo[] } };
  /**
   * Translates blocks in order. `document` names a queue (one per frame): its batches are done in
   * order and can be discarded as a whole.
   */
  translate: {
    request: { document: string; pair: Pair; engine: EngineId; blocks: readonly Block[]; options?: EngineOptions };
    reply: { blocks: readonly BlockResult[] };
  };
  /** Ends every waiting request of a document as cancelled. */
  cancel: { request: { document: string }; reply: { cancelled: number } };
  /** A person's own translation; wins from now on. */
  remember: { request: { pair: Pair; source: Runs; target: Runs; site?: string }; reply: null };
}

/** For engines outside the core, e.g. { delay: 5 } of the test engines. */
export type EngineOptions = Readonly<Record<string, string | number | boolean>>;

export type CallName = keyof Calls;

export type Request = {
  [Name in CallName]: { readonly type: Name; readonly id: number } & Calls[Name]["request"];
}[CallName];

export type Reply =
  | { readonly type: "reply"; readonly id: number; readonly value: unknown }
  | { readonly type: "error"; readonly id: number; readonly error: Failure };
