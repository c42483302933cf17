// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of units. Many are read as one JSON text: four times as fast as column by column through
// the WASM border.
import { neighboursOf, type StoredUnit } from "../protocol/memory.js";
import type { Pair } from "../protocol/messages.js";
import type { IdRange } from "./change-log.js";
import type { Database } from "./database.js";
import type { FileRows } from "./file-rows.js";
import type { PairTable } from "./pair-table.js";
import { decodeRuns, encodeRuns } from "./runs-text.js";
import { ROW_COLUMNS, UnitRows, type Rows } from "./unit-rows.js";

/** A unit without the id, which the store gives. `extra`: what a file said that has no field here. */
export type NewUnit = Omit<StoredUnit, "id" | "memory"> & { readonly extra?: string };

/** A unit with everything that is kept of it, so that it can be put back as it was. */
export type KeptUnit = StoredUnit & { readonly extra?: string; readonly batch: number };

const ORIGINS: readonly StoredUnit["origin"][] = ["person", "import"];

const COLUMNS = "id, batch, pair, source, target, origin, site, created, changed, author, note, extra, before, after";
const AS_JSON = `json_array(${COLUMNS})`;
const VALUES = `INTO unit (${COLUMNS}) VALUES (${COLUMNS.replace(/\w+/g, "?")})`;
const INSERT = `INSERT ${VALUES}`;
const REPLACE = `INSERT OR REPLACE ${VALUES}`;

const ROWS_AFTER = `SELECT ${ROW_COLUMNS} FROM unit WHERE id > ? AND id <= ? ORDER BY id LIMIT ?`;

export interface RowsWanted {
  readonly last?: number;
  readonly batch?: number;
}

type UnitRow = readonly [number, number, number, string, string, number, string, number, number, string, string, string | null, string, string];

export class UnitTable {
  readonly #database: Database;
  readonly #pairs: PairTable;
  readonly #memoryOf: (batch: number) => number;
  readonly #forCore = new UnitRows();

  /** memoryOf  the memory a batch belongs to. */
  constructor(database: Database, pairs: PairTable, memoryOf: (batch: number) => number) {
    this.#database = database;
    this.#pairs = pairs;
    this.#memoryOf = memoryOf;
  }

  /** The id that no unit has had so far. */
  nextId(): number {
    return 1 + this.#database.number("SELECT seq FROM sqlite_sequence WHERE name = 'unit'");
  }

  /** The first unit ever gets an id above this. */
  startAfter(id: number): void {
    this.#database.run("INSERT INTO sqlite_sequence (name, seq) VALUES ('unit', ?)", id);
  }

  /** Writes units, in place of those of the same ids. */
  put(units: readonly KeptUnit[]): void {
    this.#database.writeRows(REPLACE, units.map((unit) => this.#rowOf(unit, unit.id, unit.batch)));
  }

  /** Writes a new unit into a batch; its id. */
  append(batch: number, unit: NewUnit): number {
    const id = this.nextId();
    this.#database.writeRows(INSERT, [this.#rowOf(unit, id, batch)]);
    return id;
  }

