// SPDX-License-Identifier: GPL-3.0-or-later
// Making failures, and telling which of them are worth a second try.
import type { ErrorCode, Failure } from "./messages.js";

export function failure(code: ErrorCode, message: string, where = ""): Failure {
  return { code, message, where };
}

export const CANCELLED: Failure = failure("cancelled", "The request was cancelled.");

/** Whether the same request may well succeed when it is sent again. */
export function isRetryable(code: ErrorCode): boolean {
  return code === "crashed";
}

/** What to put into a message about something that was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
