// SPDX-License-Identifier: GPL-3.0-or-later
// Says what was done, and takes it back. It stays until something else is done: nobody reads by a clock.
import { byId } from "../words.js";

export class Toast {
  readonly #box = byId("toast", HTMLElement);
  readonly #text = byId("toast-text", HTMLElement);
  readonly #button = byId("undo", HTMLButtonElement);
  #undo = 0;
  #back: HTMLElement | null = null;

  /** `takeBack` also hears where the focus is to go: the button that was pressed goes. */
  constructor(takeBack: (undo: number, back: HTMLElement) => void) {
    this.#button.addEventListener("click", () => {
      this.hide();
      if (this.#back) takeBack(this.#undo, this.#back);
    });
  }

  show(text: string, undo: number, back: HTMLElement): void {
    this.#undo = undo;
    this.#back = back;
    this.#text.textContent = text;
    this.#box.classList.add("shown");
    this.#button.hidden = false;
  }

  /** The box stays in the document: what is put into it later is read out. */
  hide(): void {
    this.#box.classList.remove("shown");
    this.#text.textContent = "";
    this.#button.hidden = true;
  }
}
