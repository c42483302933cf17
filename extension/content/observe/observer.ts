// SPDX-License-Identifier: GPL-3.0-or-later
// Sees what the page changes, in the document and in every open shadow root, and never takes our own
// writes for the page's: whatever is queued before we write is the page's and is handled first, and
// what we wrote is recognised by the ledger.
import { ATTRIBUTE_NAMES } from "../collect/attributes.js";
import { isText } from "../dom.js";
import { STATE_ATTRIBUTES } from "./changes.js";

const OPTIONS: MutationObserverInit = { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: [...ATTRIBUTE_NAMES, ...STATE_ATTRIBUTES] };

/** around: see what the page does meanwhile; aside: it cannot do anything. */
export type Watch = "around" | "aside";

/** With more roots, looking away and back again costs more than it saves. */
const MOST_ROOTS_ASIDE = 100;

export class PageObserver {
  readonly #observer: MutationObserver;
  readonly #known = new WeakSet<Node>();
  readonly #roots = new Set<WeakRef<Document | ShadowRoot>>();

  /** isOurs  whether a text is as we left it. */
  constructor(private readonly changed: (records: readonly MutationRecord[]) => void, private readonly isOurs: (text: Text) => boolean) {
    this.#observer = new MutationObserver((records) => changed(records));
  }

  /** From now on; once is enough. */
  observe(root: Document | ShadowRoot): void {
    if (this.#known.has(root)) return;
    this.#known.add(root);
    this.#roots.add(new WeakRef(root));
    this.#observer.observe(root, OPTIONS);
  }

  /** The document and the shadow roots that are still there. */
  liveRoots(): (Document | ShadowRoot)[] {
    return [...this.#roots].flatMap((reference) => reference.deref() ?? []);
  }

  /** Runs `write`, which changes the page; the page's own changes before it are handled first. */
  around(write: () => void): void {
    this.#handleQueued();
    write();
    // Page code may have run inside a write (custom elements): texts and attributes are told apart by
    // the ledger, nodes by whether they are still where they were.
    const after = this.#observer.takeRecords().filter(({ type, target }) => type !== "childList" && !(isText(target) && this.isOurs(target)));
    if (after.length > 0) this.changed(after);
  }

  /**
   * Runs `write`, which changes nothing but the data of text nodes: no code of the page runs meanwhile (but for
   * mutation events, which browsers have given up), so there is nothing to see. Without records of it, writing
   * takes half of the time (measured).
   */
  aside(write: () => void): void {
    if (this.#roots.size > MOST_ROOTS_ASIDE) return this.around(write);
    this.#handleQueued();
    this.#observer.disconnect();
    try {
      write();
    } finally {
      for (const root of this.liveRoots()) this.#observer.observe(root, OPTIONS);
    }
  }

  #handleQueued(): void {
    const records = this.#observer.takeRecords();
    if (records.length > 0) this.changed(records);
  }

  stop(): void {
    this.#observer.disconnect();
  }
}
