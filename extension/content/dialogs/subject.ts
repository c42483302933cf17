// SPDX-License-Identifier: GPL-3.0-or-later
// What is edited: one sentence and its translation, of the page or of a selection.
import { neighboursOf, type StoredUnit } from "../../../js-glue/protocol/memory.js";
import type { Pair, Segment } from "../../../js-glue/protocol/messages.js";
import { textOf } from "../apply/target.js";
import type { ShownPage } from "../views/first-script.js";
import { boxesOf } from "../views/places.js";
import type { ShownSentence } from "../views/sentences.js";
import { sentenceBeside } from "./page-sentences.js";

export type Neighbours = Pick<StoredUnit, "before" | "after">;

export interface Subject {
  readonly pair: Pair;
  readonly segment: Segment;
  /** The sentences before and after it in its block, plain text; none where they are not known. */
  readonly neighbours: Neighbours;
  /** Where it stands in the viewport now; the editor stays beside it. */
  boxes(): readonly DOMRect[];
  /** Brings it into view and marks it, or takes the mark away. */
  mark(isMarked: boolean): void;
  /** The next (1) or previous (-1) one. */
  beside(step: 1 | -1): Promise<Subject | null>;
}

/** Where the sentences are. */
interface Ground {
  readonly page: ShownPage;
  /** Marks a sentence of it, or none. */
  mark(sentence: ShownSentence | null): void;
}

export class PageSubject implements Subject {
  readonly segment: Segment;
  readonly neighbours: Neighbours;

  constructor(private readonly ground: Ground, readonly pair: Pair, private readonly sentence: ShownSentence) {
    this.segment = sentence.segment;
    const { part, result: { parts } } = sentence;
    this.neighbours = neighboursOf({ before: parts.slice(0, part).map(wordsOf).findLast(hasWords), after: parts.slice(part + 1).map(wordsOf).find(hasWords) });
  }

  boxes(): readonly DOMRect[] {
    return this.sentence.places.flatMap(boxesOf);
  }

  mark(isMarked: boolean): void {
    this.ground.mark(isMarked ? this.sentence : null);
    const [box] = this.boxes();
    if (!isMarked || !box || (box.top >= 0 && box.bottom <= innerHeight)) return;
    this.sentence.places[0]?.node.parentElement?.scrollIntoView({ block: "center" });
  }

  async beside(step: 1 | -1): Promise<Subject | null> {
    const sentence = await sentenceBeside(this.ground.page, this.sentence, step).catch(() => null);
    return sentence && new PageSubject(this.ground, this.pair, sentence);
  }
}

/** White space between sentences may be a segment, if there are codes in it. */
function wordsOf(part: string | Segment): string {
  return typeof part === "string" ? "" : textOf(part.source);
}

function hasWords(text: string): boolean {
  return /\S/.test(text);
}

/** The sentences of a selection, one after the other, where the selection was. */
export class SelectionSubject implements Subject {
  readonly neighbours = {}; // it may begin and end in the middle of a block

  constructor(
    readonly pair: Pair,
    private readonly segments: readonly Segment[],
    private readonly index: number,
    private readonly range: Range | null,
  ) {}

  get segment(): Segment {
    return this.segments[this.index] as Segment; // made for indices there are
  }

  boxes(): readonly DOMRect[] {
    return this.range ? [...this.range.getClientRects()] : [];
  }

  mark(): void {} // the selection is marked by the browser

  beside(step: 1 | -1): Promise<Subject | null> {
    const index = this.index + step;
    const isThere = this.segments[index] !== undefined;
    return Promise.resolve(isThere ? new SelectionSubject(this.pair, this.segments, index, this.range) : null);
  }
}
