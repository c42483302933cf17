// SPDX-License-Identifier: GPL-3.0-or-later
// The pointer rests on a translated sentence, or keyboard focus comes into one: its source is shown
// and all of it marked, until the person does anything else. Listens only; nothing is kept from the page.
import type { Segment } from "../../../js-glue/protocol/messages.js";
import { textOf } from "../apply/target.js";
import { isText, queryAll } from "../dom.js";
import type { FirstScript } from "./first-script.js";
import { rangeIn, Highlights } from "./highlights.js";
import { blockAt, placesOf, resultOf, type Place } from "./shown.js";
import { Tooltip } from "./tooltip.js";

const REST_MS = 500;
/** So far beside a sentence, or on the way to its tooltip, is still on it. */
const SLACK_PX = 8;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** What there is to say about a sentence. */
interface Finding {
  readonly source: string;
  readonly segment: Segment | null;
  readonly places: readonly Pick<Place, "node" | "start" | "end">[];
}

export class Hover {
  private readonly highlights = new Highlights("palimpsest-hover");
  private readonly tooltip: Tooltip;
  private rest: ReturnType<typeof setTimeout> | undefined;
  private boxes: readonly DOMRect[] = []; // of the sentence told of; none: there is no such sentence
  private byFocus = false;
  private looks = 0; // raised by whatever makes an answer under way worthless

  constructor(private readonly first: FirstScript, private readonly style: () => void) {
    this.tooltip = new Tooltip(first);
  }

  start(): void {
    for (const [type, listener] of this.listeners) addEventListener(type, listener as EventListener, { capture: true, passive: true });
  }

  stop(): void {
    for (const [type, listener] of this.listeners) removeEventListener(type, listener as EventListener, true);
    this.close();
  }

  close(): void {
    clearTimeout(this.rest);
    this.looks++;
    if (this.boxes.length === 0) return;
    this.boxes = [];
    this.tooltip.close();
    this.highlights.show(false);
    this.highlights.clear();
  }

  private readonly closing = () => this.close();

  private readonly moved = (event: PointerEvent) => {
    const point = { x: event.clientX, y: event.clientY };
    const { box } = this.tooltip;
    if (this.boxes.length > 0) {
      if (!this.byFocus && ![...this.boxes, ...(box ? [box] : [])].some((one) => isIn(one, point, SLACK_PX))) this.close();
      else return;
    }
    clearTimeout(this.rest);
    this.rest = setTimeout(() => void this.lookAt(point), REST_MS);
  };

  private readonly left = (event: PointerEvent) => {
    if (event.relatedTarget === null && !this.byFocus) this.close(); // out of the window
  };

  private readonly focused = (event: FocusEvent) => {
    this.close();
    const [target] = event.composedPath();
    if (!(target instanceof Element) || !target.matches(":focus-visible")) return;
    for (const element of [target, ...Array.from(queryAll(target, "*"))]) {
      for (const child of element.childNodes) {
        if (isText(child) && /\S/.test(child.data)) return void this.tell(child, Math.max(0, child.data.search(/\S/)), null);
      }
    }
  };

  private readonly pressed = (event: KeyboardEvent) => {
    if (event.key !== "Tab" && event.key !== "Shift") this.close();
  };

  private readonly listeners = [
    ["pointermove", this.moved], ["pointerout", this.left], ["focusin", this.focused], ["focusout", this.closing], ["keydown", this.pressed],
    ["scroll", this.closing], ["pointerdown", this.closing], ["resize", this.closing], ["blur", this.closing],
  ] as const;

  private async lookAt(point: Point): Promise<void> {
    const caret = caretAt(point, this.first.page.liveRoots());
    if (caret !== null && isText(caret.node)) await this.tell(caret.node, caret.offset, point);
  }

  /** Tells of the sentence at an offset; at a point, only if the sentence is really there. */
  private async tell(node: Text, offset: number, point: Point | null): Promise<void> {
    const look = ++this.looks;
    const found = await this.find(node, offset).catch(() => null); // cancelled, or the engine is gone
    if (found === null || look !== this.looks || this.first.page.state === "original") return;
    const boxes = found.places.flatMap(boxesOf);
    const box = point === null ? boxes[0] : boxes.find((one) => isIn(one, point, 1));
    if (box === undefined) return;
    this.boxes = boxes;
    this.byFocus = point === null;
    if (found.segment) for (const { node: text, start, end } of found.places) this.highlights.add(rangeIn(text, start, end));
    this.style();
    this.highlights.show(true);
    this.tooltip.open(found.source, this.first.page.pair?.from ?? "", found.segment, boxes, box, point?.x ?? box.left);
  }

  private async find(node: Text, offset: number): Promise<Finding | null> {
    const { page } = this.first;
    const block = blockAt(page, node);
    if (block === null) return null;
    const result = await resultOf(page, block);
    const places = result ? placesOf(page, block, result) : null;
    if (!result || !places) {
      const whole = block.parts.flatMap((part) => (part.kind === "text" ? [{ node: part.node, start: 0, end: part.node.data.length }] : []));
      return { source: textOf(block.runs), segment: null, places: whole };
    }
    const here = places.find((place) => place.node === node && place.start <= offset && offset < place.end) ?? places.findLast((place) => place.node === node && offset >= place.start);
    const segment = here ? result.parts[here.part] : undefined;
    if (segment === undefined || typeof segment === "string" || segment.origin === "none") return null;
    return { source: textOf(segment.source).trim(), segment, places: places.filter(({ part }) => part === here?.part) };
  }
}

function caretAt({ x, y }: Point, shadowRoots: ShadowRoot[]): { node: Node; offset: number } | null {
  if (typeof document.caretPositionFromPoint === "function") {
    const position = document.caretPositionFromPoint(x, y, { shadowRoots });
    return position && { node: position.offsetNode, offset: position.offset };
  }
  const range = document.caretRangeFromPoint(x, y);
  return range && { node: range.startContainer, offset: range.startOffset };
}

function boxesOf({ node, start, end }: Pick<Place, "node" | "start" | "end">): DOMRect[] {
  const range = document.createRange();
  range.setStart(node, start);
  range.setEnd(node, end);
  return [...range.getClientRects()];
}

function isIn(box: DOMRect, { x, y }: Point, slack: number): boolean {
  return x >= box.left - slack && x <= box.right + slack && y >= box.top - slack && y <= box.bottom + slack;
}
