// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the page where files come in and go out: choices, progress, cancel, what was wrong.
import type { ImportProgress, MemoryInfo, UnitFilter } from "../../../js-glue/protocol/memory.js";
import type { EngineLink } from "../../shared/engine-link.js";
import { byId, megabytes, number, word } from "../words.js";
import { exportFile, formatOf, importFile, type ExportFormat } from "./exchange.js";
import { fillChoices } from "./memories.js";

export interface ExchangeView {
  filter(): UnitFilter;
  changed(): Promise<void>;
  failed(error: unknown): void;
}

export class ExchangePart {
  private readonly from = byId("import-from", HTMLInputElement);
  private readonly to = byId("import-to", HTMLInputElement);
  private readonly memory = byId("import-memory", HTMLSelectElement);
  private readonly file = byId("import-file", HTMLInputElement);
  private readonly job = byId("job", HTMLElement);
  private readonly bar = byId("job-progress", HTMLProgressElement);
  private running: AbortController | null = null;

  constructor(private readonly engine: EngineLink, private readonly view: ExchangeView) {
    this.file.addEventListener("change", () => this.take(this.file.files));
    byId("export", HTMLButtonElement).addEventListener("click", () => void this.run((signal) => this.export(signal)));
    byId("job-cancel", HTMLButtonElement).addEventListener("click", () => this.running?.abort());
    document.addEventListener("dragover", (event) => event.preventDefault());
    document.addEventListener("drop", (event) => {
      event.preventDefault();
      this.take(event.dataTransfer?.files ?? null);
    });
  }

  setMemories(memories: readonly MemoryInfo[]): void {
    fillChoices(this.memory, memories.filter(({ readOnly }) => !readOnly), null);
  }

  private take(files: FileList | null): void {
    const file = files?.[0];
    if (file) void this.run((signal) => this.import(file, signal));
    this.file.value = "";
  }

  private async run(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    if (this.running) return;
    this.running = new AbortController();
    this.job.hidden = false;
    byId("warnings", HTMLElement).hidden = true;
    try {
      await work(this.running.signal);
    } catch (error) {
      this.say("");
      this.view.failed(error);
    } finally {
      this.running = null;
      this.bar.hidden = byId("job-cancel", HTMLButtonElement).hidden = true;
    }
    await this.view.changed();
  }

  private say(text: string): void {
    byId("job-text", HTMLElement).textContent = text;
  }

  private progress(done: number, of: number, text: string): void {
    this.bar.hidden = byId("job-cancel", HTMLButtonElement).hidden = false;
    this.bar.value = of === 0 ? 0 : done / of;
    this.say(text);
  }

  private async import(file: File, signal: AbortSignal): Promise<void> {
    const format = formatOf(file.name);
    if (format === null) return this.say(word("importUnknownFormat", file.name));
    const pair = { from: this.from.value.trim(), to: this.to.value.trim() };
    const isNamed = pair.from !== "" && pair.to !== "";
    if (!isNamed && (format === "tsv" || format === "csv")) {
      this.from.focus();
      return this.say(word("importNeedsLanguages"));
    }
    const done = await importFile(this.engine, {
      file, format, signal,
      memory: Number(this.memory.value),
      pair: isNamed ? pair : null,
      progress: ({ bytes, units }) => this.progress(bytes, file.size, word("importProgress", number(units), megabytes(bytes), megabytes(file.size))),
      keepGood: (progress) => this.askToKeep(progress),
    });
    this.showWarnings(done);
    this.say(signal.aborted ? word("importCancelled") : word("importDone", number(done.units), number(done.skipped)));
  }

  private askToKeep({ problem, units }: ImportProgress): Promise<boolean> {
    const box = byId("broken", HTMLElement);
    byId("broken-text", HTMLElement).textContent = word("importBroken", problem ?? "", number(units));
    box.hidden = false;
    const keep = byId("broken-keep", HTMLButtonElement);
    const drop = byId("broken-drop", HTMLButtonElement);
    drop.focus();
    return new Promise((resolve) => {
      const answer = (isKept: boolean) => () => {
        box.hidden = true;
        keep.onclick = drop.onclick = null;
        resolve(isKept);
      };
      keep.onclick = answer(true);
      drop.onclick = answer(false);
    });
  }

  private showWarnings({ warnings }: ImportProgress): void {
    const box = byId("warnings", HTMLElement);
    box.hidden = warnings.length === 0;
    const summary = box.querySelector("summary");
    if (summary) summary.textContent = word("importWarnings", number(warnings.length));
    box.querySelector("ul")?.replaceChildren(...warnings.map((warning) => {
      const item = document.createElement("li");
      item.textContent = warning;
      return item;
    }));
  }

  private async export(signal: AbortSignal): Promise<void> {
    const format = byId("export-format", HTMLSelectElement).value as ExportFormat;
    const file = await exportFile(this.engine, this.view.filter(), format, signal, (written, total) => this.progress(written, total, word("exportProgress", number(written), number(total))));
    if (file === null) return this.say(word("exportCancelled"));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = file.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    this.say(word("exportDone", megabytes(file.size)));
  }
}
