// SPDX-License-Identifier: GPL-3.0-or-later
// What arrives at a host or worker, checked before anyone acts on it.
import {
  areRuns,
  arrayOf,
  either,
  isBoolean,
  isInteger,
  isName,
  isNumber,
  isPositive,
  isRecord,
  isText,
  objectOf,
  oneOf,
  optional,
  recordOf,
  textUpTo,
  within,
  type Check,
  type Problem,
} from "./check.js";
import { failure } from "./failure.js";
import {
  areMemorySettings,
  isPair,
  isTerm,
  isUnitFilter,
  MAX_IMPORT_CHARACTERS,
  MAX_UNITS_AT_ONCE,
} from "./memory-shapes.js";
import {
  PROTOCOL_VERSION,
  type Assets,
  type Block,
  type CallName,
  type Calls,
  type Failure,
  type Request,
  type StartMessage,
} from "./messages.js";
import { MAX_PACK_BYTES } from "./packs.js";
import { MAX_RULES_CHARACTERS } from "./segmentation.js";

/** A message of the type wanted, or the failure and the id to answer it to (0: none). */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly id: number; readonly error: Failure };

const isFlag: Check = (value, where) =>
  typeof value === "boolean" ? null : { where, expected: "a string, a number or a boolean" };
const engineOptions = recordOf(either(isText, either(isNumber, isFlag)));

const areBlocks = arrayOf(objectOf<Block>({ id: isInteger, runs: areRuns }));

const REQUESTS: { readonly [Name in CallName]: Check } = {
  hello: objectOf<Calls["hello"]["request"]>({ version: isInteger }),
  pairs: objectOf<Calls["pairs"]["request"]>({}),
  packs: objectOf<Calls["packs"]["request"]>({}),
  packStart: objectOf<Calls["packStart"]["request"]>({ name: isText, size: within(1, MAX_PACK_BYTES) }),
  packBytes: objectOf<Calls["packBytes"]["request"]>({ upload: isPositive, bytes: textUpTo(MAX_IMPORT_CHARACTERS) }),
  packEnd: objectOf<Calls["packEnd"]["request"]>({
    upload: isPositive,
    keep: isBoolean,
    replace: optional(isBoolean),
  }),
  removePack: objectOf<Calls["removePack"]["request"]>({ pack: isName }),
  translate: objectOf<Calls["translate"]["request"]>({
    document: isName,
    pair: isPair,
    engine: isName,
    blocks: areBlocks,
    site: optional(isText),
    options: optional(engineOptions),
  }),
  cancel: objectOf<Calls["cancel"]["request"]>({ document: isName, request: optional(isPositive) }),
  remember: objectOf<Calls["remember"]["request"]>({
    pair: isPair,
    source: areRuns,
    target: areRuns,
    site: optional(isText),
    before: optional(isText),
    after: optional(isText),
    note: optional(isText),
  }),
  forget: objectOf<Calls["forget"]["request"]>({ unit: isPositive }),
  undo: objectOf<Calls["undo"]["request"]>({ undo: isPositive }),
  matches: objectOf<Calls["matches"]["request"]>({
    pair: isPair,
    source: areRuns,
    site: optional(isText),
    before: optional(isText),
    after: optional(isText),
    threshold: optional(within(50, 100)),
    top: optional(within(1, 50)),
  }),
  memories: objectOf<Calls["memories"]["request"]>({}),
  setMemory: objectOf<Calls["setMemory"]["request"]>({
    memory: optional(isPositive),
    settings: areMemorySettings,
  }),
  removeMemory: objectOf<Calls["removeMemory"]["request"]>({ memory: isPositive }),
  units: objectOf<Calls["units"]["request"]>({
    filter: isUnitFilter,
    offset: within(0, Number.MAX_SAFE_INTEGER),
    limit: within(0, MAX_UNITS_AT_ONCE),
    document: optional(isName),
  }),
  changeUnit: objectOf<Calls["changeUnit"]["request"]>({
    unit: isPositive,
    target: optional(areRuns),
    note: optional(isText),
    site: optional(isText),
  }),
  importStart: objectOf<Calls["importStart"]["request"]>({
    memory: isPositive,
    format: oneOf("tmx", "xliff", "tsv", "csv"),
    name: isText,
    pair: optional(isPair),
  }),
  importPiece: objectOf<Calls["importPiece"]["request"]>({ import: isPositive }),
  importBytes: objectOf<Calls["importBytes"]["request"]>({
    import: isPositive,
    bytes: textUpTo(MAX_IMPORT_CHARACTERS),
  }),
  importEnd: objectOf<Calls["importEnd"]["request"]>({ import: isPositive, keep: isBoolean }),
  exportStart: objectOf<Calls["exportStart"]["request"]>({
    filter: isUnitFilter,
    format: oneOf("tmx", "xliff", "xliff2", "tsv", "csv"),
  }),
  exportNext: objectOf<Calls["exportNext"]["request"]>({ export: isPositive }),
  exportCancel: objectOf<Calls["exportCancel"]["request"]>({ export: isPositive }),
  terms: objectOf<Calls["terms"]["request"]>({}),
  setTerm: objectOf<Calls["setTerm"]["request"]>({ term: optional(isPositive), settings: isTerm }),
  removeTerm: objectOf<Calls["removeTerm"]["request"]>({ term: isPositive }),
  findTerms: objectOf<Calls["findTerms"]["request"]>({ pair: isPair, source: areRuns }),
  analyse: objectOf<Calls["analyse"]["request"]>({
    pair: isPair,
    site: optional(isText),
    blocks: areBlocks,
    document: optional(isName),
  }),
  segmentationRules: objectOf<Calls["segmentationRules"]["request"]>({}),
  setSegmentationRules: objectOf<Calls["setSegmentationRules"]["request"]>({
    name: isText,
    text: textUpTo(MAX_RULES_CHARACTERS),
    useRest: isBoolean,
  }),
  removeSegmentationRules: objectOf<Calls["removeSegmentationRules"]["request"]>({}),
  forgetPrivate: objectOf<Calls["forgetPrivate"]["request"]>({}),
  storage: objectOf<Calls["storage"]["request"]>({}),
};

