// SPDX-License-Identifier: GPL-3.0-or-later
// How much there is: units by direction, over all memories, and in all.
import type { MemoryInfo } from "../../../js-glue/protocol/memory.js";
import { byId, number, word } from "../words.js";

export function showStatistics(memories: readonly MemoryInfo[]): void {
  const directions = new Map<string, number>();
  for (const { from, to, units } of memories.flatMap(({ pairs }) => pairs)) {
    const direction = directionOf(from, to);
    directions.set(direction, units + (directions.get(direction) ?? 0));
  }
  const most = [...directions].sort(([, a], [, b]) => b - a);
  const table = byId("statistics", HTMLTableElement);
  table.tBodies[0]?.replaceChildren(...most.map(([direction, units]) => line(direction, units)));
  table.tFoot?.replaceChildren(line(word("memoryTotal"), memories.reduce((sum, { units }) => sum + units, 0)));
}

/** Reads from left to right in every language. */
export function directionOf(from: string, to: string, units = ""): string {
  return `\u2066${from} → ${to}${units === "" ? "" : ` (${units})`}\u2069`;
}

function line(title: string, units: number): HTMLTableRowElement {
  const row = document.createElement("tr");
  const head = document.createElement("th");
  head.scope = "row";
  head.textContent = title;
  const value = document.createElement("td");
  value.className = "number";
  value.textContent = number(units);
  row.append(head, value);
  return row;
}
