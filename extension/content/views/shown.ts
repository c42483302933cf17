// SPDX-License-Identifier: GPL-3.0-or-later
// Which sentence stands where on the page. Nothing is kept for it: the block is collected again from
// the page's own text, the engine asked again (it remembers), and the answer spread as it was then.
import type { BlockResult } from "../../../js-glue/protocol/messages.js";
import type { Runs } from "../../../js-glue/protocol/runs.js";
import type { Structure } from "../apply/ledger.js";
import { locate, type Located } from "../apply/spans.js";
import { isTranslation, jointOf, targetOf } from "../apply/target.js";
import { contentsOf, sourceOf } from "../collect/collector.js";
import { ElementKinds } from "../collect/element-kind.js";
import { Policy } from "../collect/policy.js";
import type { Part } from "../collect/source.js";
import type { BlockUnit } from "../collect/unit.js";
import type { Item } from "../collect/items.js";
import { inlineSurroundings, outermostInline, Walker, type Range } from "../collect/walker.js";
import type { ShownPage } from "./first-script.js";

/** A piece of a text node. */
export interface Place {
  readonly node: Text;
  readonly start: number;
  readonly end: number;
  /** Index in `result.parts`. */
  readonly part: number;
  /** Whether a translation stands there; in the bilingual view sources do too. */
  readonly isTranslation: boolean;
}

/** What of a block is needed to find its sentences. */
export interface ShownBlock {
  readonly container: Element;
  readonly runs: Runs;
  readonly parts: readonly Part<Text, Element>[];
}

/** Walks `ranges` and tells of each block in them that shows a translation. */
export function shownBlocks(page: ShownPage, kinds: ElementKinds, ranges: readonly Range[], found: (block: ShownBlock, added: readonly Text[]) => void): Walker {
  const { ledger } = page;
  const told = new Set<Structure>();
  const tell = (content: readonly Item<Text, Element>[]) => {
    const sentences = content.flatMap((item) => (item.kind === "text" ? [ledger.lastTextEntry(item.node)?.sentence] : []));
    if (!sentences.every((sentence) => sentence?.state === "shown")) return;
    const structure = sentences[0]?.structure ?? null;
    if (structure === null) {
      const source = sourceOf(content);
      if (source) found({ container: source.holder, runs: source.runs, parts: source.parts }, []);
    } else if (!told.has(structure)) {
      told.add(structure); // where elements changed places, the page's own order is known only here
      found(structure.unit, structure.added);
    }
  };
  return new Walker(kinds, new Policy(page.pair?.from ?? ""), {
    block: (items) => contentsOf(items).forEach(tell),
    shadowRoot: () => undefined,
    textOf: (text) => (ledger.isAdded(text) ? null : ledger.originalOf(text)),
  }, ranges);
}

/** The block that `node` is a part of and that shows a translation. */
export function blockAt(page: ShownPage, node: Text): ShownBlock | null {
  const kinds = new ElementKinds();
  let at: ShownBlock | null = null;
  const range = inlineSurroundings(outermostInline(node, kinds), kinds);
  shownBlocks(page, kinds, [range], (block, added) => {
    if (added.includes(node) || block.parts.some((part) => part.kind === "text" && part.node === node)) at = block;
  }).step(Infinity);
  return at;
}

/** What the engine says of a block; it rejects when the page is restored meanwhile. */
export async function resultOf({ pair, engine, choice }: ShownPage, { runs }: ShownBlock): Promise<BlockResult | null> {
  if (pair === null) return null;
  const [result] = await engine.translate(pair, choice, [{ id: 1, runs }]);
  return result ?? null;
}

/** Where each part of `result` stands; null if something else is shown than it says. */
export function placesOf(page: ShownPage, block: ShownBlock, result: BlockResult): Place[] | null {
  const joint = jointOf({ ...block, kind: "block" } as BlockUnit, page.view);
  const pieces = result.parts.flatMap((part, index) => {
    const runs = targetOf({ id: 0, parts: [part] }, joint);
    if (joint === "") return [{ runs, part: index, isTranslation: typeof part !== "string" }];
    return runs.map((run, at) => ({ runs: [run], part: index, isTranslation: isTranslation(runs, at) }));
  });
  return where(page, block, pieces.map(({ runs }) => runs))?.flatMap(({ piece, ...place }) => {
    const told = pieces[piece];
    return told ? [{ ...place, part: told.part, isTranslation: told.isTranslation }] : [];
  }) ?? null;
}

/** Where the translations of a bilingual target stand. */
export function translationsOf(page: ShownPage, block: ShownBlock, target: Runs): Pick<Place, "node" | "start" | "end">[] {
  return where(page, block, target.map((run) => [run]))?.filter(({ piece }) => isTranslation(target, piece)) ?? [];
}

interface Where {
  readonly node: Text;
  readonly start: number;
  readonly end: number;
  readonly piece: number;
}

function where(page: ShownPage, block: ShownBlock, pieces: readonly Runs[]): Where[] | null {
  const nodes = block.parts.flatMap((part) => (part.kind === "text" ? [part.node] : []));
  const structure = nodes.map((node) => page.ledger.lastTextEntry(node)?.sentence.structure).find((one) => one) ?? null;
  const located = locate(block.parts, pieces, (parent) => structure?.orders.some((order) => order.parent === elementOf(block, parent)) ?? false);
  const added = structure?.added ?? [];
  if (!isShown(located, nodes, added)) return null;
  return located.spans.flatMap(({ piece, list, index, start, end }) => {
    const node = (list === "texts" ? nodes : added)[index];
    return node ? [{ node, start, end, piece }] : [];
  });
}

function isShown({ texts, added }: Located, nodes: readonly Text[], ours: readonly Text[]): boolean {
  return added.length === ours.length && texts.every((text, index) => nodes[index]?.data === text) && added.every(({ text }, index) => ours[index]?.data === text);
}

function elementOf({ container, parts }: ShownBlock, code: number): Element {
  const part = parts.find((one) => one.kind === "open" && one.code === code);
  return part?.kind === "open" ? part.element : container;
}
