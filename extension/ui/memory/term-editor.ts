// SPDX-License-Identifier: GPL-3.0-or-later
// The dialog in which a term is made or changed. What is wrong with a field is said, and it gets the focus.
import type { StoredTerm, Term } from "../../../js-glue/protocol/memory.js";
import { isFailure } from "../../../js-glue/protocol/validate-reply.js";
import { byId, word } from "../words.js";
import { keepTyped } from "./keep-typed.js";

export interface TermEditorView {
  /** `known`: the term that is changed; null: a new one. Rejects with what is to be told; the dialog then stays open. */
  save(known: StoredTerm | null, settings: Term): Promise<void>;
  problem(error: unknown): string;
  /** The dialog is closed, whatever came of it. */
  closed(known: StoredTerm | null): void;
}

type Field = "source" | "target" | "from" | "to";

const NEEDS: Readonly<Record<Field, string>> = { source: "termNeedsSource", target: "termNeedsTarget", from: "termNeedsFrom", to: "termNeedsTo" };

export class TermEditor {
  readonly #dialog = byId("term", HTMLDialogElement);
  readonly #fields: Readonly<Record<Field | "note", HTMLInputElement>> = {
    source: byId("term-source", HTMLInputElement),
    target: byId("term-target", HTMLInputElement),
    from: byId("term-from", HTMLInputElement),
    to: byId("term-to", HTMLInputElement),
    note: byId("term-note", HTMLInputElement),
  };
  readonly #never = byId("term-never", HTMLInputElement);
  readonly #isCaseSensitive = byId("term-case", HTMLInputElement);
  readonly #problem = byId("term-problem", HTMLElement);
  #known: StoredTerm | null = null;
  #before = ""; // settings as they were shown first
  #opening = 0; // counts: what was asked for in one must not end another
  readonly #saveButton = byId("term-save", HTMLButtonElement);

  constructor(private readonly view: TermEditorView) {
    this.#dialog.addEventListener("close", () => view.closed(this.#known));
    keepTyped(this.#dialog, () => JSON.stringify(this.#settings) !== this.#before);
    this.#never.addEventListener("change", () => this.#showNever());
    this.#dialog.querySelector("form")?.addEventListener("submit", (event) => {
      if ((event.submitter as HTMLButtonElement | null)?.value === "cancel") return;
      event.preventDefault();
      if (!this.#saveButton.disabled) void this.#save(); // Enter in a field asks without the button
    });
  }

  /** null: a new one, between the languages of the last. */
  open(term: StoredTerm | null): void {
    this.#known = term;
    this.#opening++;
    const { source, target, note } = this.#fields;
    source.value = term?.source ?? "";
    target.value = term?.target ?? "";
    note.value = term?.note ?? "";
    if (term) Object.assign(this.#fields.from, { value: term.from });
    if (term) Object.assign(this.#fields.to, { value: term.to });
    this.#never.checked = term?.neverTranslate ?? false;
    this.#isCaseSensitive.checked = term?.caseSensitive ?? false;
    byId("term-title", HTMLElement).textContent = word(term ? "termEditTitle" : "termNewTitle");
    this.#showNever();
    this.#before = JSON.stringify(this.#settings);
    this.#tell("", null);
    this.#dialog.showModal();
    source.focus();
  }

  #showNever(): void {
    this.#fields.target.disabled = this.#never.checked;
  }

  get #settings(): Term {
    const { source, target, from, to, note } = this.#fields;
    const neverTranslate = this.#never.checked;
    return {
      source: source.value.trim(),
      target: neverTranslate ? "" : target.value.trim(),
      from: from.value.trim(),
      to: to.value.trim(),
      neverTranslate,
      caseSensitive: this.#isCaseSensitive.checked,
      note: note.value.trim(),
    };
  }

  async #save(): Promise<void> {
    const opening = this.#opening;
    this.#saveButton.disabled = true;
    try {
      await this.view.save(this.#known, this.#settings);
      if (this.#opening === opening) this.#dialog.close();
    } catch (error) {
      if (this.#opening !== opening) return console.warn("Palimpsest:", this.view.problem(error));
      const wrong = this.#wrongField(error);
      this.#tell(wrong === null ? this.view.problem(error) : word(NEEDS[wrong]), wrong);
    } finally {
      this.#saveButton.disabled = false;
    }
  }

  /** Which field the engine refused; null: it is not about a field. */
  #wrongField(error: unknown): Field | null {
    if (!isFailure(error) || error.code !== "bad-argument") return null;
    const named = /(?:^|\.)settings\.(source|target|from|to)$/.exec(error.where)?.[1] as Field | undefined;
    // The engine needs a translation and its language, and names the first for both.
    return named === "target" && this.#settings.target !== "" ? "to" : (named ?? null);
  }

  #tell(text: string, wrong: Field | null): void {
    for (const [name, field] of Object.entries(this.#fields)) {
      if (name === wrong) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
    }
    this.#problem.textContent = text;
    if (wrong) this.#fields[wrong].focus();
  }
}
