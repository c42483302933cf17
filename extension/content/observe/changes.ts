// SPDX-License-Identifier: GPL-3.0-or-later
// From mutation records to the parts of the document to look at again, each once.
import type { Ledger } from "../apply/ledger.js";
import { isTranslatedAttribute } from "../collect/attributes.js";
import type { ElementKinds } from "../collect/element-kind.js";
import { hasLetters } from "../collect/items.js";
import { inlineSurroundings, outermostInline, type Range } from "../collect/walker.js";
import { attributeOf, firstChildOf, isConnected, isElement, isText, nextSiblingOf, parentElementAcross, parentOf, previousSiblingOf, rootElementOf } from "../dom.js";

export interface Changes {
  readonly ranges: readonly Range[];
  readonly attributes: readonly Element[];
  /** Nodes that came into the document, topmost only. */
  readonly added: readonly Node[];
}

/** What decides whether text is translated at all (collect/exclusions.ts). */
export const STATE_ATTRIBUTES: readonly string[] = ["contenteditable", "translate", "lang"];

/** Elements whose text may be translated now and was not before, or the other way round. */
export function restatedBy(records: readonly MutationRecord[]): Element[] {
  const restated = new Set<Element>();
  for (const { type, attributeName, target } of records) {
    // `lang` of the document is ours while it is translated.
    if (type !== "attributes" || !STATE_ATTRIBUTES.includes(attributeName ?? "") || target === rootElementOf(document)) continue;
    if (isConnected(target)) restated.add(target as Element);
  }
  return [...restated];
}

/** Text nodes the page wrote or made, each once. */
export function writtenBy(records: readonly MutationRecord[], ledger: Ledger): Text[] {
  const nodes = new Set<Text>();
  const look = (node: Node) => {
    if (isText(node) && isPagesText(node, ledger)) nodes.add(node);
  };
  for (const record of records) {
    if (record.type === "characterData") look(record.target);
    else if (record.type === "childList") record.addedNodes.forEach(look);
  }
  return [...nodes];
}

export function changesOf(records: readonly MutationRecord[], kinds: ElementKinds, ledger: Ledger): Changes {
  const added = new Set<Node>();
  const restated = restatedBy(records);
  const touched = new Set<Node>(); // their sentences are to be made anew
  const attributes = new Set<Element>();
  for (const record of records) {
    if (record.type === "characterData") {
      if (isText(record.target) && isPagesText(record.target, ledger)) touched.add(record.target);
    } else if (record.type === "attributes") {
      const element = record.target as Element;
      if (record.attributeName !== null && isPagesAttribute(element, record.attributeName, ledger)) attributes.add(element);
    } else {
      for (const node of record.addedNodes) added.add(node);
      if (record.removedNodes.length > 0) touchNeighbours(record, touched);
    }
  }
  const top = topmost(added);
  const ranges = new Map<Node, Range>();
  const covered = new Set<Node>(); // by a range of inline content: thousands of changes may be in one
  const addRange = (range: Range) => ranges.set(range.first, range);
  const addSurroundings = (node: Node) => {
    const inner = outermostInline(node, kinds);
    if (covered.has(inner)) return;
    const range = inlineSurroundings(inner, kinds);
    addRange(range);
    for (let sibling: Node | null = range.first; sibling !== null; sibling = nextSiblingOf(sibling)) {
      covered.add(sibling);
      if (sibling === range.last) break;
    }
  };
  for (const node of top) {
    if (isText(node) && ledger.isAdded(node)) continue;
    if (isElement(node) && kinds.of(node) === "block") {
      addRange({ first: node, last: node });
      // It may have come between two halves of a sentence.
      const previous = previousSiblingOf(node);
      const next = nextSiblingOf(node);
      if (previous !== null && next !== null && isInlineContent(previous, kinds) && isInlineContent(next, kinds)) {
        touched.add(previous);
        touched.add(next);
      }
    } else if (isElement(node) || isText(node)) addSurroundings(node);
  }
  for (const element of restated) {
    if (kinds.of(element) === "block") addRange({ first: element, last: element });
    else addSurroundings(element);
  }
  for (const node of touched) {
    if (!isConnected(node) || isInsideOf(node, added)) continue;
    if (!isElement(node) || kinds.of(node) !== "block") addSurroundings(node);
  }
  return { ranges: [...ranges.values()], attributes: [...attributes].filter(isConnected), added: [...top, ...restated] };
}

/** What came into the document, topmost nodes only. */
export function addedBy(records: readonly MutationRecord[]): Node[] {
  const added = new Set<Node>();
  for (const record of records) {
    if (record.type === "childList") for (const node of record.addedNodes) added.add(node);
  }
  return topmost(added);
}

function topmost(added: ReadonlySet<Node>): Node[] {
  return [...added].filter((node) => isConnected(node) && !isInsideOf(node, added));
}

function isPagesText(node: Text, ledger: Ledger): boolean {
  if (ledger.isAdded(node)) return false;
  const entry = ledger.lastTextEntry(node);
  if (entry === undefined) return hasLetters(node.data);
  return node.data !== entry.written;
}

function isPagesAttribute(element: Element, name: string, ledger: Ledger): boolean {
  if (!isTranslatedAttribute(element, name)) return false;
  return ledger.attributeEntry(element, name)?.written !== attributeOf(element, name);
}

/** Something went away: what stood beside it may be another sentence now. */
function touchNeighbours(record: MutationRecord, touched: Set<Node>): void {
  const { target, previousSibling, nextSibling } = record;
  for (const sibling of [previousSibling, nextSibling]) {
    if (sibling !== null && parentOf(sibling) === target && (isText(sibling) || isElement(sibling))) touched.add(sibling);
  }
  if (firstChildOf(target) === null && isElement(target)) touched.add(target);
}

function isInlineContent(node: Node, kinds: ElementKinds): boolean {
  return isText(node) || (isElement(node) && kinds.of(node) !== "block");
}

function isInsideOf(node: Node, set: ReadonlySet<Node>): boolean {
  for (let parent = parentElementAcross(node); parent !== null; parent = parentElementAcross(parent)) {
    if (set.has(parent)) return true;
  }
  return false;
}
