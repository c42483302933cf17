// SPDX-License-Identifier: GPL-3.0-or-later
// A row of the list: source, translation, and what is known of the unit.
import type { StoredUnit } from "../../../js-glue/protocol/memory.js";
import { date, word } from "../words.js";
import { showRuns } from "./runs-view.js";

/** null: the unit is on its way. */
export function fillRow(row: HTMLElement, unit: StoredUnit | null, searched: string): void {
  row.classList.toggle("waiting", unit === null);
  if (unit === null) return row.replaceChildren(cell(["…"], ""));
  row.replaceChildren(
    cell(showRuns(unit.source, searched), unit.pair.from),
    cell(showRuns(unit.target, searched), unit.pair.to),
    facts(unit),
  );
}

function facts(unit: StoredUnit): HTMLElement {
  const origin = word(unit.origin === "person" ? "memoryByPerson" : "memoryImported");
  const made = cell([], "");
  made.className = "facts";
  for (const text of [origin, unit.site, date(unit.changed)].filter((one) => one !== "")) {
    const line = document.createElement("div");
    line.textContent = text;
    made.append(line);
  }
  return made;
}

/** `language`: of its text, which has its own direction; "" for our own words. */
function cell(content: readonly (Node | string)[], language: string): HTMLElement {
  const made = document.createElement("div");
  made.setAttribute("role", "gridcell");
  const text = document.createElement("div"); // the cell stays where it is, whatever the direction of its text
  text.className = "text";
  if (language !== "") Object.assign(text, { lang: language, dir: "auto" });
  text.append(...content);
  if (content.length > 0) made.append(text);
  return made;
}
