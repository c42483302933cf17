// SPDX-License-Identifier: GPL-3.0-or-later
// What a unit shows of the engine's answer: the translation alone, or each sentence of the source
// with its translation after it. Either is runs for the same writer.
import type { BlockResult, Segment } from "../../../js-glue/protocol/messages.js";
import type { Run, Runs } from "../../../js-glue/protocol/runs.js";
import { hasLetters } from "../collect/items.js";
import { LINE_SEPARATOR } from "../collect/source.js";
import type { Unit } from "../collect/unit.js";
import { tagOf } from "../dom.js";
import type { View } from "../../shared/settings.js";
import { translationOf } from "../send/queue.js";

/** What stands between a sentence and its translation; "": the translation stands alone. */
export type Joint = "" | " " | " — ";

/** Before each translation in a bilingual target: no code of a block is 0, so writing passes it by. */
const TRANSLATION: Run = [0];

/** No highlight can tell the translation apart here, so a dash does. */
const UNSTYLED: ReadonlySet<string> = new Set(["title", "option"]);

export function jointOf(unit: Unit, view: View): Joint {
  if (view === "translated") return "";
  return unit.kind === "attribute" || UNSTYLED.has(tagOf(unit.container)) ? " — " : " ";
}

export function targetOf(result: BlockResult, joint: Joint): Runs {
  if (joint === "") return translationOf(result);
  return result.parts.flatMap((part) => (typeof part === "string" ? [part] : bilingual(part, joint)));
}

function bilingual({ source, target }: Segment, joint: Joint): Runs {
  const translation = textOf(target).trim();
  if (!hasLetters(translation) || translation === textOf(source).trim()) return source;
  let end = source.length; // inside the elements that began in an earlier sentence
  for (let last = source[end - 1]; typeof last === "number" && last < 0 && !source.includes(-last); last = source[end - 1]) end--;
  return [...source.slice(0, end), joint, TRANSLATION, translation, ...source.slice(end)];
}

/** Whether the string at `index` of a bilingual target is a translation. */
export function isTranslation(target: Runs, index: number): boolean {
  const before = target[index - 1]; // of another bundle, maybe: told by what it is
  return typeof before === "object" && before[0] === 0;
}

/** The words of runs, without their codes. */
export function textOf(runs: Runs): string {
  return runs.map((run) => (typeof run === "string" ? run.replaceAll(LINE_SEPARATOR, " ") : "")).join("");
}
