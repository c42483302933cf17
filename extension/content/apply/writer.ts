// SPDX-License-Identifier: GPL-3.0-or-later
// The only file that writes to the page's text: a unit's translation on, a node's original back.
// Callers take the observer's records before and after (observe/observer.ts).
import type { Runs } from "../../../js-glue/protocol/runs.js";
import { hasLetters } from "../collect/items.js";
import { LINE_SEPARATOR } from "../collect/source.js";
import type { AttributeUnit, BlockUnit, Unit } from "../collect/unit.js";
import {
  attributeOf, insertBefore, isConnected, isElement, nextSiblingOf, parentElementAcross, parentOf, removeAttribute, removeChild,
  setAttribute, tagOf,
} from "../dom.js";
import type { Direction } from "./direction.js";
import type { Ledger, Order } from "./ledger.js";
import { exchange, inDocumentOrder, isMovable } from "./reorder.js";
import { spread } from "./spread.js";

export type Written = "written" | "stale" | "unusable";

/** More than this many elements of one block keep their order: moving them would be felt. */
const MOST_MOVED = 200;

export class Writer {
  constructor(private readonly ledger: Ledger, private readonly direction: Direction) {}

  /** Puts a unit's translation on the page, if the unit is still what stands there. */
  write(unit: Unit): Written {
    const { translation } = unit;
    if (translation === null || !hasLetters(textOf(translation))) return "unusable"; // the original stays
    return unit.kind === "block" ? this.writeBlock(unit, translation) : this.writeAttribute(unit, translation);
  }

  private writeBlock(unit: BlockUnit, translation: Runs): Written {
    if (!this.isCurrent(unit)) return "stale";
    this.undoStructure(unit);
    const elements = new Map<number, Element>([[0, unit.container]]);
    for (const part of unit.parts) {
      if (part.kind === "open" || part.kind === "alone") elements.set(part.code, part.element);
    }
    const movable = (parent: number, codes: readonly number[]) => codes.length <= MOST_MOVED && codes.every((code) => {
      const element = elements.get(code);
      return element !== undefined && isMovable(element) && isStillChild(element, parent === 0 ? null : (elements.get(parent) ?? null));
    });
    const { texts, orders, added } = spread(unit.parts, translation, movable);
    this.pinOption(unit);
    let index = 0;
    let length = 0;
    for (const part of unit.parts) {
      if (part.kind !== "text") continue;
      const text = texts[index++] ?? part.original;
      length += text.length;
      this.ledger.setText(part.node, { original: part.original, written: text, unit });
      if (part.node.data !== text) part.node.data = text;
    }
    const moved: Order[] = [];
    for (const [code, order] of orders) {
      const ours = order.flatMap((child) => elements.get(child) ?? []);
      const [first] = ours;
      const parent = first && parentOf(first);
      if (!isElement(parent ?? null) || code === undefined) continue;
      const original = inDocumentOrder(parent as Element, ours);
      exchange(parent as Element, original, ours);
      moved.push({ parent: parent as Element, original, ours });
    }
    const children = added.length > 0 ? childCodes(unit) : new Map<number, number[]>();
    const siblingsOf = new Map<number, Element[]>();
    const nodes = added.flatMap(({ parent, place, text }) => {
      const siblings = siblingsOf.get(parent) ??
        (orders.get(parent) ?? children.get(parent) ?? []).flatMap((code) => elements.get(code) ?? []);
      siblingsOf.set(parent, siblings);
      return this.addText(siblings, elements.get(parent) ?? null, place, text);
    });
    if (moved.length > 0 || nodes.length > 0) this.ledger.setStructure(unit, { orders: moved, added: nodes });
    this.direction.block(unit.container, length);
    unit.shown = true;
    return "written";
  }

  /** All text nodes still belong to the unit, hold its text or ours, and are in the document. */
  private isCurrent(unit: BlockUnit): boolean {
    return unit.parts.every((part) => {
      if (part.kind !== "text") return true;
      const entry = this.ledger.textEntry(part.node);
      return entry !== undefined && entry.unit === unit && isConnected(part.node);
    });
  }

