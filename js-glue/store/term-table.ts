// SPDX-License-Identifier: GPL-3.0-or-later
// The terms of the trade; some thousands at most.
import type { StoredTerm, Term } from "../protocol/memory.js";
import type { Database, Row } from "./database.js";

const COLUMNS =
  "id, source, target, source_language, target_language, never_translate, case_sensitive, note";

export class TermTable {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** By source, then by id. */
  all(): readonly StoredTerm[] {
    return this.#database.rows(`SELECT ${COLUMNS} FROM term ORDER BY source COLLATE NOCASE, id`).map(termOf);
  }

  get(id: number): StoredTerm | null {
    const [row] = this.#database.rows(`SELECT ${COLUMNS} FROM term WHERE id = ?`, id);
    return row ? termOf(row) : null;
  }

  /** A new term; its id, which none had before. */
  add(term: Term): number {
    this.#write(null, term);
    return this.#database.lastId();
  }

  /** Writes a term in place of the one of its id, or puts back one that was taken away. */
  put({ id, ...term }: StoredTerm): void {
    this.#write(id, term);
  }

  remove(id: number): boolean {
    return this.#database.run("DELETE FROM term WHERE id = ?", id) > 0;
  }

  #write(id: number | null, { source, target, from, to, neverTranslate, caseSensitive, note }: Term): void {
    this.#database.run(
      `INSERT OR REPLACE INTO term (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[id, source, target, from, to, neverTranslate ? 1 : 0, caseSensitive ? 1 : 0, note],
    );
  }
}

function termOf([id, source, target, from, to, neverTranslate, caseSensitive, note]: Row): StoredTerm {
  return {
    id: Number(id),
    source: String(source),
    target: String(target),
    from: String(from),
    to: String(to),
    neverTranslate: Number(neverTranslate) === 1,
    caseSensitive: Number(caseSensitive) === 1,
    note: String(note),
  };
}
