// SPDX-License-Identifier: GPL-3.0-or-later
// What is typed into our dialogs is no business of the page's: key handlers of pages would take
// letters for their shortcuts. Our element is one of the page's document, so events pass the window
// first; from there on the page sees none of these. Before us are only listeners that the page set on
// the window itself, to be called first, before this script came.

const TYPES = [
  "keydown", "keypress", "keyup", "beforeinput", "input", "compositionstart", "compositionupdate", "compositionend", "paste", "copy", "cut",
] as const;

export interface Shielded {
  readonly root: HTMLElement;
  key(event: KeyboardEvent): void;
  /** Something was typed. */
  typed(): void;
}

export class Shield {
  readonly #held = new Set<string>(); // codes of keys that are down

  constructor(private readonly shielded: Shielded) {}

  start(): void {
    for (const type of TYPES) addEventListener(type, this.#hear, true);
  }

  stop(): void {
    for (const type of TYPES) removeEventListener(type, this.#hear, true);
    if (this.#held.size > 0) addEventListener("keyup", this.#released, true);
  }

  /** The key that closed the dialog comes up when the focus is the page's again. */
  readonly #released = (event: KeyboardEvent) => {
    if (this.#held.delete(event.code)) event.stopImmediatePropagation();
    else this.#held.clear(); // another key, and its end is not ours to wait for
    if (this.#held.size === 0) removeEventListener("keyup", this.#released, true);
  };

  readonly #hear = (event: Event) => {
    const { root } = this.shielded;
    const tree = root.getRootNode();
    if (!(tree instanceof ShadowRoot) || event.target !== tree.host) return;
    const active = tree.activeElement;
    if (!root.contains(active)) return; // another part of ours
    event.stopImmediatePropagation();
    if (event.type === "keyup" && event instanceof KeyboardEvent) this.#held.delete(event.code);
    if (event.type === "keydown" && event instanceof KeyboardEvent) this.#held.add(event.code);
    if (event.type === "keydown" && event instanceof KeyboardEvent) {
      const isTaken = event.defaultPrevented;
      this.shielded.key(event);
      if (isTaken && active instanceof HTMLTextAreaElement && typeAnyway(active, event)) this.shielded.typed();
    } else if (event.type === "input") this.shielded.typed();
  };
}

/** A listener of the page that came before us kept the key from being typed. */
function typeAnyway(field: HTMLTextAreaElement, { key, ctrlKey, altKey, metaKey, isComposing }: KeyboardEvent): boolean {
  if (ctrlKey || altKey || metaKey || isComposing) return false;
  const { selectionStart, selectionEnd } = field;
  const isBack = key === "Backspace";
  if ([...key].length !== 1 && !isBack) return false;
  const start = isBack && selectionStart === selectionEnd ? Math.max(0, selectionStart - 1) : selectionStart;
  field.setRangeText(isBack ? "" : key, start, selectionEnd, "end");
  return true;
}
