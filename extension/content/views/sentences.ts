// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences of the page that show a translation, one by one. Nothing is kept (shown.ts); every answer is as the page is now.
import type { BlockResult, Segment } from "../../../js-glue/protocol/messages.js";
import type { ShownPage } from "./first-script.js";
import type { TextPlace } from "./places.js";
import { blockAt, placesOf, resultOf, type Place, type ShownBlock } from "./shown.js";

export interface ShownSentence {
  readonly block: ShownBlock;
  readonly result: BlockResult;
  /** Index of `segment` in `result.parts`. */
  readonly part: number;
  readonly segment: Segment;
  /** Whether it is known where it stands: not if something else is shown than the engine says now. */
  readonly isPlaced: boolean;
  /** Where it stands, or all of the block. */
  readonly places: readonly Pick<Place, "node" | "start" | "end">[];
}

/** Rejects when the page is restored meanwhile. */
export async function sentenceAt(page: ShownPage, { node, offset }: TextPlace): Promise<ShownSentence | null> {
  const block = blockAt(page, node);
  const result = block && (await resultOf(page, block));
  if (!block || !result) return null;
  const places = placesOf(page, block, result);
  if (places === null) return sentencesOf(page, block, result)[0] ?? null;
  const here = places.find((place) => place.node === node && place.start <= offset && offset < place.end) ?? places.findLast((place) => place.node === node && offset >= place.start);
  return sentencesOf(page, block, result, places).find(({ part }) => part === here?.part) ?? null;
}

/** The sentences of a block that have a translation of somebody. */
export function sentencesOf(page: ShownPage, block: ShownBlock, result: BlockResult, places = placesOf(page, block, result)): ShownSentence[] {
  return result.parts.flatMap((segment, part): ShownSentence[] => {
    if (typeof segment === "string" || segment.origin === "none") return [];
    return [{ block, result, part, segment, isPlaced: places !== null, places: places?.filter((place) => place.part === part) ?? wholeOf(block) }];
  });
}

export function wholeOf(block: ShownBlock): Pick<Place, "node" | "start" | "end">[] {
  return block.parts.flatMap((part) => (part.kind === "text" ? [{ node: part.node, start: 0, end: part.node.data.length }] : []));
}
