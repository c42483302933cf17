// SPDX-License-Identifier: GPL-3.0-or-later
// Buttons for the marks of a unit's codes that its translation has not: no keyboard has their brackets.
import type { Runs } from "../../../js-glue/protocol/runs.js";
import { textOf } from "../../shared/code-text.js";
import { byId, word } from "../words.js";

export class Marks {
  readonly #box = byId("editor-marks", HTMLElement);
  #marks: readonly string[] = [];

  constructor(private readonly text: HTMLTextAreaElement) {
    text.addEventListener("input", () => this.#show());
  }

  /** Shows those of another unit; `isReadOnly`: none. */
  setSource(source: Runs, isReadOnly: boolean): void {
    this.#marks = isReadOnly ? [] : source.filter((run) => typeof run !== "string").map((run) => textOf([run]));
    this.#show();
  }

  #show(): void {
    const missing = this.#marks.filter((mark) => !this.text.value.includes(mark));
    this.#box.hidden = missing.length === 0;
    this.#box.replaceChildren(...missing.map((mark) => this.#button(mark)));
  }

  #button(mark: string): HTMLButtonElement {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = mark;
    made.setAttribute("aria-label", word("markInsert", mark));
    made.addEventListener("click", () => {
      const { selectionStart, selectionEnd } = this.text;
      this.text.setRangeText(mark, selectionStart, selectionEnd, "end");
      this.text.focus();
      this.#show();
    });
    return made;
  }
}
