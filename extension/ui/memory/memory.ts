// SPDX-License-Identifier: GPL-3.0-or-later
// The page of the memories and of the languages: which there are, what is in them, how much and how safe;
// files in and out.
import type { MemoryInfo, StorageState, StoredUnit } from "../../../js-glue/protocol/memory.js";
import type { CallName, Calls } from "../../../js-glue/protocol/messages.js";
import { REPLIES } from "../../../js-glue/protocol/replies.js";
import { EngineLink, tellBackground } from "../../shared/engine-link.js";
import { byId, fillWords, megabytes, number, word } from "../words.js";
import { ask } from "./ask.js";
import { UnitEditor } from "./editor.js";
import { ExchangePart } from "./exchange-part.js";
import { FilterForm } from "./filter-form.js";
import { LanguagesPart } from "./languages/languages.js";
import { fillChoices, NewMemory, nameOf, settingsOfNew, showMemories } from "./memories.js";
import { problemText } from "./problem.js";
import { RulesPart } from "./rules-part.js";
import { showStatistics } from "./statistics.js";
import { TermsPart } from "./terms.js";
import { Toast } from "./toast.js";
import { fillRow } from "./unit-row.js";
import { Units } from "./units.js";
import { VirtualList } from "./virtual-list.js";

const STORAGE_WORDS: Readonly<Record<Exclude<StorageState["reason"], "">, string>> = {
  "private-window": "storagePrivate",
  "not-available": "storageNotAvailable",
  "in-use": "storageInUse",
  damaged: "storageDamaged",
};

