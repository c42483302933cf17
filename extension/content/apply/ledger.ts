// SPDX-License-Identifier: GPL-3.0-or-later
// What the page wrote and what we wrote over it. Weak maps only: a node the page drops takes its
// entry along. A node holds our text as long as it equals `written`; anything else is the page's.
import { attributeOf } from "../dom.js";
import type { AttributeUnit, BlockUnit } from "../collect/unit.js";

export interface TextEntry {
  readonly original: string;
  written: string; // equal to `original` until the first write
  unit: BlockUnit;
}

export interface AttributeEntry {
  readonly original: string;
  written: string;
  unit: AttributeUnit;
}

/** Elements that changed places: `ours` and `original` hold the same elements. */
export interface Order {
  readonly parent: Element;
  readonly original: readonly Element[];
  readonly ours: readonly Element[];
}

/** What a unit did to the document beside writing text. */
export interface Structure {
  readonly orders: readonly Order[];
  readonly added: readonly Text[];
}

export class Ledger {
  private readonly texts = new WeakMap<Text, TextEntry>();
  private readonly attributes = new WeakMap<Element, Map<string, AttributeEntry>>();
  private readonly structures = new WeakMap<BlockUnit, Structure>();
  private readonly addedTexts = new WeakSet<Text>();
  private readonly pinned = new WeakSet<Element>();

  /** Entry of a text node, if the page has not written over it since. */
  textEntry(node: Text): TextEntry | undefined {
    const entry = this.texts.get(node);
    return entry && (node.data === entry.written || node.data === entry.original) ? entry : undefined;
  }

  /** Any entry, stale or not. */
  lastTextEntry(node: Text): TextEntry | undefined {
    return this.texts.get(node);
  }

  setText(node: Text, entry: TextEntry): void {
    this.texts.set(node, entry);
  }

  /** The page's text of a node, whatever stands in it now. */
  originalOf(node: Text): string {
    const entry = this.texts.get(node);
    return entry && node.data === entry.written ? entry.original : node.data;
  }

  attributeEntry(element: Element, name: string): AttributeEntry | undefined {
    const entry = this.attributes.get(element)?.get(name);
    if (!entry) return undefined;
    const value = attributeOf(element, name);
    return value === entry.written || value === entry.original ? entry : undefined;
  }

  attributesOf(element: Element): ReadonlyMap<string, AttributeEntry> | undefined {
    return this.attributes.get(element);
  }

  setAttribute(element: Element, name: string, entry: AttributeEntry): void {
    const own = this.attributes.get(element);
    if (own) own.set(name, entry);
    else this.attributes.set(element, new Map([[name, entry]]));
  }

  structureOf(unit: BlockUnit): Structure | undefined {
    return this.structures.get(unit);
  }

  setStructure(unit: BlockUnit, structure: Structure | null): void {
    if (structure === null) this.structures.delete(unit);
    else this.structures.set(unit, structure);
  }

  noteAdded(node: Text): void {
    this.addedTexts.add(node);
  }

  isAdded(node: Text): boolean {
    return this.addedTexts.has(node);
  }

  pin(option: Element): void {
    this.pinned.add(option);
  }

  unpin(option: Element): boolean {
    return this.pinned.delete(option);
  }

  isPinned(option: Element): boolean {
    return this.pinned.has(option);
  }
}
