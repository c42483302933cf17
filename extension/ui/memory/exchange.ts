// SPDX-License-Identifier: GPL-3.0-or-later
// Files in and out: a file is read piece by piece and never held as a whole; what is wrong with it is
// told with its line, and the person says whether what was good before stays.
import { PIECE_BYTES } from "../../../js-glue/protocol/hand-over.js";
import type { ImportProgress, UnitFilter } from "../../../js-glue/protocol/memory.js";
import type { Calls, Pair } from "../../../js-glue/protocol/messages.js";
import type { EngineLink } from "../../shared/engine-link.js";
import { handOver } from "./hand-over.js";

export type ImportFormat = Calls["importStart"]["request"]["format"];
export type ExportFormat = Calls["exportStart"]["request"]["format"];

const FORMATS: Readonly<Record<string, ImportFormat>> = { tmx: "tmx", xlf: "xliff", xliff: "xliff", tsv: "tsv", txt: "tsv", tab: "tsv", csv: "csv" };
const EXTENSIONS: Readonly<Record<ExportFormat, string>> = { tmx: "tmx", xliff: "xlf", xliff2: "xlf", tsv: "tsv", csv: "csv" };

/** What a file is by its name; null: nothing we read. */
export function formatOf(name: string): ImportFormat | null {
  return FORMATS[name.slice(name.lastIndexOf(".") + 1).toLowerCase()] ?? null;
}

export interface ImportJob {
  readonly file: File;
  readonly format: ImportFormat;
  readonly memory: number;
  readonly pair: Pair | null; // needed by files that do not name their languages
  readonly signal: AbortSignal;
  progress(progress: ImportProgress): void;
  /** The file is broken: whether what was good before stays. */
  keepGood(progress: ImportProgress): Promise<boolean>;
}

export interface ImportResult extends ImportProgress {
  readonly isKept: boolean; // false: nothing of the file stays
}

/** Resolves with what came of it; after an abort nothing stays. */
export async function importFile(engine: EngineLink, job: ImportJob): Promise<ImportResult> {
  const { file, format, memory, pair, signal } = job;
  const start = await engine.call("importStart", { memory, format, name: file.name, ...(pair ? { pair } : {}) });
  const end = async (isKept: boolean): Promise<ImportResult> => ({ ...(await engine.call("importEnd", { import: start.import, keep: isKept })), isKept });
  let latest = Promise.resolve(""); // piece that was read: they go in their order
  const sendPiece = async (at: number): Promise<ImportProgress> => {
    const read = latest.then(() => base64(file.slice(at, at + PIECE_BYTES)));
    latest = read;
    return engine.call("importBytes", { import: start.import, bytes: await read });
  };
  try {
    const isHanded = await handOver(start.import, file);
    const send = isHanded ? () => engine.call("importPiece", { import: start.import }) : sendPiece;
    let next = send(0);
    for (let at = 0; ; at += PIECE_BYTES) {
      const current = next;
      if (at < file.size) {
        next = send(at + PIECE_BYTES); // on its way while the engine is at work; the last one is empty
        next.catch(() => undefined); // heard of when its turn comes
      }
      const progress = await current;
      if (signal.aborted) return await end(false);
      job.progress(progress);
      if (progress.problem !== null) return await end(await job.keepGood(progress));
      if (at >= file.size) return await end(true);
    }
  } catch (error) {
    await end(false).catch(() => undefined);
    throw error;
  }
}

/** The whole file as a Blob; null after an abort. */
export async function exportFile(engine: EngineLink, filter: UnitFilter, format: ExportFormat, signal: AbortSignal, progress: (written: number, total: number) => void): Promise<File | null> {
  const start = await engine.call("exportStart", { filter, format });
  const ask = (): Promise<Calls["exportNext"]["reply"]> => {
    const piece = engine.call("exportNext", { export: start.export });
    piece.catch(() => undefined); // heard of when its turn comes; there is none after the last
    return piece;
  };
  const parts: Blob[] = [];
  let next = ask();
  for (let done = false; !done; ) {
    if (signal.aborted) {
      await engine.call("exportCancel", { export: start.export });
      return null;
    }
    const current = next;
    next = ask(); // written while the one before it is on its way
    const piece = await current;
    parts.push(new Blob([piece.text]));
    progress(piece.written, start.total);
    done = piece.done;
  }
  return new File(parts, `palimpsest.${EXTENSIONS[format]}`, { type: "application/octet-stream" });
}

export async function base64(piece: Blob): Promise<string> {
  if (piece.size === 0) return "";
  const url = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error("The file can't be read."));
    reader.readAsDataURL(piece);
  });
  return url.slice(url.indexOf(",") + 1);
}
