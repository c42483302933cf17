// SPDX-License-Identifier: GPL-3.0-or-later
// Why a file was not added as a language pack, and what to do about it, in the person's words.
import { isFailure } from "../../../../js-glue/protocol/validate-reply.js";
import { word } from "../../words.js";
import { problemText } from "../problem.js";
import { NoPack } from "./pack-upload.js";

export function packProblem(file: string, error: unknown, isPrivate: boolean): string {
  if (error instanceof NoPack) return word("packNone", file);
  if (!isFailure(error)) return word("packFailed", file, problemText(error));
  const { code, where } = error;
  if (code === "corrupt-data") return where === "byte 0" ? word("packNone", file) : word("packDamaged", file, where);
  if (code === "unsupported-version" && where !== "version") return word("packOtherVersion", file);
  if (code === "no-storage" && !isPrivate) return word("packNoRoom", file);
  return word("packFailed", file, problemText(error, isPrivate));
}
