// SPDX-License-Identifier: GPL-3.0-or-later
// The only file that writes to the page's text: a unit's translation on, a node's original back.
// Callers take the observer's records before and after (observe/observer.ts).
import type { Runs } from "../../../js-glue/protocol/runs.js";
import type { Hidden } from "../collect/collector.js";
import { hasLetters } from "../collect/items.js";
import { LINE_SEPARATOR } from "../collect/source.js";
import type { AttributeUnit, BlockUnit, Unit } from "../collect/unit.js";
import {
  attributeOf, closest, insertBefore, isConnected, isElement, nextSiblingOf, parentElementAcross, parentOf, removeAttribute, removeChild,
  setAttribute,
} from "../dom.js";
import type { Direction } from "./direction.js";
import type { SelectionKeeper } from "./keep-selection.js";
import type { Ledger, Order, Sentence, TextEntry } from "./ledger.js";
import { exchange, inDocumentOrder, isMovable } from "./reorder.js";
import { spread } from "./spread.js";
import { textOf } from "./target.js";

export type Written = "written" | "stale" | "unusable";

/** More than this many elements of one block keep their order: moving them would be felt. */
const MOST_MOVED = 200;

export class Writer {
  constructor(private readonly ledger: Ledger, private readonly direction: Direction, private readonly selection: SelectionKeeper) {}

  /**
   * Works out what can be known before writing. The browser lays out a long page again for each tenth of a
   * second of writing, so that should be as short as it can be.
   */
  prepare(unit: Unit): void {
    if (unit.kind !== "block" || unit.translation === null) return;
    unit.texts = onlyText(unit.parts, unit.translation);
    if (unit.texts !== null) return;
    const { texts, orders, added } = spread(unit.parts, unit.translation, () => true);
    if (orders.size === 0 && added.length === 0) unit.texts = texts; // else the page has a say in it
  }

  /** Whether nothing but text nodes' data will change. */
  isText(item: Unit | Hidden): boolean {
    if (this.direction.isTurning || (item.kind !== "block" && item.kind !== "hidden-block")) return false;
    return item.sentence.structure === null && (item.kind === "hidden-block" || item.texts !== null);
  }

  /** Puts a unit's translation on the page, if the unit is still what stands there. */
  write(unit: Unit): Written {
    const { translation } = unit;
    if (translation === null || !hasLetters(textOf(translation))) return "unusable"; // the original stays
    return unit.kind === "block" ? this.#writeBlock(unit, translation) : this.#writeAttribute(unit, translation);
  }

  /** A unit has no translation and will get none. */
  giveUp(unit: Unit): void {
    (unit.kind === "block" ? unit.sentence : unit.entry).state = "failed";
  }

  /** Puts a translation back that restore took away. */
  show(hidden: Hidden): void {
    if (hidden.kind === "hidden-attribute") {
      const { element, entry } = hidden;
      entry.state = "shown";
      if (attributeOf(element, entry.name) === entry.original) setAttribute(element, entry.name, entry.written);
      return;
    }
    const { sentence, nodes } = hidden;
    if (sentence.structure !== null) return void this.#writeBlock(sentence.structure.unit, sentence.structure.unit.translation ?? []);
    const [first] = nodes;
    if (first === undefined || !nodes.every((node) => this.ledger.textEntry(node)?.sentence === sentence)) return;
    sentence.state = "shown";
    const container = parentElementAcross(first);
    this.#pinOption(container);
    let length = 0;
    for (const node of nodes) {
      const written = this.ledger.lastTextEntry(node)?.written ?? node.data;
      length += written.length;
      if (node.data !== written) this.selection.write(node, written);
    }
    if (container !== null) this.direction.block(container, length);
  }

