// SPDX-License-Identifier: GPL-3.0-or-later
// The frames directly inside this document: notices when one has loaded, and knows which of them a
// person would want to read but the page cannot look into. Idle while nothing is translated.
import { attributeOf, queryAll } from "../dom.js";

const FRAMES = "iframe, frame";

/** Many frames load at once: they are reported together. And the first words of the page go before theirs. */
const TOGETHER_MS = 80;

/** Smaller ones (CSS pixels) hold buttons and counters, nothing to read. */
const MIN_WIDTH = 120;
const MIN_HEIGHT = 60;

export class Frames {
  #seen = new WeakSet<Node>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly shadowRoots: () => readonly ShadowRoot[], // the open ones known so far
    private readonly loaded: () => void,
  ) {}

  /** Watches the document and the shadow roots known by now; to be called again when there are more. */
  follow(): void {
    for (const root of this.#roots()) {
      // Set each time: document.open() of the page takes it away. A second time it does nothing.
      root.addEventListener("load", this.#hear, true);
      if (this.#seen.has(root)) continue;
      this.#seen.add(root);
      if (queryAll(root, FRAMES).length > 0) this.#report(); // may have loaded before
    }
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#seen = new WeakSet();
    for (const root of this.#roots()) root.removeEventListener("load", this.#hear, true);
  }

  any(): boolean {
    return this.#all().length > 0;
  }

  /** Origins of the frames of other sites that are large enough to read. Reads layout, if there are such frames. */
  foreign(): string[] {
    return this.#all().flatMap((frame) => {
      const address = attributeOf(frame, "src");
      if (address === null || (frame as HTMLIFrameElement).contentDocument !== null || !URL.canParse(address, document.baseURI)) return [];
      const { protocol, origin } = new URL(address, document.baseURI);
      if (!/^https?:$/.test(protocol) || !frame.checkVisibility({ visibilityProperty: true })) return [];
      const { width, height } = frame.getBoundingClientRect();
      return width >= MIN_WIDTH && height >= MIN_HEIGHT ? [origin] : [];
    });
  }

  readonly #hear = (event: Event): void => {
    if (event.target instanceof Element && event.target.matches(FRAMES)) this.#report();
  };

  #report(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.loaded();
    }, TOGETHER_MS);
  }

  #all(): Element[] {
    return this.#roots().flatMap((root) => Array.from(queryAll(root, FRAMES)));
  }

  #roots(): readonly (Document | ShadowRoot)[] {
    return [document, ...this.shadowRoots()];
  }
}
