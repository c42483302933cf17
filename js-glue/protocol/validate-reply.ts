// SPDX-License-Identifier: GPL-3.0-or-later
// What arrives at a client, checked before it is believed.
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
  isImportProgress,
  isMatch,
  isMemoryInfo,
  isStorageState,
  isStoredTerm,
  isStoredUnit,
} from "./memory-shapes.js";
import type {
  BlockResult,
  CallName,
  Calls,
  ErrorCode,
  Failure,
  FatalEvent,
  FromWorker,
  Reply,
  Segment,
} from "./messages.js";
import { areDirections, arePacks, isPackOutcome } from "./pack-shapes.js";
import { areSegmentationRulesOrNone, isSegmentationResult } from "./segmentation.js";

const CODES: { readonly [Code in ErrorCode]: true } = {
  "bad-argument": true,
  "corrupt-data": true,
  "unsupported-version": true,
  "unsupported-pair": true,
  "not-found": true,
  "out-of-memory": true,
  internal: true,
  crashed: true,
  cancelled: true,
  "no-storage": true,
};

const failureShape = objectOf<Failure>({
  code: oneOf(...Object.keys(CODES)),
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

const REPLIES: { readonly [Name in CallName]: Check } = {
  hello: objectOf<Calls["hello"]["reply"]>({ version: isInteger, build: isText }),
  pairs: objectOf<Calls["pairs"]["reply"]>({ pairs: areDirections }),
  packs: objectOf<Calls["packs"]["reply"]>({ packs: arePacks, isDurable: isBoolean }),
  packStart: objectOf<Calls["packStart"]["reply"]>({ upload: isPositive }),
  packBytes: objectOf<Calls["packBytes"]["reply"]>({ received: isInteger }),
  packEnd: isPackOutcome,
  removePack: isNull,
  translate: objectOf<Calls["translate"]["reply"]>({ blocks: blockResults }),
  cancel: objectOf<Calls["cancel"]["reply"]>({ cancelled: isInteger }),
  remember: objectOf<Calls["remember"]["reply"]>({ unit: isPositive, undo: isPositive }),
  forget: objectOf<Calls["forget"]["reply"]>({ undo: isPositive }),
  undo: isNull,
  matches: objectOf<Calls["matches"]["reply"]>({ matches: arrayOf(isMatch) }),
  memories: objectOf<Calls["memories"]["reply"]>({ memories: arrayOf(isMemoryInfo) }),
  setMemory: objectOf<Calls["setMemory"]["reply"]>({ id: isPositive }),
  removeMemory: objectOf<Calls["removeMemory"]["reply"]>({ removed: isInteger }),
  units: objectOf<Calls["units"]["reply"]>({ total: isInteger, units: arrayOf(isStoredUnit) }),
  changeUnit: objectOf<Calls["changeUnit"]["reply"]>({ undo: isPositive }),
  importStart: objectOf<Calls["importStart"]["reply"]>({ import: isPositive }),
  importPiece: isImportProgress,
  importBytes: isImportProgress,
  importEnd: isImportProgress,
  exportStart: objectOf<Calls["exportStart"]["reply"]>({ export: isPositive, total: isInteger }),
  exportNext: objectOf<Calls["exportNext"]["reply"]>({
    text: isText,
    written: isInteger,
    done: isBoolean,
  }),
  exportCancel: isNull,
  terms: objectOf<Calls["terms"]["reply"]>({ terms: arrayOf(isStoredTerm) }),
  setTerm: objectOf<Calls["setTerm"]["reply"]>({ id: isPositive, undo: isPositive }),
  removeTerm: objectOf<Calls["removeTerm"]["reply"]>({ undo: isPositive }),
  findTerms: objectOf<Calls["findTerms"]["reply"]>({ terms: areFoundTerms }),
  analyse: isAnalysisReport,
  segmentationRules: objectOf<Calls["segmentationRules"]["reply"]>({ rules: areSegmentationRulesOrNone }),
  setSegmentationRules: isSegmentationResult,
  removeSegmentationRules: isNull,
  forgetPrivate: isNull,
  storage: isStorageState,
};

/** What is wrong with the value that answered a request of `name`, or null. */
export function replyProblem(name: CallName, value: unknown): Problem | null {
  return REPLIES[name](value, "value");
}

/** What is wrong with blocks that came out of the core, or null. */
export function blockResultsProblem(value: unknown): Problem | null {
  return blockResults(value, "blocks");
}
