// SPDX-License-Identifier: GPL-3.0-or-later
// What was done, in a corner, until a person dismisses it or does the next thing; with a way back.
import { button, element, part, word } from "../view/elements.js";
import { styles } from "./editor.js";
import type { Shielded } from "./shield.js";

export interface NoticeEvents {
  close(): void;
  move(step: 1 | -1): void;
}

export class Notice implements Shielded {
  readonly root = part("panel notice", "region", word("noticeLabel"));
  readonly #text = element("p");
  readonly #undoing: HTMLButtonElement | null;
  readonly #closing: HTMLButtonElement;

  /** `undo` null: there is nothing to take back. */
  constructor(private readonly events: NoticeEvents, undo: (() => void) | null) {
    this.#text.setAttribute("role", "status");
    this.#text.id = "done";
    this.#undoing = undo && button(word("editorUndo"), undo);
    this.#closing = button(word("panelClose"), () => events.close());
    (this.#undoing ?? this.#closing).setAttribute("aria-describedby", this.#text.id); // it gets the focus
    this.root.append(styles(), this.#text, ...(this.#undoing ? [this.#undoing] : []), this.#closing);
  }

  /** When it is in the document: only then do screen readers hear it. */
  say(text: string): void {
    this.#text.textContent = text;
  }

  focus(): void {
    (this.#undoing ?? this.#closing).focus({ preventScroll: true });
  }

  typed(): void {} // there is no field in it

  key(event: KeyboardEvent): void {
    const { key, altKey } = event;
    if (key === "Escape") this.events.close();
    else if (altKey && key === "ArrowDown") this.events.move(1);
    else if (altKey && key === "ArrowUp") this.events.move(-1);
    else return;
    event.preventDefault();
  }
}
