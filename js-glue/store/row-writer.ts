// SPDX-License-Identifier: GPL-3.0-or-later
// Many rows through one INSERT, by SQLite's C functions: binding through its JavaScript wrapper or as
// JSON takes three to five times as long (tests/bench/store.mjs), and imports are made of this.
import type { Database as Handle, PreparedStatement, Sqlite3Static } from "@sqlite.org/sqlite-wasm";
import type { Part } from "./file-rows.js";

export type Cell = string | number | null;

/** Binds the columns of a row, which count from 1. */
export interface PartsRow {
  number(column: number, value: number): void;
  nothing(column: number): void;
  part(column: number, part: Part): void;
}

/** The C functions, which take and give plain numbers; pointers are numbers too. */
interface Functions {
  sqlite3_bind_double(statement: number, column: number, value: number): number;
  sqlite3_bind_null(statement: number, column: number): number;
  sqlite3_bind_text(statement: number, column: number, text: number, bytes: number, destructor: number): number;
  sqlite3_step(statement: number): number;
  sqlite3_reset(statement: number): number;
}

const OK = 0;
const DONE = 101;
const STATIC = 0; // the text stays where it is until the row is written
const FIRST_BYTES = 64 * 1024;
/** A UTF-16 unit becomes at most three bytes of UTF-8. */
const BYTES_PER_UNIT = 3;

export class RowWriter {
  readonly #sqlite: Sqlite3Static;
  readonly #handle: Handle;
  readonly #functions: Functions;
  readonly #encoder = new TextEncoder();
  #buffer = 0;
  #size = 0;

  constructor(sqlite: Sqlite3Static, handle: Handle) {
    this.#sqlite = sqlite;
    this.#handle = handle;
    this.#functions = sqlite.wasm.exports as unknown as Functions; // as sqlite3.h declares them
  }

  /**
   * Runs `statement` once for each row; numbers become integers where the column is one.
   * errors  throws what SQLite says, with its resultCode; rows before are written: use a transaction.
   */
  write(statement: PreparedStatement, rows: Iterable<readonly Cell[]>): void {
    const pointer = Number(statement.pointer);
    for (const row of rows) {
      this.#bind(pointer, row);
      const code = this.#functions.sqlite3_step(pointer);
      this.#functions.sqlite3_reset(pointer);
      if (code !== DONE) this.#fail(code);
    }
  }

  /**
   * Runs `statement` once for each row that `next` binds; the texts are parts of `bytes`, UTF-8, which go
   * into SQLite's memory all at once. next  false: there is no row any more.
   * errors  as write.
   */
  writeParts(statement: PreparedStatement, bytes: Uint8Array, next: (row: PartsRow) => boolean): void {
    const pointer = Number(statement.pointer);
    this.#reserve(bytes.length);
    this.#sqlite.wasm.heap8u().set(bytes, this.#buffer);
    const row = this.#partsRow(pointer);
    while (next(row)) {
      const code = this.#functions.sqlite3_step(pointer);
      this.#functions.sqlite3_reset(pointer);
      if (code !== DONE) this.#fail(code);
    }
  }

  #partsRow(statement: number): PartsRow {
    const { sqlite3_bind_double, sqlite3_bind_null, sqlite3_bind_text } = this.#functions;
    const done = (code: number): void => {
      if (code !== OK) this.#fail(code);
    };
    return {
      number: (column, value) => done(sqlite3_bind_double(statement, column, value)),
      nothing: (column) => done(sqlite3_bind_null(statement, column)),
      part: (column, { begin, size }) =>
        done(sqlite3_bind_text(statement, column, this.#buffer + begin, size, STATIC)),
    };
  }

  #bind(statement: number, row: readonly Cell[]): void {
    const functions = this.#functions;
    const ends = this.#encode(row);
    let at = this.#buffer;
    for (let index = 0; index < row.length; index++) {
      const cell = row[index] ?? null;
      const column = index + 1;
      let code = OK;
      if (typeof cell === "number") code = functions.sqlite3_bind_double(statement, column, cell);
      else if (cell === null) code = functions.sqlite3_bind_null(statement, column);
      else {
        const end = ends ? (ends[index] ?? at) : at + cell.length;
        code = functions.sqlite3_bind_text(statement, column, at, end - at, STATIC);
        at = end;
      }
      if (code !== OK) this.#fail(code);
    }
  }

  /**
   * All texts of a row into the buffer, one after the other. Where each ends; null if every unit is one
   * byte: then one call has written them all, which most rows of many languages allow.
   */
  #encode(row: readonly Cell[]): readonly number[] | null {
    let all = "";
    for (const cell of row) if (typeof cell === "string") all += cell;
    this.#reserve(all.length * BYTES_PER_UNIT);
    const heap = this.#sqlite.wasm.heap8u(); // a new one whenever the memory has grown
    const end = this.#buffer + this.#size;
    if (this.#encoder.encodeInto(all, heap.subarray(this.#buffer, end)).written === all.length) return null;
    let at = this.#buffer;
    return row.map((cell) => {
      if (typeof cell === "string") at += this.#encoder.encodeInto(cell, heap.subarray(at, end)).written;
      return at;
    });
  }

  #reserve(bytes: number): void {
    if (bytes <= this.#size) return;
    this.free();
    const size = Math.max(FIRST_BYTES, bytes);
    this.#buffer = Number(this.#sqlite.wasm.alloc(size)); // throws when there is no memory
    this.#size = size;
  }

  free(): void {
    if (this.#size > 0) this.#sqlite.wasm.dealloc(this.#buffer);
    this.#size = 0;
  }

  #fail(code: number): never {
    const reason = this.#sqlite.capi.sqlite3_errmsg(this.#handle);
    throw Object.assign(new Error(reason), { resultCode: code });
  }
}
