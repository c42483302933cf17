// SPDX-License-Identifier: GPL-3.0-or-later
// Sees what the page changes, in the document and in every open shadow root, and never takes our own
// writes for the page's: whatever is queued before we write is the page's and is handled first, and
// what we wrote is recognised by the ledger.
import { ATTRIBUTE_NAMES } from "../collect/attributes.js";
import { isText } from "../dom.js";
import { STATE_ATTRIBUTES } from "./changes.js";

const OPTIONS: MutationObserverInit = { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: [...ATTRIBUTE_NAMES, ...STATE_ATTRIBUTES] };

export class PageObserver {
  readonly #observer: MutationObserver;
  readonly #roots = new WeakSet<Node>();

  /** isOurs  whether a text is as we left it. */
  constructor(private readonly changed: (records: readonly MutationRecord[]) => void, private readonly isOurs: (text: Text) => boolean) {
    this.#observer = new MutationObserver((records) => changed(records));
  }

  observe(root: Document | ShadowRoot): void {
    if (this.#roots.has(root)) return;
    this.#roots.add(root);
    this.#observer.observe(root, OPTIONS);
  }

  /** Runs `write`, which changes the page; the page's own changes before it are handled first. */
  around(write: () => void): void {
    const before = this.#observer.takeRecords();
    if (before.length > 0) this.changed(before);
    write();
    // Page code may have run inside a write (custom elements): texts and attributes are told apart by
    // the ledger, nodes by whether they are still where they were.
    const after = this.#observer.takeRecords().filter(({ type, target }) => type !== "childList" && !(isText(target) && this.isOurs(target)));
    if (after.length > 0) this.changed(after);
  }

  stop(): void {
    this.#observer.disconnect();
  }
}
