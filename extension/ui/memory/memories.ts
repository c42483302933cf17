// SPDX-License-Identifier: GPL-3.0-or-later
// The table of memories: how each takes part, and which there are.
import { OWN_MEMORY, type MemoryInfo, type MemorySettings } from "../../../js-glue/protocol/memory.js";
import { byId, number, word } from "../words.js";
import { directionOf } from "./statistics.js";

export interface MemoriesView {
  change(memory: MemoryInfo, settings: MemorySettings): void;
  remove(memory: MemoryInfo): void;
}

/** The person's own has no name of its own. */
export function nameOf({ id, name }: MemoryInfo): string {
  return id === OWN_MEMORY ? word("memoryOwn") : name;
}

export function showMemories(memories: readonly MemoryInfo[], view: MemoriesView): void {
  const body = byId("memories", HTMLTableElement).tBodies[0];
  const focused = document.activeElement?.id;
  body?.replaceChildren(...memories.map((memory) => rowOf(memory, view)));
  if (focused) document.getElementById(focused)?.focus();
}

/** A new one is asked last. */
export function settingsOfNew(name: string, memories: readonly MemoryInfo[]): MemorySettings {
  const rank = Math.min(999, Math.max(0, ...memories.map((memory) => memory.rank)) + 1);
  return { name, rank, penalty: 0, readOnly: false, enabled: true };
}

/** The form for a new one; `add` gets its name, and says whether there is one now. */
export class NewMemory {
  constructor(add: (name: string) => Promise<boolean>) {
    const name = byId("new-name", HTMLInputElement);
    byId("new-memory", HTMLFormElement).addEventListener("submit", (event) => {
      event.preventDefault();
      const typed = name.value;
      if (typed.trim() === "") return;
      void add(typed.trim()).then((isThere) => {
        if (isThere && name.value === typed) name.value = "";
      });
    });
  }
}

/** The choices of a select; `first` is one for all of them. */
export function fillChoices(select: HTMLSelectElement, memories: readonly MemoryInfo[], first: string | null): void {
  const chosen = select.value;
  const options = memories.map((memory) => new Option(nameOf(memory), String(memory.id)));
  select.replaceChildren(...(first === null ? [] : [new Option(first, "")]), ...options);
  if ([...select.options].some(({ value }) => value === chosen)) select.value = chosen;
}

function rowOf(memory: MemoryInfo, view: MemoriesView): HTMLTableRowElement {
  const { name, rank, penalty, readOnly, enabled } = memory;
  let settings: MemorySettings = { name, rank, penalty, readOnly, enabled };
  const isOwn = memory.id === OWN_MEMORY;
  const change = (part: Partial<MemorySettings>) => {
    settings = { ...settings, ...part }; // the next change may come before this row is made anew
    view.change(memory, settings);
  };
  const row = document.createElement("tr");
  const title = document.createElement("th");
  title.scope = "row";
  const isolated = document.createElement("bdi");
  isolated.textContent = nameOf(memory);
  title.append(isolated);
  row.append(
    title,
    cell(memory.pairs.map(({ from, to, units }) => directionOf(from, to, number(units))).join(", ")),
    cell(number(memory.units), "number"),
    cell(numberBox(memory, "memoryRank", rank, 1, 999, (value) => change({ rank: value }))),
    cell(numberBox(memory, "memoryPenalty", penalty, 0, 30, (value) => change({ penalty: value }))),
    cell(checkBox(memory, "memoryEnabled", enabled, (value) => change({ enabled: value }))),
    cell(isOwn ? "" : checkBox(memory, "memoryReadOnly", readOnly, (value) => change({ readOnly: value }))),
    cell(isOwn ? "" : removeButton(memory, view)),
  );
  return row;
}

function cell(content: string | HTMLElement, className = ""): HTMLTableCellElement {
  const made = document.createElement("td");
  made.className = className;
  made.append(content);
  return made;
}

function labelled<T extends HTMLElement>(element: T, memory: MemoryInfo, name: string): T {
  element.id = `${name}-${memory.id}`;
  element.setAttribute("aria-label", `${word(name)}: ${nameOf(memory)}`);
  return element;
}

function numberBox(memory: MemoryInfo, name: string, value: number, min: number, max: number, changed: (value: number) => void): HTMLInputElement {
  const box = labelled(document.createElement("input"), memory, name);
  Object.assign(box, { type: "number", min: String(min), max: String(max), step: "1", required: true, value: String(value) });
  box.addEventListener("change", () => {
    if (box.reportValidity()) changed(box.valueAsNumber);
    else box.value = String(value);
  });
  return box;
}

function checkBox(memory: MemoryInfo, name: string, value: boolean, changed: (value: boolean) => void): HTMLInputElement {
  const box = labelled(document.createElement("input"), memory, name);
  Object.assign(box, { type: "checkbox", checked: value });
  box.addEventListener("change", () => changed(box.checked));
  return box;
}

function removeButton(memory: MemoryInfo, view: MemoriesView): HTMLButtonElement {
  const button = labelled(document.createElement("button"), memory, "memoryRemove");
  button.type = "button";
  button.textContent = word("memoryRemove");
  button.addEventListener("click", () => view.remove(memory));
  return button;
}