  #writeBlock(unit: BlockUnit, translation: Runs): Written {
    const entries = this.#entriesOf(unit);
    if (entries === null) return "stale";
    this.undoStructure(unit.sentence);
    this.#pinOption(unit.container);
    const texts = unit.texts ?? onlyText(unit.parts, translation);
    const length = texts === null ? this.#writeSpread(unit, entries, translation) : this.#writeTexts(unit, entries, texts);
    unit.sentence.state = "shown";
    this.direction.block(unit.container, length);
    return "written";
  }

  #writeSpread(unit: BlockUnit, entries: readonly TextEntry[], translation: Runs): number {
    const elements = new Map<number, Element>([[0, unit.container]]);
    for (const part of unit.parts) {
      if (part.kind === "open" || part.kind === "alone") elements.set(part.code, part.element);
    }
    const movable = (parent: number, codes: readonly number[]) => codes.length <= MOST_MOVED && codes.every((code) => {
      const element = elements.get(code);
      return element !== undefined && isMovable(element) && isStillChild(element, parent === 0 ? null : (elements.get(parent) ?? null));
    });
    const { texts, orders, added } = spread(unit.parts, translation, movable);
    const length = this.#writeTexts(unit, entries, texts);
    const moved: Order[] = [];
    for (const order of orders.values()) {
      const ours = order.flatMap((child) => elements.get(child) ?? []);
      const [first] = ours;
      const parent = first ? parentOf(first) : null;
      if (!isElement(parent)) continue;
      const original = inDocumentOrder(parent, ours);
      exchange(parent, original, ours);
      moved.push({ parent, original, ours });
    }
    const children = added.length > 0 ? childCodes(unit) : new Map<number, number[]>();
    const siblingsOf = new Map<number, Element[]>();
    const nodes = added.flatMap(({ parent, place, text }) => {
      const siblings = siblingsOf.get(parent) ??
        (orders.get(parent) ?? children.get(parent) ?? []).flatMap((code) => elements.get(code) ?? []);
      siblingsOf.set(parent, siblings);
      return this.#addText(siblings, elements.get(parent) ?? null, place, text);
    });
    if (moved.length > 0 || nodes.length > 0) unit.sentence.structure = { unit, orders: moved, added: nodes, isDone: true };
    return length;
  }

  /** `entries` and `texts`: of the unit's text nodes, in their order. */
  #writeTexts(unit: BlockUnit, entries: readonly TextEntry[], texts: readonly string[]): number {
    let index = 0;
    let length = 0;
    for (const part of unit.parts) {
      if (part.kind !== "text") continue;
      const { node } = part;
      const text = texts[index] ?? part.original;
      const entry = entries[index++];
      if (entry !== undefined) this.ledger.wrote(entry, text);
      if (node.data !== text) this.selection.write(node, text);
      length += text.length;
    }
    return length;
  }

  /** The entries of all text nodes, if they still belong to the unit, hold its text or ours, and are in the document. */
  #entriesOf(unit: BlockUnit): TextEntry[] | null {
    const entries: TextEntry[] = [];
    for (const part of unit.parts) {
      if (part.kind !== "text") continue;
      const entry = this.ledger.textEntry(part.node);
      if (entry?.sentence !== unit.sentence || !isConnected(part.node)) return null;
      entries.push(entry);
    }
    return entries;
  }

  /** A text node of ours before the sibling at `place`, or last. */
  #addText(siblings: readonly Element[], parent: Element | null, place: number, text: string): Text[] {
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
  #pinOption(container: Element | null): void {
    const option = container && closest(container, "option");
    if (option === null || attributeOf(option, "value") !== null) return;
    const { value } = option as HTMLOptionElement;
    setAttribute(option, "value", value);
    this.ledger.pin(option, value);
  }

  /** Takes the value away again from the option around `element`, unless the page has given another. */
  unpinOption(element: Element | null): void {
    const option = element && closest(element, "option");
    const value = option === null ? undefined : this.ledger.unpin(option);
    if (option !== null && value !== undefined && attributeOf(option, "value") === value) removeAttribute(option, "value");
  }

  #writeAttribute(unit: AttributeUnit, translation: Runs): Written {
    const { element, entry } = unit;
    const value = attributeOf(element, entry.name);
    if (this.ledger.attributeEntry(element, entry.name) !== entry || (value !== entry.original && value !== entry.written)) return "stale";
    const text = spread(unit.parts, translation, () => false).texts.join("");
    this.ledger.wrote(entry, text);
    entry.state = "shown";
    if (value !== text) setAttribute(element, entry.name, text);
    return "written";
  }

  /** A text node gets the page's text back, if it still holds ours. */
  restoreText(node: Text): void {
    const { data } = node;
    const entry = this.ledger.entryOf(node, data);
    if (entry === undefined) return;
    const { sentence, original, written } = entry;
    if (sentence.state === "shown") {
      sentence.state = "hidden";
      this.undoStructure(sentence);
    }
    if (written !== original && data === written) this.selection.write(node, original);
  }

  restoreAttributes(element: Element): void {
    for (let entry = this.ledger.attributesOf(element); entry !== null; entry = entry.next) {
      const { name, original, written } = entry;
      if (entry.state === "shown") entry.state = "hidden";
      if (written !== original && attributeOf(element, name) === written) setAttribute(element, name, original);
    }
    this.unpinOption(element);
  }

  /** Takes away the text nodes a translation added and puts elements back in the page's order; how is not forgotten. */
  undoStructure(sentence: Sentence): void {
    const { structure } = sentence;
    if (structure?.isDone !== true) return;
    structure.isDone = false;
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
}

/** Text without codes needs no spreading. */
function onlyText(parts: BlockUnit["parts"], translation: Runs): [string] | null {
  const [part] = parts;
  const [only] = translation;
  if (parts.length !== 1 || part?.kind !== "text" || translation.length !== 1 || typeof only !== "string") return null;
  return [part.lead + (only.includes(LINE_SEPARATOR) ? only.replaceAll(LINE_SEPARATOR, "") : only) + part.trail];
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
