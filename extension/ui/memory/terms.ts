// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the page with the term base: what is to be translated in one way always, or never.
import type { StoredTerm } from "../../../js-glue/protocol/memory.js";
import type { EngineLink } from "../../shared/engine-link.js";
import { byId, word } from "../words.js";
import { TermEditor } from "./term-editor.js";
import { showTerms } from "./terms-view.js";

export interface TermsPartView {
  /** A term was made, changed or deleted; `undo` takes it back, and the focus then goes to `back`. */
  done(text: string, undo: number, back: HTMLElement): void;
  /** null: all is well again. */
  failed(error: unknown): void;
  problem(error: unknown): string;
}

export class TermsPart {
  readonly #add = byId("term-add", HTMLButtonElement);
  readonly #text = byId("terms-filter", HTMLInputElement);
  readonly #editor: TermEditor;
  #terms: readonly StoredTerm[] = [];

  constructor(private readonly engine: EngineLink, private readonly view: TermsPartView) {
    this.#editor = new TermEditor({
      save: async (known, settings) => {
        const { undo } = await engine.call("setTerm", { ...(known ? { term: known.id } : {}), settings });
        view.done(word("termSaved"), undo, this.#add);
        await this.load();
      },
      problem: (error) => view.problem(error),
      // The button that opened the dialog was made anew, or is not found any more.
      closed: (known) => ((known && document.getElementById(`termEdit-${known.id}`)) ?? this.#add).focus(),
    });
    this.#add.addEventListener("click", () => this.#editor.open(null));
    this.#text.addEventListener("input", () => this.#show());
  }

  async load(): Promise<void> {
    try {
      ({ terms: this.#terms } = await this.engine.call("terms", {}));
      this.#show();
    } catch (error) {
      this.view.failed(error);
    }
  }

  #show(): void {
    showTerms(this.#terms, this.#text.value.trim(), {
      edit: (term) => this.#editor.open(term),
      remove: (term) => void this.#remove(term),
    });
  }

  async #remove(term: StoredTerm): Promise<void> {
    this.view.failed(null);
    try {
      const { undo } = await this.engine.call("removeTerm", { term: term.id });
      this.#add.focus(); // the button that was pressed goes
      this.view.done(word("termDeleted"), undo, this.#add);
    } catch (error) {
      this.view.failed(error);
    }
    await this.load();
  }
}
