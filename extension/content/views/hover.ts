// SPDX-License-Identifier: GPL-3.0-or-later
// The pointer rests on a translated sentence, or keyboard focus comes into one: its source is shown
// and all of it marked, until the person does anything else. Listens only; nothing is kept from the page.
import { textOf } from "../apply/target.js";
import type { FirstScript } from "./first-script.js";
import { rangeIn, Highlights } from "./highlights.js";
import { boxesOf, caretAt, firstTextOf, isIn, type Point, type TextPlace } from "./places.js";
import { sentenceAt } from "./sentences.js";
import { Tooltip } from "./tooltip.js";

const REST_MS = 500;
/** So far beside a sentence, or on the way to its tooltip, is still on it. */
const SLACK_PX = 8;

export class Hover {
  readonly #highlights = new Highlights("palimpsest-hover");
  readonly #tooltip: Tooltip;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #boxes: readonly DOMRect[] = []; // of the sentence told of; none: there is no such sentence
  #byFocus = false;
  #looks = 0; // raised by whatever makes an answer under way worthless

  constructor(private readonly first: FirstScript, private readonly style: () => void) {
    this.#tooltip = new Tooltip(first);
  }

  start(): void {
    for (const [type, listener] of this.#listeners) addEventListener(type, listener as EventListener, { capture: true, passive: true });
  }

  stop(): void {
    for (const [type, listener] of this.#listeners) removeEventListener(type, listener as EventListener, true);
    this.close();
  }

  close(): void {
    clearTimeout(this.#rest);
    this.#looks++;
    if (this.#boxes.length === 0) return;
    this.#boxes = [];
    this.#tooltip.close();
    this.#highlights.show(false);
    this.#highlights.clear();
  }

  readonly #closing = () => this.close();

  readonly #moved = (event: PointerEvent) => {
    const point = { x: event.clientX, y: event.clientY };
    const { box } = this.#tooltip;
    if (this.#boxes.length > 0) {
      if (!this.#byFocus && ![...this.#boxes, ...(box ? [box] : [])].some((one) => isIn(one, point, SLACK_PX))) this.close();
      else return;
    }
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => void this.#lookAt(point), REST_MS);
  };

  readonly #left = (event: PointerEvent) => {
    if (event.relatedTarget === null && !this.#byFocus) this.close(); // out of the window
  };

  readonly #focused = (event: FocusEvent) => {
    this.close();
    const [target] = event.composedPath();
    if (!(target instanceof Element) || !target.matches(":focus-visible")) return;
    const place = firstTextOf(target);
    if (place) void this.#tell(place, null);
  };

  readonly #pressed = (event: KeyboardEvent) => {
    if (event.key !== "Tab" && event.key !== "Shift") this.close();
  };

  readonly #listeners = [
    ["pointermove", this.#moved], ["pointerout", this.#left], ["focusin", this.#focused], ["focusout", this.#closing], ["keydown", this.#pressed],
    ["scroll", this.#closing], ["pointerdown", this.#closing], ["resize", this.#closing], ["blur", this.#closing],
  ] as const;

  async #lookAt(point: Point): Promise<void> {
    const place = caretAt(point, this.first.page.liveRoots());
    if (place !== null) await this.#tell(place, point);
  }

  /** Tells of the sentence at a place; at a point, only if the sentence is really there. */
  async #tell(place: TextPlace, point: Point | null): Promise<void> {
    const look = ++this.#looks;
    const { page } = this.first;
    const found = await sentenceAt(page, place).catch(() => null); // cancelled, or the engine is gone
    if (found === null || look !== this.#looks || page.state === "original") return;
    const boxes = found.places.flatMap(boxesOf);
    const box = point === null ? boxes[0] : boxes.find((one) => isIn(one, point, 1));
    if (box === undefined) return;
    this.#boxes = boxes;
    this.#byFocus = point === null;
    const { isPlaced, segment, block } = found;
    if (isPlaced) for (const { node, start, end } of found.places) this.#highlights.add(rangeIn(node, start, end));
    this.style();
    this.#highlights.show(true);
    this.#tooltip.open(textOf(isPlaced ? segment.source : block.runs).trim(), page.pair?.from ?? "", isPlaced ? segment : null, boxes, box, point?.x ?? box.left);
  }
}
