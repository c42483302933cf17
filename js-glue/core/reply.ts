// SPDX-License-Identifier: GPL-3.0-or-later
// Opening what the core answers (docs/BOUNDARY.md, "The WASM module").
import { isRecord } from "../protocol/check.js";
import { isFailure } from "../protocol/validate-reply.js";
import { CoreError } from "./errors.js";

/**
 * The value of a reply, given as JSON text or as the object itself.
 * errors  CoreError: the core's own; or `internal` when this is no reply at all.
 */
export function openReply(reply: unknown, call: string): unknown {
  const opened = typeof reply === "string" ? parse(reply, call) : reply;
  if (isRecord(opened)) {
    if (opened["ok"] === true) return opened["value"];
    if (opened["ok"] === false && isFailure(opened["error"])) throw new CoreError(opened["error"]);
  }
  throw noReply(call);
}

function parse(json: string, call: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw noReply(call);
  }
}

/** For a value that is not what the contract says. */
export function noReply(call: string): CoreError {
  return new CoreError({
    code: "internal",
    message: "The core answered outside its contract.",
    where: call,
  });
}
