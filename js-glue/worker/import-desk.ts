// SPDX-License-Identifier: GPL-3.0-or-later
// One import at a time, from its start to its end: bytes to units, units into a part of the store that
// nobody sees, and at the end all of it or nothing.
//
//   none ──start──▶ reading ──end(keep), all well──▶ none: everybody sees the units
//                      │    ──end(drop)────────────▶ none: nothing of it is left
//                      └─a problem─▶ broken ──end(keep or drop)──▶ none
//
// A problem that shows only at the end (a file cut off) is answered once, with nothing decided: the
// person has not seen it yet. The next end decides.
import { CoreError } from "../core/errors.js";
import type { FileReader, ReadPart } from "../core/exchange.js";
import { failure } from "../protocol/failure.js";
import type { ImportProgress } from "../protocol/memory.js";
import type { Calls } from "../protocol/messages.js";
import type { Store } from "../store/store.js";
import type { Rows } from "../store/unit-rows.js";
import type { IdRange } from "../store/change-log.js";
import { bytesOfBase64 } from "./base64.js";
import { HandedFile } from "./handed-file.js";
import { nextTask } from "./next-task.js";

/** As the protocol promises. */
const MAX_WARNINGS = 100;
/** Units that go to the core at a time; some 100 ms. */
const SHOWING_STEP = 16_384;
/** An import of which nothing was heard for so long gives way to another one. */
const ABANDONED_MS = 120_000;

type Request<Name extends "importStart" | "importPiece" | "importBytes" | "importEnd"> = Calls[Name]["request"];

export type UnitReader = Pick<FileReader, "feed" | "finish" | "close">;
/** errors  CoreError bad-argument: no such format, or one that needs a pair. */
export type OpenReader = (order: Request<"importStart">) => UnitReader;

interface Running {
  readonly batch: number;
  readonly memory: number;
  readonly reader: UnitReader;
  readonly file: HandedFile;
  progress: ImportProgress;
  isRead: boolean; // to its end, or as far as it can be
  touched: number; // when something was heard of it
}

export class ImportDesk {
  readonly #store: Store;
  readonly #openReader: OpenReader;
  readonly #show: (rows: Uint8Array) => void;
  readonly #settle: () => Promise<void> | undefined;
  readonly #now: () => number;
  readonly #openFile: (importId: number) => HandedFile;
  #running: Running | null = null;

  /**
   * show      takes rows of kept units into the core, some at a time.
   * settle    is called when all were shown.
   * now       in milliseconds.
   * openFile  what waits for the file of an import.
   */
  constructor(
    store: Store,
    openReader: OpenReader,
    show: (rows: Uint8Array) => void,
    settle: () => Promise<void> | undefined,
    now: () => number = Date.now,
    openFile = (importId: number): HandedFile => new HandedFile(importId),
  ) {
    this.#openFile = openFile;
    this.#now = now;
    this.#store = store;
    this.#openReader = openReader;
    this.#show = show;
    this.#settle = settle;
  }

  /** errors  not-found (memory), bad-argument (read-only, another import under way, the reader's), no-storage. */
  start(request: Request<"importStart">): Calls["importStart"]["reply"] {
    if (this.#running && this.#now() - this.#running.touched < ABANDONED_MS)
      throw refuse("Another import is under way: end it first.", "import");
    if (this.#running) this.#drop(this.#running); // its page is gone
    const memory = this.#store.memory(request.memory);
    if (!memory) throw new CoreError(failure("not-found", `There is no memory ${request.memory}.`, "memory"));
    if (memory.readOnly) throw refuse("The memory is read-only.", "memory");
    const reader = this.#openReader(request);
    const progress = { bytes: 0, units: 0, skipped: 0, warnings: [], problem: null };
    const batch = this.#store.beginImport(memory.id);
    const file = this.#openFile(batch);
    this.#running = { batch, memory: memory.id, reader, file, progress, isRead: false, touched: this.#now() };
    return { import: batch };
  }

  /** No bytes: the end of the file. errors  not-found, bad-argument (no base64; after a problem), no-storage: the import can still be ended. */
  bytes(request: Request<"importBytes">): ImportProgress {
    return this.#feed(this.#find(request.import), bytesOfBase64(request.bytes));
  }

  /** The next piece of the file that was handed over. errors  as bytes, and HandedFile's. */
  async piece(request: Request<"importPiece">): Promise<ImportProgress> {
    const running = this.#find(request.import);
    if (!running.file.isThere) throw refuse("No file was handed over.", "import");
    const bytes = await running.file.read().catch((thrown: unknown) => {
      running.isRead = true; // what comes after a piece that is missing is of no use
      throw thrown;
    });
    return this.#feed(this.#find(request.import), bytes); // it may have been ended meanwhile
  }

  #feed(running: Running, bytes: Uint8Array): ImportProgress {
    if (running.isRead) throw refuse("This file can't be read on: end the import.", "import");
    running.touched = this.#now();
    if (bytes.length === 0) {
      this.#take(running, running.reader.finish(), 0);
      running.isRead = true;
    } else {
      this.#take(running, running.reader.feed(bytes), bytes.length);
    }
    return running.progress;
  }

  /**
   * errors  not-found (also: the memory was removed meanwhile), no-storage: nothing is decided then.
   *         out-of-memory: all was kept, some of it is found from the next start of the engine on.
   */
  async end({ import: id, keep }: Request<"importEnd">): Promise<ImportProgress> {
    const running = this.#find(id);
    if (keep && !running.isRead) {
      this.#take(running, running.reader.finish(), 0);
      running.isRead = true;
      if (running.progress.problem !== null) return running.progress;
    }
    if (keep && !this.#store.memory(running.memory)) {
      await this.end({ import: id, keep: false });
      throw new CoreError(failure("not-found", "The memory was removed meanwhile.", "memory"));
    }
    if (!keep) {
      this.#drop(running);
      return running.progress;
    }
    const range = this.#store.keepImport(running.batch);
    this.#close(running);
    if (range) await this.#showAll(running.batch, range);
    return running.progress;
  }

  #drop(running: Running): void {
    this.#store.dropImport(running.batch);
    this.#close(running);
    void this.#store.cleanUp(nextTask).catch(() => undefined); // else at the next start
  }

  #close(running: Running): void {
    this.#running = null;
    running.reader.close();
    running.file.close();
  }

  #find(id: number): Running {
    if (this.#running?.batch === id) return this.#running;
    throw new CoreError(failure("not-found", `There is no import ${id} under way.`, "import"));
  }

  #take(running: Running, read: ReadPart, bytes: number): void {
    const { progress } = running;
    running.isRead = true; // should this fail: the reader has gone on, the units are lost
    if (read.units > 0) this.#store.addToImport(running.batch, read.rows, this.#now());
    running.progress = {
      bytes: progress.bytes + bytes,
      units: progress.units + read.units,
      skipped: progress.skipped + read.skipped,
      warnings: [...progress.warnings, ...read.warnings].slice(0, MAX_WARNINGS),
      problem: read.problem,
    };
    running.isRead = read.problem !== null;
  }

  async #showAll(batch: number, { first, last }: IdRange): Promise<void> {
    const next = (after: number): Rows => this.#store.rowsAfter(after, SHOWING_STEP, { last, batch });
    for (let rows = next(first - 1); rows.last > 0; rows = next(rows.last)) {
      this.#show(rows.bytes);
      await nextTask();
    }
    await this.#settle();
  }
}

function refuse(message: string, where: string): CoreError {
  return new CoreError(failure("bad-argument", message, where));
}
