// SPDX-License-Identifier: GPL-3.0-or-later
// A small panel at the selection with its translation. It never touches the selection or the page.
import { button, element, part, styleOf, word } from "../view/elements.js";
import { PART_STYLES } from "../view/part-styles.js";
import type { FirstScript } from "../views/first-script.js";

const GAP_PX = 8;

export class SelectionPanel {
  readonly #root = part("panel", "dialog", word("panelLabel"));
  readonly #text = element("p");
  readonly #copy: HTMLButtonElement;
  readonly #correct: HTMLButtonElement;
  readonly #before = document.activeElement;
  #isOpen = true;
  readonly #onKey = (event: KeyboardEvent) => {
    if (event.key === "Escape") this.close();
  };

  /** At `box` (in the viewport), waiting for the translation. `corrected`: a person wants to correct it. */
  constructor(private readonly first: FirstScript, box: DOMRect, corrected: () => void) {
    this.#copy = button(word("panelCopy"), () => void this.#copied());
    this.#copy.hidden = true;
    this.#correct = button(word("panelCorrect"), corrected);
    this.#correct.hidden = true;
    const closing = button(word("panelClose"), () => this.close());
    const row = element("div", "row");
    row.append(this.#copy, this.#correct, closing);
    this.#text.setAttribute("role", "status");
    this.#text.textContent = word("statusTranslating");
    this.#root.append(styleOf(PART_STYLES), this.#text, row);
    this.#root.tabIndex = -1;
    first.open(this.#root);
    this.#place(box);
    closing.focus({ preventScroll: true });
    this.#root.addEventListener("keydown", this.#onKey);
    document.addEventListener("keydown", this.#onKey, true);
  }

  /** `canCorrect`: there are sentences in it. */
  show(text: string, language: string, direction: "ltr" | "rtl", canCorrect: boolean): void {
    this.#text.textContent = text;
    this.#text.lang = language;
    this.#text.dir = direction;
    this.#copy.hidden = false;
    this.#correct.hidden = !canCorrect;
  }

  problem(text: string): void {
    this.#text.textContent = text;
  }

  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    document.removeEventListener("keydown", this.#onKey, true);
    this.first.close(this.#root);
    if (this.#before instanceof HTMLElement) this.#before.focus({ preventScroll: true });
  }

  async #copied(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.#text.textContent ?? "");
      this.#copy.textContent = word("panelCopied");
    } catch {
      this.#copy.textContent = word("panelCopyFailed");
    }
  }

  /** Below the selection, or above it where there is more room; always in view. */
  #place(box: DOMRect): void {
    const { style } = this.#root;
    const below = innerHeight - box.bottom;
    if (below >= box.top || below > innerHeight / 2) style.top = `${Math.max(GAP_PX, Math.min(box.bottom + GAP_PX, innerHeight - 80))}px`;
    else style.bottom = `${Math.max(GAP_PX, innerHeight - box.top + GAP_PX)}px`;
    style.left = `${Math.max(GAP_PX, Math.min(box.left, innerWidth - 440))}px`;
  }
}
