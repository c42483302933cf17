// SPDX-License-Identifier: GPL-3.0-or-later
// Which units have changed since when, so that a saved index needs to be told only of those. One row
// is a range of ids: units of it were written or taken away. The log is a help, not the truth: who is
// further behind than it reaches reads all units.
import type { Database } from "./database.js";

/** Rows that are kept; 100,000 single changes are less than 3 MB. */
const MAX_ROWS = 100_000;
/** Old rows are taken away in portions, not at every change. */
const SLACK = 1_000;

export interface IdRange {
  readonly first: number;
  readonly last: number; // included
}

export class ChangeLog {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Grows with every change, and never goes back, not even in an empty log. */
  sequence(): number {
    return this.#database.number("SELECT seq FROM sqlite_sequence WHERE name = 'change'");
  }

  /** Part of the transaction that changes the units. */
  add(first: number, last: number = first): void {
    this.#database.run("INSERT INTO change (first, last) VALUES (?, ?)", first, last);
    const sequence = this.#database.lastId();
    if (sequence % SLACK === 0)
      this.#database.run("DELETE FROM change WHERE sequence <= ?", sequence - MAX_ROWS);
  }

  /** The ranges that changed after `sequence`, oldest first; null if the log does not reach back so far. */
  since(sequence: number): readonly IdRange[] | null {
    const current = this.sequence();
    if (sequence > current) return null; // of another database
    const oldest = this.#database.number("SELECT min(sequence) FROM change");
    if (sequence < current && (oldest === 0 || oldest > sequence + 1)) return null;
    return this.#database
      .rows("SELECT first, last FROM change WHERE sequence > ? ORDER BY sequence", sequence)
      .map(([first, last]) => ({ first: Number(first), last: Number(last) }));
  }
}
