// SPDX-License-Identifier: GPL-3.0-or-later
// The memories and their batches. A unit belongs to a batch and a batch to a memory, so that an
// import of a million units becomes visible, or goes to another memory, by one row. Few rows: all of
// them are kept here too.
import type { MemorySettings } from "../protocol/memory.js";
import type { Database } from "./database.js";

export interface MemoryRow extends MemorySettings {
  readonly id: number;
  readonly created: number;
  readonly changed: number;
}

interface Batch {
  readonly id: number;
  readonly memory: number;
  readonly isVisible: boolean;
}

export class MemoryTable {
  readonly #database: Database;
  #memories = new Map<number, MemoryRow>();
  #batches = new Map<number, Batch>();

  constructor(database: Database) {
    this.#database = database;
    this.reload();
  }

  /** Reads the tables again, e.g. after a transaction that was undone. */
  reload(): void {
    const memories = this.#database.rows(
      "SELECT id, name, rank, penalty, read_only, enabled, created, changed FROM memory ORDER BY id",
    );
    this.#memories = new Map(
      memories.map(([id, name, rank, penalty, readOnly, enabled, created, changed]) => [
        Number(id),
        {
          id: Number(id),
          name: String(name),
          rank: Number(rank),
          penalty: Number(penalty),
          readOnly: Number(readOnly) === 1,
          enabled: Number(enabled) === 1,
          created: Number(created),
          changed: Number(changed),
        },
      ]),
    );
    const batches = this.#database.rows("SELECT id, memory, visible FROM batch ORDER BY id");
    this.#batches = new Map(
      batches.map(([id, memory, visible]) => [
        Number(id),
        { id: Number(id), memory: Number(memory), isVisible: Number(visible) === 1 },
      ]),
    );
  }

  get(id: number): MemoryRow | null {
    return this.#memories.get(id) ?? null;
  }

  all(): readonly MemoryRow[] {
    return [...this.#memories.values()];
  }

  /** Makes a memory with its first batch; answers its id. */
  add({ name, rank, penalty, readOnly, enabled }: MemorySettings, now: number): number {
    this.#database.run(
      "INSERT INTO memory (name, rank, penalty, read_only, enabled, created, changed) VALUES (?, ?, ?, ?, ?, ?, ?)",
      name, rank, penalty, readOnly, enabled, now, now,
    );
    const id = this.#database.lastId();
    this.#database.run("INSERT INTO batch (memory, visible) VALUES (?, 1)", id);
    this.reload();
    return id;
  }

  change(id: number, { name, rank, penalty, readOnly, enabled }: MemorySettings, now: number): void {
    this.#database.run(
      "UPDATE memory SET name = ?, rank = ?, penalty = ?, read_only = ?, enabled = ?, changed = ? WHERE id = ?",
      name, rank, penalty, readOnly, enabled, now, id,
    );
    this.reload();
  }

  /** Takes a memory away; its batches are hidden, their units the caller's to clean up. */
  remove(id: number): void {
    this.#database.run("UPDATE batch SET visible = 0 WHERE memory = ?", id);
    this.#database.run("DELETE FROM memory WHERE id = ?", id);
    this.reload();
  }

  /** The memory of a batch that is visible, else 0. */
  memoryOf(batch: number): number {
    const found = this.#batches.get(batch);
    return found?.isVisible === true && this.#memories.has(found.memory) ? found.memory : 0;
  }

  /** Where single units of a memory go; 0 for a memory that is not there. */
  firstBatchOf(memory: number): number {
    return this.batchesOf(memory)[0] ?? 0;
  }

  /** Batches of a memory that are visible, oldest first. */
  batchesOf(memory: number): readonly number[] {
    return this.#select((batch) => batch.memory === memory && batch.isVisible);
  }

  /** Batches that nobody sees: imports under way or interrupted, memories taken away. */
  hiddenBatches(): readonly number[] {
    return this.#select(({ isVisible }) => !isVisible);
  }

  addHiddenBatch(memory: number): number {
    this.#database.run("INSERT INTO batch (memory, visible) VALUES (?, 0)", memory);
    const id = this.#database.lastId();
    this.reload();
    return id;
  }

  show(batch: number): void {
    this.#database.run("UPDATE batch SET visible = 1 WHERE id = ?", batch);
    this.reload();
  }

  removeBatch(batch: number): void {
    this.#database.run("DELETE FROM batch WHERE id = ?", batch);
    this.reload();
  }

  #select(isMeant: (batch: Batch) => boolean): readonly number[] {
    return [...this.#batches.values()].filter(isMeant).map(({ id }) => id);
  }
}
