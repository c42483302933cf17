// SPDX-License-Identifier: GPL-3.0-or-later
import { isRetryable } from "../protocol/failure.js";
import type { ErrorCode, Failure } from "../protocol/messages.js";

/** What every rejected call of EngineClient rejects with. */
export class EngineError extends Error implements Failure {
  override readonly name = "EngineError";
  readonly code: ErrorCode;
  readonly where: string;

  constructor({ code, message, where }: Failure) {
    super(message);
    this.code = code;
    this.where = where;
  }

  /** Whether the same call may well succeed on a new connection. */
  get isRetryable(): boolean {
    return isRetryable(this.code);
  }
}
