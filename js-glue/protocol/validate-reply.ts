// SPDX-License-Identifier: GPL-3.0-or-later
// What arrives at a client, checked before it is believed.
import {
  areRuns,
  arrayOf,
  either,
  isInteger,
  isName,
  isNull,
  isNumber,
  isPositive,
  isRecord,
  isText,
  objectOf,
  oneOf,
  optional,
  type Check,
  type Problem,
} from "./check.js";
import {
  areFoundTerms,
  isAnalysisReport,
  isMatch,
  isMemoryInfo,
  isStorageState,
} from "./memory-shapes.js";
import type {
  BlockResult,
  CallName,
  Calls,
  Failure,
  FatalEvent,
  FromWorker,
  Reply,
  Segment,
} from "./messages.js";
import { ERROR_CODES } from "./messages.js";
import { areDirections } from "./pack-shapes.js";

const failureShape = objectOf<Failure>({
  code: oneOf(...ERROR_CODES),
  message: isText,
  where: isText,
});

/** Whether `value` is a failure as it travels. */
export function isFailure(value: unknown): value is Failure {
  return failureShape(value, "") === null;
}

/** A message from a worker or host, or null when it is none we know. */
export function parseFromWorker(message: unknown): FromWorker | null {
  if (!isRecord(message)) return null;
  const known = SHAPES[String(message["type"])];
  return known && known(message, "") === null ? (message as unknown as FromWorker) : null;
}

const anything: Check = () => null;
const SHAPES: Readonly<Record<string, Check>> = {
  reply: objectOf<Extract<Reply, { type: "reply" }>>({
    type: isText,
    id: isInteger,
    value: anything,
  }),
  error: objectOf<Extract<Reply, { type: "error" }>>({
    type: isText,
    id: isInteger,
    error: failureShape,
  }),
  fatal: objectOf<FatalEvent>({ type: isText, error: failureShape }),
};

const segment = objectOf<Segment>({
  source: areRuns,
  target: areRuns,
  origin: oneOf("person", "import", "engine", "none"),
  score: isNumber,
  unknown: arrayOf(isText),
  through: optional(isName),
});
const blockResults = arrayOf(
  objectOf<BlockResult>({ id: isInteger, parts: arrayOf(either(isText, segment)) }),
);

/** Checks of what answers requests of these names. */
export type Replies<Name extends CallName> = { readonly [One in Name]: Check };

/** What a content script asks. The others are for pages of ours, whose checks are not put into every page. */
export type ReaderCall =
  | "hello"
  | "pairs"
  | "translate"
  | "cancel"
  | "remember"
  | "forget"
  | "undo"
  | "matches"
  | "findTerms"
  | "memories"
  | "analyse"
  | "storage";

export const READER_REPLIES: Replies<ReaderCall> = {
  hello: objectOf<Calls["hello"]["reply"]>({ version: isInteger, build: isText }),
  pairs: objectOf<Calls["pairs"]["reply"]>({ pairs: areDirections }),
  translate: objectOf<Calls["translate"]["reply"]>({ blocks: blockResults }),
  cancel: objectOf<Calls["cancel"]["reply"]>({ cancelled: isInteger }),
  remember: objectOf<Calls["remember"]["reply"]>({ unit: isPositive, undo: isPositive }),
  forget: objectOf<Calls["forget"]["reply"]>({ undo: isPositive }),
  undo: isNull,
  matches: objectOf<Calls["matches"]["reply"]>({ matches: arrayOf(isMatch) }),
  findTerms: objectOf<Calls["findTerms"]["reply"]>({ terms: areFoundTerms }),
  memories: objectOf<Calls["memories"]["reply"]>({ memories: arrayOf(isMemoryInfo) }),
  analyse: isAnalysisReport,
  storage: isStorageState,
};

/** What is wrong with blocks that came out of the core, or null. */
export function blockResultsProblem(value: unknown): Problem | null {
  return blockResults(value, "blocks");
}