  /** Writes units of a file into a batch. now  the time of those of which the file gives none. */
  appendRows(batch: number, rows: FileRows, now: number): void {
    const pairs = rows.pairs.map((pair) => this.#pairs.ensure(pair));
    let id = this.nextId();
    this.#database.writeParts(INSERT, rows.bytes, (row) => {
      if (!rows.next()) return false;
      const created = rows.created || rows.changed || now;
      row.number(1, id++);
      row.number(2, batch);
      row.number(3, pairs[rows.pair] ?? 0);
      row.part(4, rows.source);
      row.part(5, rows.target);
      row.number(6, ORIGINS.indexOf("import"));
      row.part(7, rows.site);
      row.number(8, created);
      row.number(9, rows.changed || created);
      row.part(10, rows.author);
      row.part(11, rows.note);
      if (rows.extra.size > 0) row.part(12, rows.extra);
      else row.nothing(12);
      row.part(13, rows.before);
      row.part(14, rows.after);
      return true;
    });
  }

  get(id: number): KeptUnit | null {
    return this.getAll([id])[0] ?? null;
  }

  /** The units of these ids that are there and visible, in the order of `ids`. */
  getAll(ids: readonly number[]): readonly KeptUnit[] {
    const units = this.#read(`WHERE id IN (SELECT value FROM json_each(?))`, JSON.stringify(ids));
    const byId = new Map(units.map((unit) => [unit.id, unit]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  /**
   * For the core: up to `limit` units with ids above `after`, in the order of their ids, those left out
   * that nobody sees. last  the highest id of interest; batch  only its units.
   */
  rowsAfter(after: number, limit: number, { last = Number.MAX_SAFE_INTEGER, batch }: RowsWanted = {}): Rows {
    const memoryOf = (of: number): number => (batch === undefined || batch === of ? this.#memoryOf(of) : 0);
    this.#forCore.begin(this.#pairs.byId());
    this.#database.readRows(ROWS_AFTER, [after, last, limit], (row) => this.#forCore.add(row, memoryOf));
    return this.#forCore.rows();
  }

  /** Lowest and highest id of a batch; null if it is empty. */
  rangeOf(batch: number): IdRange | null {
    const sql = "SELECT min(id), max(id) FROM unit WHERE batch = ?";
    const [first, last] = this.#database.rows(sql, batch)[0] ?? [];
    return typeof first === "number" && typeof last === "number" ? { first, last } : null;
  }

  /** How many units there are by batch and direction. */
  counts(): readonly { readonly batch: number; readonly pair: Pair; readonly units: number }[] {
    return this.#database
      .rows("SELECT batch, pair, count(*) FROM unit GROUP BY batch, pair")
      .map(([batch, pair, units]) => ({
        batch: Number(batch),
        pair: this.#pairs.get(Number(pair)),
        units: Number(units),
      }));
  }

  remove(id: number): boolean {
    return this.#database.run("DELETE FROM unit WHERE id = ?", id) > 0;
  }

  /** Takes away up to `limit` units of a batch; how many it were. */
  removeSome(batch: number, limit: number): number {
    const sql = "DELETE FROM unit WHERE id IN (SELECT id FROM unit WHERE batch = ? LIMIT ?)";
    return this.#database.run(sql, batch, limit);
  }

  #read(condition: string, ...values: readonly (string | number)[]): readonly KeptUnit[] {
    const rows = this.#rows(condition, ...values);
    return rows.flatMap((row) => (this.#memoryOf(row[1]) > 0 ? [this.#unitOf(row)] : []));
  }

  #rows(condition: string, ...values: readonly (string | number)[]): readonly UnitRow[] {
    const sql = `SELECT json_group_array(${AS_JSON}) FROM (SELECT ${COLUMNS} FROM unit ${condition})`;
    return JSON.parse(String(this.#database.value(sql, ...values))) as UnitRow[]; // our own columns
  }

  #rowOf(unit: NewUnit, id: number, batch: number): UnitRow {
    return [
      id,
      batch,
      this.#pairs.ensure(unit.pair),
      encodeRuns(unit.source),
      encodeRuns(unit.target),
      ORIGINS.indexOf(unit.origin),
      unit.site,
      unit.created,
      unit.changed,
      unit.author,
      unit.note,
      unit.extra ?? null,
      unit.before ?? "",
      unit.after ?? "",
    ];
  }

  #unitOf(row: UnitRow): KeptUnit {
    const [id, batch, pair, source, target, origin, site, created, changed, author, note, extra, before, after] = row;
    return {
      id,
      memory: this.#memoryOf(batch),
      batch,
      pair: this.#pairs.get(pair),
      source: decodeRuns(source),
      target: decodeRuns(target),
      origin: ORIGINS[origin] ?? "import",
      site,
      created,
      changed,
      author,
      note,
      ...neighboursOf({ before, after }),
      ...(extra === null ? {} : { extra }),
    };
  }
}
