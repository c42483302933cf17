// SPDX-License-Identifier: GPL-3.0-or-later
// Elements change places with each other inside their parent; all other nodes stay where they are.
import { firstChildOf, insertBefore, isElement, nextSiblingOf, shadowOf, tagOf } from "../dom.js";

interface MovingParent {
  moveBefore?: (node: Node, before: Node | null) => void;
}

/** State lives in these; a move may lose it (reload, stop, blur), so they and what holds them stay. */
const KEEPS_STATE: ReadonlySet<string> = new Set(
  "input button select textarea form fieldset output iframe frame object embed video audio canvas details dialog".split(" "),
);

/** Whether an element may be moved without anybody noticing. */
export function isMovable(element: Element): boolean {
  if (keepsState(element)) return false;
  const inside = element.querySelectorAll("*");
  for (const inner of inside) if (keepsState(inner)) return false;
  const active = element.ownerDocument.activeElement;
  return active === null || !element.contains(active);
}

function keepsState(element: Element): boolean {
  const tag = tagOf(element);
  return KEEPS_STATE.has(tag) || tag.includes("-") || element.hasAttribute("is") || shadowOf(element) !== null || element.hasAttribute("contenteditable");
}

/**
 * Puts `wanted[i]` where `current[i]` stands; both hold the same children of `parent`, `current` in
 * document order. Moves only elements whose place changes.
 */
export function exchange(parent: Node, current: readonly Element[], wanted: readonly Element[]): void {
  const [first] = current;
  const last = current[current.length - 1];
  if (first === undefined || last === undefined) return;
  const place = new Map(current.map((element, index) => [element as Node, index]));
  const sequence: Node[] = [];
  for (let node: Node | null = first; node !== null; node = nextSiblingOf(node)) {
    const index = place.get(node);
    sequence.push(index === undefined ? node : (wanted[index] ?? node));
    if (node === last) break;
  }
  let before = nextSiblingOf(last);
  for (let index = sequence.length - 1; index >= 0; index--) {
    const node = sequence[index];
    if (node === undefined) continue;
    if (place.has(node) && nextSiblingOf(node) !== before) move(parent, node, before);
    before = node;
  }
}

/**
 * The given elements that are children of `parent` now, in document order. Walks the children once:
 * comparing positions of siblings pair by pair takes seconds where there are thousands.
 */
export function inDocumentOrder(parent: Node, elements: readonly Element[]): Element[] {
  const wanted = new Set<Node>(elements);
  const found: Element[] = [];
  for (let node = firstChildOf(parent); node !== null && found.length < wanted.size; node = nextSiblingOf(node)) {
    if (wanted.has(node)) found.push(node as Element);
  }
  return found;
}

function move(parent: Node, node: Node, before: Node | null): void {
  const moveBefore = (parent as MovingParent).moveBefore;
  if (typeof moveBefore === "function" && isElement(node)) moveBefore.call(parent, node, before);
  else insertBefore(parent, node, before);
}
