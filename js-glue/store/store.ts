// SPDX-License-Identifier: GPL-3.0-or-later
// The memories on disk: the truth about units, while the core's index is a copy for looking up. Every
// change is one transaction: on disk when the method returns, and undone when it throws. Synchronous
// but for what goes over very many units, which pauses. Errors are StoreErrors (store-error.ts);
// what a person may not do (a read-only memory) is for the caller to refuse.
import {
  FIRST_SESSION_ID,
  type MemoryInfo,
  type MemorySettings,
  type PairCount,
  type StoredTerm,
  type Term,
  type UnitFilter,
} from "../protocol/memory.js";
import { ChangeLog, type IdRange } from "./change-log.js";
import type { Database } from "./database.js";
import { FileRows } from "./file-rows.js";
import { MemoryTable, type MemoryRow } from "./memory-table.js";
import { PairTable } from "./pair-table.js";
import { migrate } from "./schema.js";
import { SegmentationTable, type SegmentationFile } from "./segmentation-table.js";
import { TermTable } from "./term-table.js";
import { UnitList, type Pause } from "./unit-list.js";
import type { Rows } from "./unit-rows.js";
import { UnitTable, type KeptUnit, type NewUnit, type RowsWanted } from "./unit-table.js";

/** Units that one step of cleaning up takes away; some 20 ms. */
const CLEANING_STEP = 5_000;

type Count = ReturnType<UnitTable["counts"]>[number];

export class Store {
  readonly #database: Database;
  readonly #memories: MemoryTable;
  readonly #pairs: PairTable;
  readonly #units: UnitTable;
  readonly #changes: ChangeLog;
  readonly #terms: TermTable;
  readonly #segmentation: SegmentationTable;
  readonly #list: UnitList;
  readonly #imports = new Set<number>(); // batches that are being filled
  #version = 0; // of what can be seen; only grows
  #counts: { readonly version: number; readonly counts: readonly Count[] } | null = null;

  /**
   * Takes the database over and brings it to the format of today.
   * errors  unsupported-version, corrupt-data, no-storage; the database is closed then.
   */
  constructor(database: Database) {
    this.#database = database;
    try {
      migrate(database);
      this.#memories = new MemoryTable(database);
      this.#pairs = new PairTable(database);
    } catch (thrown) {
      database.close();
      throw thrown;
    }
    this.#units = new UnitTable(database, this.#pairs, (batch) => this.#memories.memoryOf(batch));
    this.#changes = new ChangeLog(database);
    this.#terms = new TermTable(database);
    this.#segmentation = new SegmentationTable(database);
    this.#list = new UnitList(database, this.#memories, this.#pairs);
  }

  /** For a store that lasts for the session only: its ids say so. Call it before anything is added. */
  useSessionIds(): void {
    this.#change(() => this.#units.startAfter(FIRST_SESSION_ID));
  }

  memory(id: number): MemoryRow | null {
    return this.#memories.get(id);
  }

