// SPDX-License-Identifier: GPL-3.0-or-later
// What goes wrong in the store, in the codes of the protocol.
import { failure, messageOf } from "../protocol/failure.js";
import type { ErrorCode, Failure } from "../protocol/messages.js";

/** Everything the store throws. What was acknowledged before is still there. */
export class StoreError extends Error implements Failure {
  override readonly name = "StoreError";
  readonly code: ErrorCode;
  readonly where: string;

  constructor({ code, message, where }: Failure, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.where = where;
  }
}

/** SQLite's primary result codes (https://www.sqlite.org/rescode.html) that mean something to a person. */
const BUSY = 5;
const READ_ONLY = 8;
const IO_ERROR = 10;
const CORRUPT = 11;
const FULL = 13;
const CANT_OPEN = 14;
const NOT_A_DATABASE = 26;

/**
 * What SQLite threw, as a StoreError. SQLITE_FULL, and a write the file system refused, become
 * no-storage; a damaged file corrupt-data; anything else is our mistake and internal.
 */
export function storeErrorOf(thrown: unknown, where: string): StoreError {
  if (thrown instanceof StoreError) return thrown;
  const reason = messageOf(thrown);
  const said = (code: ErrorCode, message: string): StoreError =>
    new StoreError(failure(code, `${message} (${reason})`, where), { cause: thrown });
  switch (resultCodeOf(thrown)) {
    case FULL:
    case IO_ERROR:
      return said("no-storage", "The disk or the browser's share of it is full; nothing was changed.");
    case BUSY:
    case READ_ONLY:
    case CANT_OPEN:
      return said("no-storage", "The memory's file can't be written; nothing was changed.");
    case CORRUPT:
    case NOT_A_DATABASE:
      return said("corrupt-data", "The memory's file is damaged.");
    default:
      return said("internal", "The store failed.");
  }
}

/** The primary code: extended ones have it in the lowest byte. */
function resultCodeOf(thrown: unknown): number {
  if (typeof thrown !== "object" || thrown === null || !("resultCode" in thrown)) return 0;
  return typeof thrown.resultCode === "number" ? thrown.resultCode & 0xff : 0;
}
