// SPDX-License-Identifier: GPL-3.0-or-later
// Small parts of the editor: text with codes as chips, an alternative with how its source differs.
import { api } from "#platform/api.js";
import type { DifferenceSpan, FoundTerm, Match } from "../../../js-glue/protocol/memory.js";
import type { Segment } from "../../../js-glue/protocol/messages.js";
import type { Run, Runs } from "../../../js-glue/protocol/runs.js";
import { textOf } from "../../shared/code-text.js";
import { directionOf } from "../apply/direction.js";
import { button, element, word } from "../view/elements.js";
import { editable, innerOf } from "./edited-text.js";
import { saysNeighbours, type Knowledge } from "./memory.js";

/** A source; each code is a chip that says in words what it is. */
export function withChips(runs: Runs, language: string): HTMLElement {
  const made = element("p", "source");
  setLanguage(made, language);
  made.append(...innerOf(runs, runs).map((run) => (typeof run === "string" ? run : chip(run))));
  return made;
}

export function setLanguage(of: HTMLElement, language: string): void {
  of.lang = language;
  of.dir = directionOf(language);
}

function chip(run: Exclude<Run, string>): HTMLElement {
  const made = element("span", "chip", textOf([run]));
  made.setAttribute("role", "img"); // named, and read as one
  const code = String(Math.abs(typeof run === "number" ? run : run[0]));
  made.setAttribute("aria-label", word(typeof run !== "number" ? "editorCodeAlone" : run > 0 ? "editorCodeOpens" : "editorCodeCloses", code));
  return made;
}

/** Where the translation that is shown comes from. */
export function originOf({ origin, score }: Segment, knowledge: Knowledge | null): string {
  if (origin === "engine") return word("editorFromEngine");
  const shown = knowledge?.matches.find(({ unit }) => unit.origin === origin);
  return origin === "import" ? withScore(importedFrom(shown, knowledge), score) : withScore(word("editorFromPerson"), score);
}

/** For the sentence `source`; `number` is the key that chooses it, with Alt. */
export function alternativeOf(match: Match, number: number, source: Runs, knowledge: Knowledge, chosen: () => void): HTMLLIElement {
  const { unit, score, difference, target } = match;
  const item = element("li");
  const choosing = button("", chosen, "alternative");
  choosing.setAttribute("aria-keyshortcuts", `Alt+${number}`);
  const text = element("span", "", editable(target, source));
  setLanguage(text, unit.pair.to);
  const key = element("span", "chip", `Alt+${number}`);
  key.setAttribute("aria-hidden", "true"); // told as aria-keyshortcuts
  choosing.append(key, " ", text);
  const origin = unit.origin === "import" ? importedFrom(match, knowledge) : word("editorFromPerson");
  const site = unit.site === "" ? [] : [word("editorOnlyOn", unit.site)];
  const between = saysNeighbours(unit) ? [word(match.kind === "context" ? "editorBetween" : "editorBetweenOthers")] : [];
  const date = unit.changed > 0 ? [new Intl.DateTimeFormat(api.i18n.getUILanguage(), { dateStyle: "medium" }).format(unit.changed)] : [];
  item.append(choosing, element("p", "small", [withScore(origin, score), ...site, ...between, ...date].join(" · ")));
  if (difference.some(({ kind }) => kind !== "same")) item.append(differenceOf(difference, unit.pair.from));
  return item;
}

/** The terms of the sentence, each once; a press puts its translation where the person is typing. */
export function termsOf(terms: readonly FoundTerm[], language: string, chosen: (text: string) => void): HTMLElement[] {
  const distinct = new Map(terms.map((term) => [`${term.source}\0${term.target}`, term]));
  return [...distinct.values()].map(({ source, target, stays }) => {
    const made = button("", () => chosen(stays ? source : target), "term");
    const text = element("span", "", stays ? source : target);
    setLanguage(text, language);
    if (stays) made.append(text, ` · ${word("editorTermStays")}`);
    else made.append(`${source} → `, text);
    return made;
  });
}

function importedFrom(match: Match | undefined, knowledge: Knowledge | null): string {
  const name = match && knowledge?.memoryNames.get(match.unit.memory);
  return word("editorFromImport", name ?? "…");
}

function withScore(origin: string, score: number): string {
  return `${origin} · ${word("editorScore", String(score))}`;
}

/** From the source the alternative was made for to the one at hand: struck out and underlined. */
function differenceOf(difference: readonly DifferenceSpan[], language: string): HTMLElement {
  const line = element("p", "small");
  const spans = element("span");
  setLanguage(spans, language);
  for (const { kind, asked, unit } of difference) {
    if (kind === "same") spans.append(asked);
    else {
      if (unit !== "") spans.append(element("del", "", unit));
      if (asked !== "") spans.append(element("ins", "", asked));
    }
  }
  line.append(`${word("editorDifference")} `, spans);
  return line;
}
