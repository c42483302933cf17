// SPDX-License-Identifier: GPL-3.0-or-later
// Every message between a client (content script, page of ours) and the engine worker. The same
// messages travel over a worker's postMessage and over an extension port: one protocol end to end.
// Checked at run time by validate-request.ts and validate-reply.ts.
//
// Every request gets exactly one end: a reply of its `id` with a value, an error or cancelled.
import type { Runs } from "./runs.js";

/** Raised whenever a message changes shape; client and worker must agree. */
export const PROTOCOL_VERSION = 1;

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
  hello: {
    request: { readonly version: number };
    reply: { readonly version: number; readonly build: string };
  };
  /** The directions that can be had, bundled packs included, loaded or not. */
  pairs: { request: object; reply: { readonly pairs: readonly PackInfo[] } };
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
      readonly options?: EngineOptions;
    };
    reply: { readonly blocks: readonly BlockResult[] };
  };
  /**
   * Ends every translate request of a document as cancelled, or only the one whose id is `request`.
   * What is inside the core at that moment finishes there and is dropped.
   */
  cancel: {
    request: { readonly document: string; readonly request?: number };
    reply: { readonly cancelled: number };
  };
  /** A person's own translation; wins from now on. */
  remember: {
    request: {
      readonly pair: Pair;
      readonly source: Runs;
      readonly target: Runs;
      readonly site?: string;
    };
    reply: null;
  };
}

/** For engines outside the core, e.g. { delay: 5 } of the test engines. */
export type EngineOptions = Readonly<Record<string, string | number | boolean>>;

export type CallName = keyof Calls;

/** A request of one name; `id`s of one client are positive integers that only increase. */
export type RequestOf<Name extends CallName> = Name extends CallName
  ? { readonly type: Name; readonly id: number } & Calls[Name]["request"]
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
