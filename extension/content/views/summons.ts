// SPDX-License-Identifier: GPL-3.0-or-later
// Alt and a click on a translated sentence: a person wants to correct it. Every other click is the
// page's, and of this one the page sees nothing: a link with Alt would be downloaded.
import type { ShownPage } from "./first-script.js";
import { boxesOf, caretAt, isIn, type TextPlace } from "./places.js";
import { blockAt } from "./shown.js";

/** So far beside a letter is still on its line. */
const SLACK_PX = 3;

const PRESSES = ["pointerdown", "mousedown", "pointerup", "mouseup", "click"] as const;

export class Summons {
  /** Where the context menu was opened last. */
  menuPlace: TextPlace | null = null;
  #taken: TextPlace | null = null; // from the press to the click

  constructor(private readonly page: ShownPage, private readonly summoned: (place: TextPlace) => void) {}

  start(): void {
    for (const type of PRESSES) addEventListener(type, this.#pressed, true);
    addEventListener("contextmenu", this.#menu, true);
  }

  stop(): void {
    for (const type of PRESSES) removeEventListener(type, this.#pressed, true);
    removeEventListener("contextmenu", this.#menu, true);
    this.menuPlace = this.#taken = null;
  }

  readonly #pressed = (event: MouseEvent) => {
    if (event.type === "pointerdown") this.#taken = isSummons(event) ? this.#placeAt(event) : null;
    const taken = this.#taken;
    if (taken === null || event.button !== 0) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.type !== "click") return;
    this.#taken = null;
    this.summoned(taken);
  };

  readonly #menu = (event: MouseEvent) => {
    this.menuPlace = this.#placeAt(event);
  };

  /** The place in a translated sentence under the pointer. */
  #placeAt({ clientX: x, clientY: y }: MouseEvent): TextPlace | null {
    const place = caretAt({ x, y }, this.page.liveRoots());
    if (place === null) return null;
    const isOn = boxesOf({ node: place.node, start: 0, end: place.node.data.length }).some((box) => isIn(box, { x, y }, SLACK_PX));
    return isOn && blockAt(this.page, place.node) !== null ? place : null;
  }
}

function isSummons({ isTrusted, altKey, button, ctrlKey, metaKey, shiftKey }: MouseEvent): boolean {
  return isTrusted && altKey && button === 0 && !ctrlKey && !metaKey && !shiftKey;
}