  /** A text node of ours before the sibling at `place`, or last. */
  private addText(siblings: readonly Element[], parent: Element | null, place: number, text: string): Text[] {
    const before = siblings[place];
    const after = siblings[place - 1];
    const home = before ? parentOf(before) : after ? parentOf(after) : parent;
    if (home === null) return [];
    const node = document.createTextNode(text);
    this.ledger.noteAdded(node);
    insertBefore(home, node, before ?? (after ? nextSiblingOf(after) : null));
    return [node];
  }

  /** Without a value of its own an option submits its text: the value is fixed before the text changes. */
  private pinOption(unit: BlockUnit): void {
    for (let element: Element | null = unit.container; element !== null; element = parentElementAcross(element)) {
      const tag = tagOf(element);
      if (tag === "option" && attributeOf(element, "value") === null) {
        const value = (element as HTMLOptionElement).value;
        setAttribute(element, "value", value);
        this.ledger.pin(element);
      }
      if (tag === "option" || tag === "select" || tag === "body") return;
    }
  }

  private writeAttribute(unit: AttributeUnit, translation: Runs): Written {
    const entry = this.ledger.attributeEntry(unit.element, unit.name);
    if (entry?.unit !== unit) return "stale";
    const { texts } = spread(unit.parts, translation, () => false);
    const text = texts.join("");
    entry.written = text;
    unit.shown = true;
    if (attributeOf(unit.element, unit.name) !== text) setAttribute(unit.element, unit.name, text);
    return "written";
  }

  /** A text node gets the page's text back, if it still holds ours. */
  restoreText(node: Text): void {
    const entry = this.ledger.lastTextEntry(node);
    if (entry === undefined) return;
    if (entry.unit.shown) {
      entry.unit.shown = false;
      this.undoStructure(entry.unit);
      this.unpinOption(entry.unit);
    }
    if (node.data === entry.written && entry.written !== entry.original) node.data = entry.original;
  }

  restoreAttributes(element: Element): void {
    const entries = this.ledger.attributesOf(element);
    if (entries === undefined) return;
    for (const [name, entry] of entries) {
      entry.unit.shown = false;
      if (entry.written !== entry.original && attributeOf(element, name) === entry.written) setAttribute(element, name, entry.original);
    }
  }

  /** Takes away the text nodes a unit added and puts its elements back in the page's order. */
  undoStructure(unit: BlockUnit): void {
    const structure = this.ledger.structureOf(unit);
    if (structure === undefined) return;
    this.ledger.setStructure(unit, null);
    for (const node of structure.added) {
      const parent = parentOf(node);
      if (parent !== null) removeChild(parent, node);
    }
    for (const { parent, original, ours } of structure.orders) {
      const current = inDocumentOrder(parent, ours);
      const isThere = new Set(current);
      // Only if the page left our order alone; elements it took away meanwhile stay away.
      const expected = ours.filter((element) => isThere.has(element));
      if (expected.some((element, index) => current[index] !== element)) continue;
      exchange(parent, current, original.filter((element) => isThere.has(element)));
    }
  }

  private unpinOption(unit: BlockUnit): void {
    for (let element: Element | null = unit.container; element !== null; element = parentElementAcross(element)) {
      if (tagOf(element) === "option") {
        if (this.ledger.unpin(element)) removeAttribute(element, "value");
        return;
      }
      if (tagOf(element) === "body") return;
    }
  }
}

function isStillChild(element: Element, parent: Element | null): boolean {
  return parent === null ? isConnected(element) : parentOf(element) === parent;
}

/** The codes directly inside each code; 0 is the container. */
function childCodes(unit: BlockUnit): Map<number, number[]> {
  const stack = [0];
  const codes = new Map<number, number[]>([[0, []]]);
  for (const part of unit.parts) {
    if (part.kind === "close") stack.pop();
    if (part.kind !== "open" && part.kind !== "alone") continue;
    codes.get(stack[stack.length - 1] ?? 0)?.push(part.code);
    if (part.kind === "open") {
      codes.set(part.code, []);
      stack.push(part.code);
    }
  }
  return codes;
}

/** The words of a translation, without its codes. */
export function textOf(runs: Runs): string {
  return runs.map((run) => (typeof run === "string" ? run.replaceAll(LINE_SEPARATOR, " ") : "")).join("");
}
