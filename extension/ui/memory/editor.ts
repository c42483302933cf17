// SPDX-License-Identifier: GPL-3.0-or-later
// The dialog in which a unit is changed or deleted.
import type { StoredUnit } from "../../../js-glue/protocol/memory.js";
import type { Runs } from "../../../js-glue/protocol/runs.js";
import { isCodeProblem, textOf, type CodeProblem } from "../../shared/code-text.js";
import { byId, date, word } from "../words.js";
import { readTarget } from "./edited-unit.js";
import { siteOf } from "./filter-form.js";
import { keepTyped } from "./keep-typed.js";
import { Marks } from "./marks.js";
import { problemText } from "./problem.js";
import { showRuns } from "./runs-view.js";
import { directionOf } from "./statistics.js";

export interface UnitChange {
  readonly target: Runs;
  readonly note: string;
  readonly site: string;
}

export interface EditorView {
  /** Both answer the number that takes it back, or reject with what is to be told; the dialog then stays open. */
  save(unit: StoredUnit, change: UnitChange): Promise<number>;
  remove(unit: StoredUnit): Promise<number>;
  /** The dialog is closed; `done` is a word for what was done, if anything was. */
  closed(done: "unitSaved" | "unitDeleted" | null, undo: number): void;
}

const PROBLEMS: Readonly<Record<CodeProblem["kind"], string>> = { missing: "codeMissing", doubled: "codeDoubled", unknown: "codeUnknown", crossing: "codeCrossing" };

/** A line for each sentence that the unit says it stands beside. */
function neighboursOf({ before, after, pair }: StoredUnit): HTMLElement[] {
  return ([["memoryBefore", before], ["memoryAfter", after]] as const).flatMap(([name, text]) => {
    if (text === undefined) return [];
    const line = document.createElement("div");
    const isolated = document.createElement("bdi"); // in its own direction, whatever ours is
    isolated.lang = pair.from;
    isolated.textContent = text;
    line.append(`${word(name)} `, isolated);
    return [line];
  });
}

export class UnitEditor {
  readonly #dialog = byId("editor", HTMLDialogElement);
  readonly #target = byId("editor-target", HTMLTextAreaElement);
  readonly #marks = new Marks(this.#target);
  readonly #site = byId("editor-site", HTMLInputElement);
  readonly #note = byId("editor-note", HTMLInputElement);
  readonly #problem = byId("editor-problem", HTMLElement);
  readonly #save = byId("editor-save", HTMLButtonElement);
  readonly #remove = byId("editor-delete", HTMLButtonElement);
  #unit: StoredUnit | null = null;
  #before = ""; // typed() as it was shown first
  #done: { readonly word: "unitSaved" | "unitDeleted"; readonly undo: number } | null = null;

  constructor(private readonly view: EditorView) {
    this.#dialog.querySelector("form")?.addEventListener("submit", (event) => {
      if ((event.submitter as HTMLButtonElement | null)?.value === "cancel") return;
      event.preventDefault();
      void this.#run("unitSaved", async (unit) => this.view.save(unit, this.#change(unit)));
    });
    this.#dialog.addEventListener("close", () => view.closed(this.#done?.word ?? null, this.#done?.undo ?? 0));
    this.#remove.addEventListener("click", () => void this.#run("unitDeleted", (unit) => this.view.remove(unit)));
    keepTyped(this.#dialog, () => this.#typed !== this.#before);
    this.#dialog.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.#save.click();
    });
  }

  open(unit: StoredUnit, memoryName: string, isReadOnly: boolean): void {
    this.#unit = unit;
    this.#done = null;
    const source = byId("editor-source", HTMLElement);
    source.replaceChildren(...showRuns(unit.source));
    source.lang = unit.pair.from;
    source.dir = "auto";
    byId("editor-neighbours", HTMLElement).replaceChildren(...neighboursOf(unit));
    this.#target.value = textOf(unit.target);
    this.#marks.setSource(unit.source, isReadOnly);
    this.#target.lang = unit.pair.to;
    this.#target.dir = "auto";
    this.#site.value = unit.site;
    this.#note.value = unit.note;
    for (const field of [this.#target, this.#site, this.#note]) field.readOnly = isReadOnly;
    this.#save.hidden = this.#remove.hidden = isReadOnly;
    byId("editor-codes", HTMLElement).hidden = unit.source.every((run) => typeof run === "string");
    byId("editor-facts", HTMLElement).textContent = [memoryName, directionOf(unit.pair.from, unit.pair.to), unit.author, date(unit.changed)].filter((one) => one !== "").join(" · ");
    this.#problem.textContent = "";
    this.#before = this.#typed;
    this.#dialog.showModal();
    this.#target.focus();
  }

  get #typed(): string {
    return JSON.stringify([this.#target.value, this.#site.value, this.#note.value]);
  }

  #change(unit: StoredUnit): UnitChange {
    const target = readTarget(this.#target.value, unit.source);
    if (target === null) throw new Error(word("targetEmpty"));
    if (isCodeProblem(target)) throw new Error(word(PROBLEMS[target.kind], target.mark));
    return { target, note: this.#note.value.trim(), site: siteOf(this.#site.value) };
  }

  async #run(done: "unitSaved" | "unitDeleted", work: (unit: StoredUnit) => Promise<number>): Promise<void> {
    const unit = this.#unit;
    if (!unit || this.#save.disabled) return;
    const isHere = (): boolean => this.#dialog.open && this.#unit === unit;
    this.#save.disabled = this.#remove.disabled = true;
    try {
      const undo = await work(unit);
      if (!isHere()) return this.view.closed(done, undo); // it was closed, or shows another unit
      this.#done = { word: done, undo };
      this.#dialog.close();
    } catch (error) {
      if (isHere()) this.#problem.textContent = problemText(error);
      else console.warn("Palimpsest:", problemText(error));
    } finally {
      this.#save.disabled = this.#remove.disabled = false;
    }
  }
}
