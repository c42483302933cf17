// SPDX-License-Identifier: GPL-3.0-or-later
// The table of language packs, and the directions that two of them give together.
import type { Direction, PackDetails } from "../../../../js-glue/protocol/packs.js";
import { byId, megabytes, word } from "../../words.js";
import { directionName, languageName } from "./language-name.js";

const PROBLEMS: Readonly<Record<Exclude<PackDetails["problem"], "">, string>> = { damaged: "packStateDamaged", version: "packStateVersion" };

const shown = { packs: "" };

export function showPacks(packs: readonly PackDetails[], remove: (pack: PackDetails) => void): void {
  const now = JSON.stringify(packs);
  if (now === shown.packs) return; // a button that is just being pressed stays
  shown.packs = now;
  const focused = document.activeElement?.id;
  byId("packs", HTMLTableElement).tBodies[0]?.replaceChildren(...packs.map((pack) => rowOf(pack, remove)));
  if (focused) document.getElementById(focused)?.focus(); // its button was made anew
}

export function showThrough(directions: readonly Direction[]): void {
  const chained = directions.flatMap(({ from, to, through }) => (through === undefined ? [] : [word("packThrough", directionName({ from, to }), languageName(through))]));
  byId("packs-through", HTMLElement).hidden = chained.length === 0;
  byId("packs-through-list", HTMLElement).replaceChildren(...chained.map((text) => {
    const item = document.createElement("li");
    item.textContent = text;
    return item;
  }));
}

function rowOf(pack: PackDetails, remove: (pack: PackDetails) => void): HTMLTableRowElement {
  const row = document.createElement("tr");
  const title = document.createElement("th");
  title.scope = "row";
  title.textContent = directionName(pack);
  const state = cell(stateOf(pack));
  state.classList.toggle("warning", pack.problem !== "");
  row.append(
    title,
    state,
    cell([pack.package, pack.packageVersion].filter((part) => part !== "").join(" ")),
    cell(pack.licence),
    cell(pack.size === 0 ? "" : megabytes(pack.size), "number"),
    cell(pack.origin === "added" ? removeButton(pack, remove) : ""),
  );
  return row;
}

function stateOf({ origin, isUsed, problem }: PackDetails): string {
  if (problem !== "") return word(PROBLEMS[problem]);
  if (origin === "added") return word("packStateAdded");
  return word(isUsed ? "packStateBundled" : "packStateReplaced");
}

function cell(content: string | HTMLElement, className = ""): HTMLTableCellElement {
  const made = document.createElement("td");
  made.className = className;
  made.append(typeof content === "string" ? isolated(content) : content);
  return made;
}

/** Sizes, names and licences read in their own direction, whatever the page's is. */
function isolated(text: string): HTMLElement {
  const made = document.createElement("bdi");
  made.textContent = text;
  return made;
}

function removeButton(pack: PackDetails, remove: (pack: PackDetails) => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.id = `pack-remove-${pack.id}`;
  made.textContent = word("packRemove");
  made.setAttribute("aria-label", `${word("packRemove")}: ${directionName(pack)}`);
  made.addEventListener("click", () => remove(pack));
  return made;
}
