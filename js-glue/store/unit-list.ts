// SPDX-License-Identifier: GPL-3.0-or-later
// The ids of all units that a filter lets through, newest first, kept until something changes, so that
// a list of a million units can be looked at from any place. Filters by memory and direction are
// answered from the index alone; the others read the table, in slices with a pause between.
import type { UnitFilter } from "../protocol/memory.js";
import type { Database } from "./database.js";
import type { MemoryTable } from "./memory-table.js";
import type { PairTable } from "./pair-table.js";
import { decodeRuns, plainText } from "./runs-text.js";

/** Ids whose rows one slice reads; some 10 ms. */
const SLICE = 20_000;

/** Lets other work of the worker go first. */
export type Pause = () => Promise<void>;

export class UnitList {
  readonly #database: Database;
  readonly #memories: MemoryTable;
  readonly #pairs: PairTable;
  #kept: { readonly key: string; readonly ids: readonly number[] } | null = null;

  constructor(database: Database, memories: MemoryTable, pairs: PairTable) {
    this.#database = database;
    this.#memories = memories;
    this.#pairs = pairs;
  }

  /**
   * version  changes whenever any unit does.
   * returns  ids, highest (newest) first. Units that change while it is made may be in it or not.
   */
  async ids(filter: UnitFilter, version: number, pause: Pause): Promise<readonly number[]> {
    const key = JSON.stringify([version, filter]);
    if (this.#kept?.key === key) return this.#kept.ids;
    const ids = await this.#find(filter, pause);
    this.#kept = { key, ids };
    return ids;
  }

  async #find(filter: UnitFilter, pause: Pause): Promise<readonly number[]> {
    const pair = filter.pair ? this.#pairs.find(filter.pair) : 0;
    if (filter.pair && pair === 0) return [];
    const batches = this.#batches(filter.memory);
    const text = filter.text?.trim() ?? "";
    if (text === "" && filter.origin === undefined && filter.site === undefined)
      return this.#fromIndex(batches, pair, pause);
    return this.#scan(filter, batches, pair, text, pause);
  }

  #batches(memory: number | undefined): readonly number[] {
    if (memory !== undefined) return this.#memories.batchesOf(memory);
    return this.#memories.all().flatMap(({ id }) => this.#memories.batchesOf(id));
  }

  async #fromIndex(batches: readonly number[], pair: number, pause: Pause): Promise<readonly number[]> {
    const ids: number[] = [];
    const pairs = pair > 0 ? [pair] : this.#pairs.all().map((each) => this.#pairs.find(each));
    for (const batch of batches) {
      for (const each of pairs) {
        for (const id of this.#idsOf("batch = ? AND pair = ?", batch, each)) ids.push(id);
        await pause();
      }
    }
    return ids.sort((a, b) => b - a);
  }

  async #scan(
    { side, origin, site }: UnitFilter,
    batches: readonly number[],
    pair: number,
    text: string,
    pause: Pause,
  ): Promise<readonly number[]> {
    // "+": by id, whatever indexes there are; else each slice would go through a whole index.
    const conditions = ["id > ? AND id <= ?", "+batch IN (SELECT value FROM json_each(?))"];
    const values: (string | number)[] = [JSON.stringify(batches)];
    const add = (condition: string, ...more: readonly (string | number)[]): void => {
      conditions.push(condition);
      values.push(...more);
    };
    if (pair > 0) add("+pair = ?", pair);
    if (origin !== undefined) add("origin = ?", origin === "person" ? 0 : 1);
    if (site !== undefined) add("site = ?", site);
    const sides = side === undefined ? ["source", "target"] : [side];
    if (text !== "") add(`(${sides.map(mayHold).join(" OR ")})`, ...sides.map(() => likePattern(text)));
    const ids: number[] = [];
    const end = this.#database.number("SELECT max(id) FROM unit");
    for (let last = end; last > 0; last -= SLICE) {
      const range = [last - SLICE, last] as const;
      const where = conditions.join(" AND ");
      const found = text === "" ? this.#idsOf(where, ...range, ...values) : this.#matching(where, sides, text, ...range, ...values);
      for (const id of found) ids.push(id);
      await pause();
    }
    return ids;
  }

  #idsOf(where: string, ...values: readonly (string | number)[]): readonly number[] {
    const sql = `SELECT json_group_array(id) FROM (SELECT id FROM unit WHERE ${where} ORDER BY id DESC)`;
    return JSON.parse(String(this.#database.value(sql, ...values))) as number[]; // ids are numbers
  }

  /** LIKE knows ASCII only and nothing of codes: what it lets through is looked at again. */
  #matching(
    where: string,
    sides: readonly string[],
    text: string,
    ...values: readonly (string | number)[]
  ): readonly number[] {
    const sql = `SELECT id, ${sides.join(", ")} FROM unit WHERE ${where} ORDER BY id DESC`;
    const wanted = folded(text);
    return this.#database
      .rows(sql, ...values)
      .filter(([, ...texts]) => texts.some((each) => folded(plainText(decodeRuns(String(each)))).includes(wanted)))
      .map(([id]) => Number(id));
  }
}

function mayHold(column: string): string {
  return `${column} LIKE ? ESCAPE '\\' OR ${column} LIKE '[%'`;
}

/** Whatever LIKE can't compare stands for any one character; a lower case may have more than one. */
function likePattern(text: string): string {
  const pattern = text.replace(/[%_\\]/g, "\\$&").replace(/[^\x20-\x7e]+/gu, "%").replace(/\s+/g, "%");
  return `%${pattern}%`;
}

function folded(text: string): string {
  return text.toLowerCase().replace(/\s+/g, " ");
}