  /** All memories by id, with how many units each has. */
  memories(): readonly MemoryInfo[] {
    return this.#memories.all().map((memory) => {
      const counts = this.#countsOf(memory.id);
      return { ...memory, units: sum(counts), pairs: byPair(counts) };
    });
  }

  /** Units of all memories. */
  size(): number {
    return sum(this.#allCounts().filter(({ batch }) => this.#memories.memoryOf(batch) > 0));
  }

  addMemory(settings: MemorySettings, now: number): number {
    return this.#change(() => this.#memories.add(settings, now));
  }

  changeMemory(id: number, settings: MemorySettings, now: number): void {
    this.#change(() => this.#memories.change(id, settings, now));
  }

  /** Takes a memory away with all its units; how many there were. Clean up after. */
  removeMemory(id: number): number {
    const units = sum(this.#countsOf(id));
    this.#change(() => this.#memories.remove(id));
    return units;
  }

  /** A new unit of a memory that is there. */
  add(memory: number, unit: NewUnit): KeptUnit {
    const batch = this.#memories.firstBatchOf(memory);
    const id = this.#change(() => {
      const added = this.#units.append(batch, unit);
      this.#changes.add(added);
      return added;
    });
    return { ...unit, id, memory, batch };
  }

  /** Writes a unit in place of the one of its id, or puts back one that was taken away. */
  put(unit: KeptUnit): void {
    this.#change(() => {
      this.#units.put([unit]);
      this.#changes.add(unit.id);
    });
  }

  /** Takes a unit away; false: there is none of this id. */
  remove(id: number): boolean {
    return this.#change(() => {
      this.#changes.add(id);
      return this.#units.remove(id);
    });
  }

  get(id: number): KeptUnit | null {
    return this.#units.get(id);
  }

  /** Those of `ids` that are there, in their order. */
  getAll(ids: readonly number[]): readonly KeptUnit[] {
    return this.#units.getAll(ids);
  }

  /** For the core: up to `limit` units in the order of their ids; go on after `last` until it is 0. */
  rowsAfter(id: number, limit: number, wanted?: RowsWanted): Rows {
    return this.#units.rowsAfter(id, limit, wanted);
  }

  /** A stretch of the units that a filter lets through, newest first, and how many there are. */
  async list(
    filter: UnitFilter,
    offset: number,
    limit: number,
    pause: Pause,
  ): Promise<{ readonly total: number; readonly units: readonly KeptUnit[] }> {
    const ids = await this.#list.ids(filter, this.#version, pause);
    return { total: ids.length, units: this.#units.getAll(ids.slice(offset, offset + limit)) };
  }

  /** The ids of the units that a filter lets through, newest first. */
  ids(filter: UnitFilter, pause: Pause): Promise<readonly number[]> {
    return this.#list.ids(filter, this.#version, pause);
  }

  /** Grows with every change of units; the same number, the same units. */
  sequence(): number {
    return this.#changes.sequence();
  }

  /** Which ids changed after a sequence; null: too long ago, read all. */
  changesSince(sequence: number): readonly IdRange[] | null {
    return this.#changes.since(sequence);
  }

  /** All terms, by source. */
  terms(): readonly StoredTerm[] {
    return this.#terms.all();
  }

  term(id: number): StoredTerm | null {
    return this.#terms.get(id);
  }

  addTerm(term: Term): number {
    return this.#change(() => this.#terms.add(term));
  }

  /** Writes a term in place of the one of its id, or puts back one that was taken away. */
  putTerm(term: StoredTerm): void {
    this.#change(() => this.#terms.put(term));
  }

  removeTerm(id: number): boolean {
    return this.#change(() => this.#terms.remove(id));
  }

  /** The person's segmentation rules. */
  segmentation(): SegmentationFile | null {
    return this.#segmentation.get();
  }

  /** null: none from now on. */
  setSegmentation(file: SegmentationFile | null): void {
    this.#change(() => (file ? this.#segmentation.put(file) : this.#segmentation.remove()));
  }

  /** Starts an import into a memory. Nobody sees its units before its end, a crash takes them away. */
  beginImport(memory: number): number {
    const batch = this.#change(() => this.#memories.addHiddenBatch(memory));
    this.#imports.add(batch);
    return batch;
  }

  /**
   * Writes some units of an import as rows (wasm/app/file_rows.h); thousands at a time are fastest.
   * now  the time of those of which the file gives none.
   */
  addToImport(batch: number, rows: Uint8Array, now: number): void {
    this.#change(() => this.#units.appendRows(batch, new FileRows(rows), now));
  }

  /** All units of the import are there from now on; their ids, or null if there was none. */
  keepImport(batch: number): IdRange | null {
    const range = this.#units.rangeOf(batch);
    this.#change(() => {
      this.#memories.show(batch);
      if (range) this.#changes.add(range.first, range.last);
    });
    this.#imports.delete(batch);
    return range;
  }

  /** Nothing of the import stays. Clean up after. */
  dropImport(batch: number): void {
    this.#imports.delete(batch);
  }

  /** Takes away, in small steps, what nobody sees any more: dropped imports, removed memories. */
  async cleanUp(pause: Pause): Promise<void> {
    for (const batch of this.#memories.hiddenBatches()) {
      if (this.#imports.has(batch)) continue;
      while (this.#change(() => this.#units.removeSome(batch, CLEANING_STEP)) > 0) await pause();
      this.#change(() => this.#memories.removeBatch(batch));
    }
  }

  close(): void {
    this.#database.close();
  }

  /** A change that fails leaves no trace, in the tables or in what is kept here of them. */
  #change<T>(work: () => T): T {
    this.#version++;
    try {
      return this.#database.transaction(work);
    } catch (thrown) {
      this.#memories.reload();
      this.#pairs.reload();
      throw thrown;
    }
  }

  #countsOf(memory: number): readonly Count[] {
    return this.#allCounts().filter(({ batch }) => this.#memories.memoryOf(batch) === memory);
  }

  #allCounts(): readonly Count[] {
    if (this.#counts?.version !== this.#version)
      this.#counts = { version: this.#version, counts: this.#units.counts() };
    return this.#counts.counts;
  }
}

/** A pair may be in several batches of a memory. */
function byPair(counts: readonly Count[]): readonly PairCount[] {
  const pairs = new Map<string, PairCount>();
  for (const { pair, units } of counts) {
    const name = `${pair.from} ${pair.to}`;
    pairs.set(name, { ...pair, units: units + (pairs.get(name)?.units ?? 0) });
  }
  return [...pairs.values()];
}

function sum(counts: readonly Count[]): number {
  return counts.reduce((total, { units }) => total + units, 0);
}
