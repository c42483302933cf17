// SPDX-License-Identifier: GPL-3.0-or-later
// What went wrong, in the person's words: errors of the engine have a code, their text is for logs.
import { isFailure } from "../../../js-glue/protocol/validate-reply.js";
import type { ErrorCode } from "../../../js-glue/protocol/messages.js";
import { word } from "../words.js";

const WORDS: Readonly<Partial<Record<ErrorCode, string>>> = {
  "no-storage": "memoryProblemStorage",
  "not-found": "memoryProblemGone",
  crashed: "memoryProblemCrashed",
  "unsupported-version": "memoryProblemUpdated",
};

/** `isPrivate`: in a private window, where nothing is written. */
export function problemText(error: unknown, isPrivate = false): string {
  const message = error instanceof Error ? error.message : String(error);
  if (!isFailure(error)) return message;
  if (isPrivate && error.code === "no-storage") return word("memoryProblemPrivate");
  return word(WORDS[error.code] ?? "memoryProblem", message);
}
