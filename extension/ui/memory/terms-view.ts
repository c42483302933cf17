// SPDX-License-Identifier: GPL-3.0-or-later
// The table of terms: those that have what is searched for, with buttons to change and delete each.
import type { StoredTerm } from "../../../js-glue/protocol/memory.js";
import { byId, number, word } from "../words.js";
import { directionOf } from "./statistics.js";

export interface TermsView {
  edit(term: StoredTerm): void;
  remove(term: StoredTerm): void;
}

/** More rows than that make the page slow, and nobody reads them: the line above says how many there are. */
const MAX_ROWS = 200;

/** Shows the terms with `searched` in source, translation or note; case apart. */
export function showTerms(terms: readonly StoredTerm[], searched: string, view: TermsView): void {
  const wanted = folded(searched);
  const found = terms.filter(({ source, target, note }) => [source, target, note].some((text) => folded(text).includes(wanted)));
  const table = byId("terms", HTMLTableElement);
  const focused = document.activeElement?.id;
  table.tBodies[0]?.replaceChildren(...found.slice(0, MAX_ROWS).map((term) => rowOf(term, view)));
  table.hidden = found.length === 0;
  byId("terms-count", HTMLElement).textContent = countOf(found.length, terms.length);
  if (focused) document.getElementById(focused)?.focus(); // its button was made anew
}

function folded(text: string): string {
  return text.normalize("NFC").toLocaleLowerCase();
}

function countOf(found: number, all: number): string {
  if (all === 0) return word("termsNoneYet");
  if (found === 0) return word("termsNoneLikeThat");
  const count = word("termsCount", number(found));
  return found > MAX_ROWS ? `${count} ${word("termsFirst", number(MAX_ROWS))}` : count;
}

function rowOf(term: StoredTerm, view: TermsView): HTMLTableRowElement {
  const row = document.createElement("tr");
  const head = document.createElement("th");
  head.scope = "row";
  head.append(isolated(term.source, term.from));
  const target = term.neverTranslate ? word("termStays") : isolated(term.target, term.to);
  const actions = cell(button(term, "termEdit", () => view.edit(term)), " ", button(term, "termDelete", () => view.remove(term)));
  actions.className = "actions";
  row.append(
    head,
    cell(target),
    cell(directionOf(term.from, term.to === "" ? word("termAnyLanguage") : term.to)),
    cell(word(term.caseSensitive ? "termYes" : "termNo")),
    cell(isolated(term.note, "")),
    actions,
  );
  return row;
}

/** Text of a person, with its own language and direction; "": the language of nobody knows. */
function isolated(text: string, language: string): HTMLElement {
  const made = document.createElement("bdi");
  made.textContent = text;
  made.dir = "auto";
  if (language !== "") made.lang = language;
  return made;
}

function cell(...content: readonly (string | HTMLElement)[]): HTMLTableCellElement {
  const made = document.createElement("td");
  made.append(...content);
  return made;
}

function button(term: StoredTerm, name: "termEdit" | "termDelete", pressed: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.id = `${name}-${term.id}`;
  made.textContent = word(name);
  made.setAttribute("aria-label", `${word(name)}: ${term.source}`);
  made.addEventListener("click", pressed);
  return made;
}
