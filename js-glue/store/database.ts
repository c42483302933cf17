// SPDX-License-Identifier: GPL-3.0-or-later
// A SQLite database as the store uses it: statements kept, rows as arrays, transactions that nest
// into one, errors as StoreError. Synchronous; owned by one worker.
import type { BindableValue, Database as Handle, PreparedStatement, Sqlite3Static, SqlValue } from "@sqlite.org/sqlite-wasm";
import { RowReader } from "./row-reader.js";
import { RowWriter, type Cell, type PartsRow } from "./row-writer.js";
import { storeErrorOf } from "./store-error.js";

export type Row = readonly SqlValue[];

export class Database {
  readonly #handle: Handle;
  readonly #writer: RowWriter;
  readonly #reader: RowReader;
  readonly #statements = new Map<string, PreparedStatement>();
  #depth = 0;

  /** Takes the handle over. */
  constructor(sqlite: Sqlite3Static, handle: Handle) {
    this.#handle = handle;
    this.#writer = new RowWriter(sqlite, handle);
    this.#reader = new RowReader(sqlite);
  }

  /** Runs statements without parameters or results, e.g. a schema. */
  execute(sql: string): void {
    this.#guard(sql, () => this.#handle.exec(sql));
  }

  /** Runs one statement; answers how many rows it changed. */
  run(sql: string, ...values: readonly BindableValue[]): number {
    return this.#with(sql, values, (statement) => {
      statement.step();
      return Number(this.#handle.changes());
    });
  }

  /** Runs an INSERT once for each row: the way for many. Use a transaction. */
  writeRows(sql: string, rows: Iterable<readonly Cell[]>): void {
    this.#with(sql, [], (statement) => this.#writer.write(statement, rows));
  }

  /** The same with texts that are UTF-8 already (RowWriter.writeParts). */
  writeParts(sql: string, bytes: Uint8Array, next: (row: PartsRow) => boolean): void {
    this.#with(sql, [], (statement) => this.#writer.writeParts(statement, bytes, next));
  }

  /** Calls `use` at each row of a SELECT: the way for many. */
  readRows(sql: string, values: readonly BindableValue[], use: (row: RowReader) => void): void {
    this.#with(sql, values, (statement) => this.#reader.read(statement, use));
  }

  /** The first value of the first row; null if there is no row. */
  value(sql: string, ...values: readonly BindableValue[]): SqlValue {
    return this.#with(sql, values, (statement) => (statement.step() ? statement.get(0) : null));
  }

  /** As `value`, for numbers; 0 if there is no row. */
  number(sql: string, ...values: readonly BindableValue[]): number {
    return Number(this.value(sql, ...values) ?? 0);
  }

  /** All rows, in memory at once: ask for few, or in portions. */
  rows(sql: string, ...values: readonly BindableValue[]): readonly Row[] {
    return this.#with(sql, values, (statement) => {
      const rows: Row[] = [];
      while (statement.step()) rows.push(statement.get([]));
      return rows;
    });
  }

  /** The id the last INSERT gave. */
  lastId(): number {
    return this.number("SELECT last_insert_rowid()");
  }

  /**
   * All of `work` or nothing: on disk when this returns, undone when it throws. Inside another one
   * it is a part of that.
   */
  transaction<T>(work: () => T): T {
    if (this.#depth > 0) return work();
    this.execute("BEGIN IMMEDIATE");
    this.#depth++;
    try {
      const result = work();
      this.execute("COMMIT");
      return result;
    } catch (thrown) {
      this.#rollBack();
      throw thrown;
    } finally {
      this.#depth--;
    }
  }

  close(): void {
    for (const statement of this.#statements.values()) statement.finalize();
    this.#statements.clear();
    this.#writer.free();
    this.#handle.close();
  }

  /** After some errors SQLite has rolled back by itself, and says so with another error. */
  #rollBack(): void {
    try {
      this.#handle.exec("ROLLBACK");
    } catch {
      // the first error is the one to be told
    }
  }

  #with<T>(sql: string, values: readonly BindableValue[], use: (statement: PreparedStatement) => T): T {
    return this.#guard(sql, () => {
      const statement = this.#statements.get(sql) ?? this.#handle.prepare(sql);
      this.#statements.set(sql, statement);
      try {
        if (values.length > 0) statement.bind(values);
        return use(statement);
      } finally {
        resetQuietly(statement);
      }
    });
  }

  #guard<T>(sql: string, work: () => T): T {
    try {
      return work();
    } catch (thrown) {
      throw storeErrorOf(thrown, sql.split("\n", 1)[0] ?? "");
    }
  }
}

/** reset() repeats the error of the last step(), which has been thrown already. */
function resetQuietly(statement: PreparedStatement): void {
  try {
    statement.reset();
    statement.clearBindings();
  } catch {
    // as above
  }
}
