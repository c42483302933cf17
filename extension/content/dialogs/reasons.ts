// SPDX-License-Identifier: GPL-3.0-or-later
// Why something a person wanted was not done, for them and for the log.
import type { ErrorCode } from "../../../js-glue/protocol/messages.js";
import { word } from "../view/elements.js";
import type { TextProblem } from "./edited-text.js";

const PROBLEMS = { missing: "editorMissing", doubled: "editorDoubled", unknown: "editorUnknown", crossing: "editorCrossing", empty: "editorEmpty" } as const;

export function problemOf({ kind, mark }: TextProblem): string {
  return word(PROBLEMS[kind], mark);
}

/** Errors of calls to the engine carry a code (js-glue/client/engine-error.ts, of another bundle). */
export function reasonOf(error: unknown): string {
  const { code } = error as { readonly code?: ErrorCode };
  console.info("Palimpsest:", code ?? "", String(error));
  if (code === "no-storage") return word("editorNoStorage");
  return word(code === "not-found" ? "editorNotThere" : "editorNotSaved");
}
