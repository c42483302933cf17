// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the page where files come in and go out: choices, progress, cancel, what was wrong.
import type { ImportProgress, MemoryInfo, UnitFilter } from "../../../js-glue/protocol/memory.js";
import type { EngineLink } from "../../shared/engine-link.js";
import { byId, megabytes, number, word } from "../words.js";
import { ask } from "./ask.js";
import { exportFile, formatOf, importFile, type ExportFormat, type ImportJob } from "./exchange.js";
import { fillChoices, settingsOfNew } from "./memories.js";
import { isRulesFile } from "./rules-part.js";

export interface ExchangeView {
  filter(): UnitFilter;
  changed(): Promise<void>;
  /** A file of segmentation rules came in by this door. */
  takeRules(file: File): Promise<void>;
  /** null: all is well again. */
  failed(error: unknown): void;
}

/** A link to a file made here must live until the browser has saved it; nothing says when that is. */
const SAVING_MS = 60_000;

export class ExchangePart {
  readonly #from = byId("import-from", HTMLInputElement);
  readonly #to = byId("import-to", HTMLInputElement);
  readonly #memory = byId("import-memory", HTMLSelectElement);
  readonly #file = byId("import-file", HTMLInputElement);
  readonly #job = byId("job", HTMLElement);
  readonly #bar = byId("job-progress", HTMLProgressElement);
  #memories: readonly MemoryInfo[] = [];
  #warnings: ImportProgress["warnings"] = [];
  readonly #waiting: File[] = [];
  #running: AbortController | null = null;

  constructor(private readonly engine: EngineLink, private readonly view: ExchangeView) {
    this.#file.addEventListener("change", () => {
      this.#take([...(this.#file.files ?? [])]);
      this.#file.value = ""; // the same file may be chosen again
    });
    byId("export", HTMLButtonElement).addEventListener("click", () => void this.#run((signal) => this.#export(signal)));
    byId("job-cancel", HTMLButtonElement).addEventListener("click", () => this.#running?.abort());
    document.addEventListener("dragover", (event) => event.preventDefault());
    document.addEventListener("drop", (event) => {
      event.preventDefault();
      this.#take([...(event.dataTransfer?.files ?? [])]);
    });
  }

  setMemories(memories: readonly MemoryInfo[]): void {
    this.#memories = memories;
    fillChoices(this.#memory, memories.filter(({ readOnly }) => !readOnly), word("memoryNewOne"));
  }

  /** Files of units one after the other, after what is under way. */
  #take(files: readonly File[]): void {
    const rules = files.find(({ name }) => isRulesFile(name));
    if (rules) void this.view.takeRules(rules);
    this.#waiting.push(...files.filter(({ name }) => !isRulesFile(name)));
    void this.#run(null);
  }

  async #importAll(signal: AbortSignal): Promise<void> {
    const isOneOfMany = this.#waiting.length > 1;
    for (let file = this.#waiting.shift(); file; file = this.#waiting.shift()) {
      if (signal.aborted) continue; // those that were to follow are not wanted either
      try {
        const said = await this.#import(file, signal);
        this.#say(isOneOfMany ? `${file.name}: ${said}` : said);
      } catch (error) {
        this.view.failed(error);
      }
    }
  }

  /** One at a time; then the files that wait. */
  async #run(work: ((signal: AbortSignal) => Promise<string>) | null): Promise<void> {
    if (this.#running || (!work && this.#waiting.length === 0)) return;
    this.#running = new AbortController();
    byId("job-done", HTMLElement).replaceChildren();
    this.#warnings = [];
    this.#showWarnings();
    this.view.failed(null);
    try {
      if (work) this.#say(await work(this.#running.signal));
      else await this.#importAll(this.#running.signal);
    } catch (error) {
      this.view.failed(error);
    }
    this.#running = null;
    if (this.#job.contains(document.activeElement)) this.#file.focus(); // the button that was pressed goes
    this.#job.hidden = true;
    await this.view.changed();
    void this.#run(null); // what came meanwhile
  }

  /** What came of it, in a line of its own. */
  #say(text: string): void {
    const line = document.createElement("p");
    line.textContent = text;
    byId("job-done", HTMLElement).append(line);
  }

  #progress(done: number, of: number, text: string): void {
    this.#job.hidden = false;
    this.#bar.value = of === 0 ? 0 : done / of;
    byId("job-text", HTMLElement).textContent = text;
  }

  async #import(file: File, signal: AbortSignal): Promise<string> {
    const format = formatOf(file.name);
    if (format === null) return word("importUnknownFormat", file.name);
    const pair = { from: this.#from.value.trim(), to: this.#to.value.trim() };
    const isNamed = pair.from !== "" && pair.to !== "";
    if (!isNamed && (format === "tsv" || format === "csv")) {
      this.#from.focus();
      return word("importNeedsLanguages");
    }
    this.#progress(0, file.size, "");
    const done = await this.#intoMemory(file.name, (memory) =>
      importFile(this.engine, {
        ...{ file, format, memory, signal },
        pair: isNamed ? pair : null,
        progress: ({ bytes, units }) => this.#progress(bytes, file.size, word("importProgress", number(units), megabytes(bytes), megabytes(file.size))),
        keepGood: ({ problem, units }) => ask(word("importBroken", problem ?? "", number(units)), word("memoryKeepGood"), word("memoryDropAll")),
      }),
    );
    this.#warnings = [...this.#warnings, ...done.warnings];
    this.#showWarnings();
    return done.isKept ? word("importDone", number(done.units), number(done.skipped)) : word("importCancelled");
  }

  /** Into the memory that was chosen, or a new one that is called as the file is and goes if nothing stays in it. */
  async #intoMemory(fileName: string, work: (memory: ImportJob["memory"]) => ReturnType<typeof importFile>): ReturnType<typeof importFile> {
    if (this.#memory.value !== "") return work(Number(this.#memory.value));
    const name = fileName.replace(/\.[^.]*$/, "").trim().slice(0, 100) || fileName;
    const { id } = await this.engine.call("setMemory", { settings: settingsOfNew(name, this.#memories) });
    let isKept = false;
    try {
      const done = await work(id);
      isKept = done.isKept;
      return done;
    } finally {
      // If even that fails, the memory stays, with nothing in it.
      if (!isKept) await this.engine.call("removeMemory", { memory: id }).catch(() => undefined);
    }
  }

  #showWarnings(): void {
    const warnings = this.#warnings;
    const box = byId("warnings", HTMLDetailsElement);
    box.hidden = warnings.length === 0;
    byId("warnings-title", HTMLElement).textContent = word("importWarnings", number(warnings.length));
    byId("warnings-list", HTMLElement).replaceChildren(...warnings.map((warning) => {
      const item = document.createElement("li");
      item.textContent = warning;
      return item;
    }));
  }

  async #export(signal: AbortSignal): Promise<string> {
    const format = byId("export-format", HTMLSelectElement).value as ExportFormat; // the choices in memory.html
    const file = await exportFile(this.engine, this.view.filter(), format, signal, (written, total) => this.#progress(written, total, word("exportProgress", number(written), number(total))));
    if (file === null) return word("exportCancelled");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = file.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), SAVING_MS);
    return word("exportDone", megabytes(file.size));
  }
}
