// SPDX-License-Identifier: GPL-3.0-or-later
// The two ways a call of the core can go wrong.
import type { ErrorCode, Failure } from "../protocol/messages.js";

/** The core answered with an error; it is intact and takes further calls. */
export class CoreError extends Error implements Failure {
  override readonly name = "CoreError";
  readonly code: ErrorCode;
  readonly where: string;

  constructor({ code, message, where }: Failure) {
    super(message);
    this.code = code;
    this.where = where;
  }
}

/**
 * The core aborted, or threw where it never should: nothing in its memory can be trusted. Every
 * further call of the same Core throws this again; start a new worker.
 */
export class CoreCrashed extends Error {
  override readonly name = "CoreCrashed";
}
