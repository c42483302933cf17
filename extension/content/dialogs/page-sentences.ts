// SPDX-License-Identifier: GPL-3.0-or-later
// The sentence a person is at, and the way from one to the next, in the order of the page.
import { ElementKinds } from "../collect/element-kind.js";
import { bodyOf, isText } from "../dom.js";
import { rangesSeen } from "../observe/scroll.js";
import { inSlices, nextSlice } from "../slices.js";
import type { ShownPage } from "../views/first-script.js";
import { boxesOf, firstTextOf, isSeen, type TextPlace } from "../views/places.js";
import { sentenceAt, sentencesOf, wholeOf, type ShownSentence } from "../views/sentences.js";
import { resultOf, shownBlocks, type ShownBlock } from "../views/shown.js";

/** For a page that is still being translated. */
const LONGEST_WAIT_MS = 300;

/** The one with the caret, the selection or the focus, if it is seen; else the first that is seen. */
export async function sentenceInUse(page: ShownPage): Promise<ShownSentence | null> {
  for (const place of placesInUse()) {
    const sentence = await sentenceAt(page, place);
    if (sentence && isSeen(sentence.places.flatMap(boxesOf))) return sentence;
  }
  const kinds = new ElementKinds();
  const blocks: ShownBlock[] = [];
  shownBlocks(page, kinds, rangesSeen(kinds), (block) => blocks.push(block)).step(Infinity);
  for (const block of blocks) {
    const whole = wholeOf(block);
    if (!isSeen(whole.flatMap(boxesOf))) continue;
    const result = await resultOf(page, block);
    const seen = result && sentencesOf(page, block, result).find(({ places }) => isSeen(places.flatMap(boxesOf)));
    if (seen) return seen;
  }
  return null;
}

/** The next (1) or previous (-1) sentence of the page. */
export async function sentenceBeside(page: ShownPage, { block, part, result }: ShownSentence, step: 1 | -1): Promise<ShownSentence | null> {
  const inBlock = sentencesOf(page, block, result);
  const beside = step > 0 ? inBlock.find((one) => one.part > part) : inBlock.findLast((one) => one.part < part);
  if (beside) return beside;
  await settled(page); // a sentence just corrected is shown anew
  const blocks = await allBlocks(page);
  const first = firstNodeOf(block);
  const at = blocks.findIndex((one) => firstNodeOf(one) === first);
  for (let index = at + step; at >= 0 && blocks[index] !== undefined; index += step) {
    const other = blocks[index] as ShownBlock;
    const answer = await resultOf(page, other);
    const sentence = answer && sentencesOf(page, other, answer).at(step > 0 ? 0 : -1);
    if (sentence && isLaidOut(sentence)) return sentence;
  }
  return null;
}

async function settled(page: ShownPage): Promise<void> {
  const end = performance.now() + LONGEST_WAIT_MS;
  while (page.pending > 0 && performance.now() < end) await nextSlice();
}

function placesInUse(): TextPlace[] {
  const places: TextPlace[] = [];
  const selection = getSelection();
  const node = selection?.anchorNode ?? null;
  if (selection && isText(node)) places.push({ node, offset: selection.anchorOffset });
  else if (selection && node instanceof Element) {
    const child = node.childNodes[selection.anchorOffset];
    const text = child instanceof Element ? firstTextOf(child) : isText(child ?? null) ? { node: child as Text, offset: 0 } : null;
    if (text) places.push(text);
  }
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  const focused = active && active !== bodyOf(document) ? firstTextOf(active) : null;
  if (focused) places.push(focused);
  return places;
}

async function allBlocks(page: ShownPage): Promise<ShownBlock[]> {
  const body = bodyOf(document);
  const blocks: ShownBlock[] = [];
  if (body === null) return blocks;
  const walker = shownBlocks(page, new ElementKinds(), [{ first: body, last: body }], (block) => blocks.push(block));
  await inSlices((deadline) => walker.step(deadline), () => false, "user-blocking");
  return blocks;
}

function firstNodeOf({ parts }: ShownBlock): Text | undefined {
  const part = parts.find(({ kind }) => kind === "text");
  return part?.kind === "text" ? part.node : undefined;
}

function isLaidOut({ places }: ShownSentence): boolean {
  return places.flatMap(boxesOf).length > 0;
}
