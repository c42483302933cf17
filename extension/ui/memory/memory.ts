// SPDX-License-Identifier: GPL-3.0-or-later
// The page of the memories: which there are, what is in them, files in and out.
import type { MemoryInfo, StorageState, StoredUnit, UnitFilter } from "../../../js-glue/protocol/memory.js";
import type { CallName, Calls } from "../../../js-glue/protocol/messages.js";
import { EngineLink } from "../../shared/engine-link.js";
import { byId, date, fillWords, megabytes, number, word } from "../words.js";
import { UnitEditor } from "./editor.js";
import { ExchangePart } from "./exchange-part.js";
import { fillChoices, nameOf, showMemories } from "./memories.js";
import { showRuns } from "./runs-view.js";
import { Units } from "./units.js";
import { VirtualList } from "./virtual-list.js";

const TYPING_PAUSE_MS = 200;

const STORAGE_REASONS: Readonly<Record<Exclude<StorageState["reason"], "">, string>> = {
  "private-window": "storagePrivate",
  "not-available": "storageNotAvailable",
  "in-use": "storageInUse",
  damaged: "storageDamaged",
};

class MemoryPage {
  private readonly engine = new EngineLink();
  private readonly units = new Units(this.engine, () => this.list.update(), (error) => this.fail(error));
  private readonly list = new VirtualList(byId("list", HTMLElement), byId("window", HTMLElement), {
    fill: (row, index) => this.fillRow(row, index),
    open: (index) => this.open(index),
  });
  private readonly editor = new UnitEditor({
    save: async (unit, change) => this.changed((await this.engine.call("changeUnit", { unit: unit.id, ...change })).undo, "unitSaved"),
    remove: async (unit) => this.changed((await this.engine.call("forget", { unit: unit.id })).undo, "unitDeleted"),
  });
  private readonly exchange = new ExchangePart(this.engine, { filter: () => this.filter(), changed: () => this.load(), failed: (error) => this.fail(error) });
  private memories: readonly MemoryInfo[] = [];
  private typing: ReturnType<typeof setTimeout> | undefined;
  private undo = 0;

  constructor() {
    byId("filter", HTMLFormElement).addEventListener("submit", (event) => event.preventDefault());
    byId("filter", HTMLFormElement).addEventListener("input", () => {
      clearTimeout(this.typing);
      this.typing = setTimeout(() => void this.search(false), TYPING_PAUSE_MS);
    });
    byId("new-memory", HTMLFormElement).addEventListener("submit", (event) => {
      event.preventDefault();
      const name = byId("new-name", HTMLInputElement);
      const rank = Math.max(0, ...this.memories.map((memory) => memory.rank)) + 1;
      const settings = { name: name.value.trim(), rank, penalty: 0, readOnly: false, enabled: true };
      name.value = "";
      void this.ask("setMemory", { settings });
    });
    byId("undo", HTMLButtonElement).addEventListener("click", () => {
      this.showToast(null);
      void this.ask("undo", { undo: this.undo });
    });
  }

  /** Everything anew; the list stays where it is. */
  async load(): Promise<void> {
    try {
      const [{ memories }, storage] = await Promise.all([this.engine.call("memories", {}), this.engine.call("storage", {})]);
      this.memories = memories;
      showMemories(memories, {
        change: (memory, settings) => void this.ask("setMemory", { memory: memory.id, settings }),
        remove: (memory) => void this.ask("removeMemory", { memory: memory.id }),
      });
      fillChoices(byId("filter-memory", HTMLSelectElement), memories, word("memoryAll"));
      this.exchange.setMemories(memories);
      this.showStorage(storage);
      await this.search(true);
    } catch (error) {
      this.fail(error);
    }
  }

  private async ask<Name extends CallName>(name: Name, request: Calls[Name]["request"]): Promise<void> {
    try {
      await this.engine.call(name, request);
    } catch (error) {
      this.fail(error);
    }
    await this.load();
  }

  private filter(): UnitFilter {
    const text = byId("filter-text", HTMLInputElement).value.trim();
    const side = byId("filter-side", HTMLSelectElement).value;
    const memory = byId("filter-memory", HTMLSelectElement).value;
    const origin = byId("filter-origin", HTMLSelectElement).value;
    return {
      ...(text === "" ? {} : { text }),
      ...(side === "source" || side === "target" ? { side } : {}),
      ...(memory === "" ? {} : { memory: Number(memory) }),
      ...(origin === "person" || origin === "import" ? { origin } : {}),
    };
  }

  private async search(isSame: boolean): Promise<void> {
    try {
      const total = await this.units.start(this.filter());
      if (total === null) return;
      this.list.setTotal(total, isSame);
      byId("count", HTMLElement).textContent = word("memoryCount", number(total));
      byId("problem", HTMLElement).textContent = "";
    } catch (error) {
      this.fail(error);
    }
  }

  private fillRow(row: HTMLElement, index: number): void {
    const unit = this.units.at(index);
    const searched = byId("filter-text", HTMLInputElement).value;
    const cells = unit ? [this.cell(showRuns(unit.source, searched), unit.pair.from), this.cell(showRuns(unit.target, searched), unit.pair.to), this.facts(unit)] : [this.cell(["…"], "")];
    row.replaceChildren(...cells);
  }

  private cell(content: readonly (Node | string)[], language: string): HTMLElement {
    const made = document.createElement("div");
    made.setAttribute("role", "gridcell");
    made.dir = "auto";
    if (language !== "") made.lang = language;
    made.append(...content);
    return made;
  }

  private facts(unit: StoredUnit): HTMLElement {
    const origin = word(unit.origin === "person" ? "originPerson" : "originImport");
    const made = this.cell([[origin, unit.site, date(unit.changed)].filter((one) => one !== "").join(" · ")], "");
    made.className = "facts";
    return made;
  }

  private open(index: number): void {
    const unit = this.units.at(index);
    if (!unit) return;
    const memory = this.memories.find(({ id }) => id === unit.memory);
    this.editor.open(unit, memory ? nameOf(memory) : "", memory?.readOnly ?? true);
  }

  private async changed(undo: number, message: string): Promise<void> {
    this.undo = undo;
    this.showToast(word(message));
    await this.load();
  }

  private showToast(text: string | null): void {
    const toast = byId("toast", HTMLElement);
    toast.hidden = text === null;
    if (text !== null && toast.firstElementChild) toast.firstElementChild.textContent = text;
  }

  private showStorage({ isDurable, reason, usedBytes, units }: StorageState): void {
    const kept = isDurable ? word("storageKept", number(units), megabytes(usedBytes)) : word(reason === "" ? "storageNotAvailable" : STORAGE_REASONS[reason]);
    byId("storage", HTMLElement).textContent = kept;
  }

  private fail(error: unknown): void {
    byId("problem", HTMLElement).textContent = error instanceof Error ? error.message : String(error);
  }
}

fillWords(word("memoryTitle"));
void new MemoryPage().load();
