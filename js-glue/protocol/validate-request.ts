// SPDX-License-Identifier: GPL-3.0-or-later
// What arrives at a host or worker, checked before anyone acts on it.
import {
  areRuns,
  arrayOf,
  either,
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
  type Check,
  type Problem,
} from "./check.js";
import { failure } from "./failure.js";
import {
  PROTOCOL_VERSION,
  type Assets,
  type Block,
  type CallName,
  type Calls,
  type Failure,
  type Pair,
  type Request,
  type StartMessage,
} from "./messages.js";

/** A message of the type wanted, or the failure and the id to answer it to (0: none). */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly id: number; readonly error: Failure };

const pair = objectOf<Pair>({ from: isName, to: isName });
const isBoolean: Check = (value, where) =>
  typeof value === "boolean" ? null : { where, expected: "a string, a number or a boolean" };
const engineOptions = recordOf(either(isText, either(isNumber, isBoolean)));

const REQUESTS: { readonly [Name in CallName]: Check } = {
  hello: objectOf<Calls["hello"]["request"]>({ version: isInteger }),
  pairs: objectOf<Calls["pairs"]["request"]>({}),
  translate: objectOf<Calls["translate"]["request"]>({
    document: isName,
    pair,
    engine: isName,
    blocks: arrayOf(objectOf<Block>({ id: isInteger, runs: areRuns })),
    options: optional(engineOptions),
  }),
  cancel: objectOf<Calls["cancel"]["request"]>({ document: isName, request: optional(isPositive) }),
  remember: objectOf<Calls["remember"]["request"]>({
    pair,
    source: areRuns,
    target: areRuns,
    site: optional(isText),
  }),
};

const START = objectOf<StartMessage>({
  type: oneOf("start"),
  id: isPositive,
  version: isInteger,
  build: isText,
  assets: objectOf<Assets>({ moduleUrl: isName, wasmUrl: isName, packsUrl: isName }),
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
  const problem = REQUESTS[type](message, "");
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
