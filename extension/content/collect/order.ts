// SPDX-License-Identifier: GPL-3.0-or-later
// What is translated first: what a person sees, then what is near, then the rest. Positions are read
// in one batch, before the first write; what is collected later goes by document order.
import { tagOf } from "../dom.js";
import { PRIORITY, type Priority } from "./priority.js";
import type { Unit } from "./unit.js";

/** Text on the page runs mostly downwards: after this many blocks out of reach in a row, the rest is too. */
const GIVE_UP_AFTER = 200;

/** Reads layout: call it once, with nothing written yet. */
export function rankByPlace(units: readonly Unit[]): Priority[] {
  const height = innerHeight;
  const width = innerWidth;
  const range = document.createRange();
  let outside = 0;
  return units.map((unit) => {
    if (isTitle(unit)) return PRIORITY.seen;
    if (outside > GIVE_UP_AFTER) return PRIORITY.rest;
    const box = boxOf(unit, range);
    const near = box.bottom > -height && box.top < 2 * height && box.width > 0;
    outside = near ? 0 : outside + 1;
    if (!near) return PRIORITY.rest;
    return box.bottom > 0 && box.top < height && box.right > 0 && box.left < width ? PRIORITY.seen : PRIORITY.near;
  });
}

function isTitle(unit: Unit): boolean {
  return unit.kind === "block" && tagOf(unit.container) === "title";
}

function boxOf(unit: Unit, range: Range): DOMRect {
  if (unit.kind === "attribute") return unit.element.getBoundingClientRect();
  const text = unit.parts.find((part) => part.kind === "text");
  if (text?.kind !== "text") return unit.container.getBoundingClientRect();
  range.selectNodeContents(text.node);
  return range.getBoundingClientRect();
}