const ENVELOPE = objectOf<{ isPrivate?: boolean }>({ isPrivate: optional(isBoolean) });

const START = objectOf<StartMessage>({
  type: oneOf("start"),
  id: isPositive,
  version: isInteger,
  build: isText,
  assets: objectOf<Assets>({ moduleUrl: isName, wasmUrl: isName, sqliteUrl: isName, packsUrl: isName }),
});

/**
 * Checks a client's message. The protocol version of `hello` is part of the check.
 * errors  bad-argument: `where` names the field; unsupported-version: another PROTOCOL_VERSION.
 */
export function parseRequest(message: unknown): Parsed<Request> {
  const id = idOf(message);
  if (id === 0) return bad(0, { where: "id", expected: "an integer above 0" });
  const type = isRecord(message) ? message["type"] : undefined;
  if (!isCallName(type))
    return bad(id, { where: "type", expected: `one of ${Object.keys(REQUESTS).join(", ")}` });
  const problem = REQUESTS[type](message, "") ?? ENVELOPE(message, "");
  if (problem) return bad(id, problem);
  const request = message as Request; // the checks above are those of this very type
  if (request.type === "hello" && request.version !== PROTOCOL_VERSION)
    return otherVersion(id, request.version);
  return { ok: true, value: request };
}

/** Checks the host's first message to a worker; errors as parseRequest. */
export function parseStart(message: unknown): Parsed<StartMessage> {
  const id = idOf(message);
  const problem = START(message, "");
  if (problem) return bad(id, problem);
  const start = message as StartMessage; // as above
  if (start.version !== PROTOCOL_VERSION) return otherVersion(id, start.version);
  return { ok: true, value: start };
}

function isCallName(type: unknown): type is CallName {
  return typeof type === "string" && Object.hasOwn(REQUESTS, type);
}

function idOf(message: unknown): number {
  const id = isRecord(message) ? message["id"] : 0;
  return typeof id === "number" && Number.isSafeInteger(id) && id > 0 ? id : 0;
}

function bad(id: number, problem: Problem): { ok: false; id: number; error: Failure } {
  return {
    ok: false,
    id,
    error: failure("bad-argument", `Expected ${problem.expected}.`, problem.where),
  };
}

function otherVersion(id: number, version: number): { ok: false; id: number; error: Failure } {
  const message = `This side speaks protocol ${PROTOCOL_VERSION}, the other one ${version}.`;
  return { ok: false, id, error: failure("unsupported-version", message, "version") };
}
