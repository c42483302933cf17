// SPDX-License-Identifier: GPL-3.0-or-later
// Shadow roots attached to elements that are in the document already. No mutation tells of them, so
// the background puts a few lines into the page's own world that do (background/shadow-roots.ts).
import { isElement, shadowOf } from "../dom.js";
import { SHADOW_ROOT_EVENT } from "../../shared/shadow-roots.js";

export class LateRoots {
  readonly #onAttached = (event: Event) => {
    const [host] = event.composedPath();
    if (host instanceof Node && isElement(host) && shadowOf(host) !== null) this.attached(host);
  };

  constructor(private readonly attached: (host: Element) => void) {}

  start(): void {
    document.addEventListener(SHADOW_ROOT_EVENT, this.#onAttached, true);
  }

  stop(): void {
    document.removeEventListener(SHADOW_ROOT_EVENT, this.#onAttached, true);
  }
}
