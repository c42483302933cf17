// SPDX-License-Identifier: GPL-3.0-or-later
// Many rows out of one SELECT, by SQLite's C functions: texts as the bytes they are, never as strings.
// For what goes on to the core, which wants bytes too.
import type { PreparedStatement, Sqlite3Static } from "@sqlite.org/sqlite-wasm";

/** The C functions, which take and give plain numbers; pointers are numbers too. */
interface Functions {
  sqlite3_step(statement: number): number;
  sqlite3_column_double(statement: number, column: number): number;
  sqlite3_column_text(statement: number, column: number): number;
  sqlite3_column_bytes(statement: number, column: number): number;
}

const ROW = 100;
const DONE = 101;

/** One row at a time, the one read() is at. Columns count from 0. */
export class RowReader {
  readonly #sqlite: Sqlite3Static;
  readonly #functions: Functions;
  #statement = 0;

  constructor(sqlite: Sqlite3Static) {
    this.#sqlite = sqlite;
    this.#functions = sqlite.wasm.exports as unknown as Functions; // as sqlite3.h declares them
  }

  /**
   * Calls `use` at each row of a bound statement; the caller resets it.
   * errors  throws the result code of SQLite as { resultCode }; rows before were used.
   */
  read(statement: PreparedStatement, use: (row: this) => void): void {
    this.#statement = Number(statement.pointer);
    let code = this.#functions.sqlite3_step(this.#statement);
    for (; code === ROW; code = this.#functions.sqlite3_step(this.#statement)) use(this);
    if (code === DONE) return;
    throw Object.assign(new Error(this.#sqlite.capi.sqlite3_js_rc_str(code)), { resultCode: code });
  }

  number(column: number): number {
    return this.#functions.sqlite3_column_double(this.#statement, column);
  }

  /** UTF-8; a view of SQLite's memory, to be used at once. */
  text(column: number): Uint8Array {
    const begin = this.#functions.sqlite3_column_text(this.#statement, column);
    const size = this.#functions.sqlite3_column_bytes(this.#statement, column);
    return this.#sqlite.wasm.heap8u().subarray(begin, begin + size);
  }
}