class MemoryPage {
  readonly #engine = new EngineLink<CallName>(REPLIES);
  readonly #filter = new FilterForm(() => void this.#search(false));
  readonly #units = new Units(this.#engine, () => this.#list.update(), (error) => this.#fail(error));
  readonly #list = new VirtualList(
    { box: byId("list", HTMLElement), header: byId("list-header", HTMLElement), content: byId("window", HTMLElement) },
    {
      fill: (row, index) => fillRow(row, this.#units.at(index), this.#filter.searched),
      shown: (first, end) => this.#units.want(first, end),
      open: (index) => this.#open(this.#units.at(index)),
    },
  );
  readonly #editor = new UnitEditor({
    save: async (unit, change) => this.#tell(unit, await this.#engine.call("changeUnit", { unit: unit.id, ...change })),
    remove: async (unit) => this.#tell(unit, await this.#engine.call("forget", { unit: unit.id })),
    closed: (done, undo) => {
      this.#list.focus();
      if (done === null) return;
      this.#fail(null);
      this.#toast.show(word(done), undo, byId("list", HTMLElement));
      void this.load();
    },
  });
  readonly #toast = new Toast((undo, back) => {
    back.focus();
    const told = this.#told;
    void this.#ask("undo", { undo }).then((isDone) => {
      if (isDone && told?.undo === undo) this.#tell(told.unit, { undo });
    });
  });
  #told: { readonly unit: StoredUnit; readonly undo: number } | null = null; // the last change
  readonly #exchange = new ExchangePart(this.#engine, {
    filter: () => this.#filter.value,
    changed: () => this.load(),
    takeRules: (file) => this.#rules.take(file),
    failed: (error) => this.#fail(error),
  });
  readonly #terms = new TermsPart(this.#engine, {
    done: (text, undo, back) => {
      this.#fail(null);
      this.#toast.show(text, undo, back);
    },
    failed: (error) => this.#fail(error),
    problem: (error) => problemText(error, this.#isPrivate),
  });
  readonly #languages = new LanguagesPart(this.#engine, {
    isPrivate: () => this.#isPrivate,
    failed: (error) => this.#fail(error),
  });
  readonly #rules = new RulesPart(this.#engine, { failed: (error) => this.#fail(error) });
  #memories: readonly MemoryInfo[] = [];
  #isPrivate = false;

  constructor() {
    new NewMemory((name) => this.#ask("setMemory", { settings: settingsOfNew(name, this.#memories) }));
    // A page translated meanwhile may have been corrected.
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") void this.load();
    });
  }

  /** Everything anew; the list stays where it is. */
  async load(): Promise<void> {
    void this.#languages.load();
    try {
      const [{ memories }, storage] = await Promise.all([this.#engine.call("memories", {}), this.#engine.call("storage", {})]);
      this.#memories = memories;
      showMemories(memories, {
        change: (memory, settings) => void this.#ask("setMemory", { memory: memory.id, settings }),
        remove: (memory) => void this.#remove(memory),
      });
      fillChoices(this.#filter.memory, memories, word("memoryAll"));
      showStatistics(memories);
      this.#exchange.setMemories(memories);
      this.#showStorage(storage);
      await Promise.all([this.#search(true), this.#terms.load(), this.#rules.load()]);
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Whether it was done. */
  async #ask<Name extends CallName>(name: Name, request: Calls[Name]["request"]): Promise<boolean> {
    this.#fail(null);
    this.#toast.hide();
    const isDone = await this.#engine.call(name, request).then(
      () => true,
      (error: unknown) => {
        this.#fail(error);
        return false;
      },
    );
    await this.load();
    return isDone;
  }

  async #remove(memory: MemoryInfo): Promise<void> {
    const question = word("memoryRemoveSure", nameOf(memory), number(memory.units));
    if (!(await ask(question, word("memoryRemove"), word("memoryKeep")))) return;
    byId("new-name", HTMLInputElement).focus(); // the button that was pressed goes
    await this.#ask("removeMemory", { memory: memory.id });
  }

  async #search(isSame: boolean): Promise<void> {
    const waiting = byId("list", HTMLElement);
    waiting.setAttribute("aria-busy", "true");
    try {
      const total = await this.#units.start(this.#filter.value);
      if (total === null) return;
      waiting.classList.toggle("empty", total === 0);
      this.#list.setTotal(total, isSame);
      const isFiltered = Object.keys(this.#filter.value).length > 0;
      const hint = total > 0 ? "" : ` ${word(isFiltered ? "memoryNoneLikeThat" : "memoryNoneYet")}`;
      byId("count", HTMLElement).textContent = word("memoryCount", number(total)) + hint;
    } catch (error) {
      this.#fail(error);
    }
    waiting.removeAttribute("aria-busy");
  }

  #open(unit: StoredUnit | null): void {
    if (!unit) return; // on its way
    const memory = this.#memories.find(({ id }) => id === unit.memory);
    this.#editor.open(unit, memory ? nameOf(memory) : "", memory?.readOnly ?? true);
  }

  /** Pages that show the sentence show what the memory says now. Answers the number that takes it back. */
  #tell(unit: StoredUnit, { undo }: { readonly undo: number }): number {
    this.#told = { unit, undo };
    const text = unit.source.filter((run) => typeof run === "string").join("");
    tellBackground({ type: "ui-bg-remembered", text }).catch((error: unknown) => console.info("Palimpsest:", String(error)));
    return undo;
  }

  #showStorage({ isDurable, reason, usedBytes, units }: StorageState): void {
    this.#isPrivate = reason === "private-window";
    const kept = isDurable ? word("storageKept", number(units), megabytes(usedBytes)) : "";
    const why = reason === "" ? (isDurable ? "" : word("storageNotAvailable")) : word(STORAGE_WORDS[reason]);
    const line = byId("storage", HTMLElement);
    line.textContent = [why, kept].filter((one) => one !== "").join(" ");
    line.classList.toggle("warning", why !== "");
  }

  /** null: all is well again. */
  #fail(error: unknown): void {
    byId("problem", HTMLElement).textContent = error === null ? "" : problemText(error, this.#isPrivate);
  }
}

fillWords(word("memoryTitle"));
void new MemoryPage().load();
