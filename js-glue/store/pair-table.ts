// SPDX-License-Identifier: GPL-3.0-or-later
// Directions of translation and their numbers in the database; few, so all of them are kept here.
import type { Pair } from "../protocol/messages.js";
import type { Database } from "./database.js";

export class PairTable {
  readonly #database: Database;
  readonly #ids = new Map<string, number>();
  readonly #pairs = new Map<number, Pair>();
  #latest: { readonly pair: Pair; readonly id: number } | null = null; // imports ask for one a million times

  constructor(database: Database) {
    this.#database = database;
    this.reload();
  }

  /** Reads the table again, e.g. after a transaction that was undone. */
  reload(): void {
    this.#ids.clear();
    this.#pairs.clear();
    this.#latest = null;
    for (const [id, from, to] of this.#database.rows("SELECT id, source, target FROM pair"))
      this.#note(Number(id), { from: String(from), to: String(to) });
  }

  /** The number of a direction; 0: no unit ever had it. */
  find({ from, to }: Pair): number {
    return this.#ids.get(`${from} ${to}`) ?? 0;
  }

  /** The same, and gives it a number if it has none. */
  ensure(pair: Pair): number {
    if (this.#latest?.pair === pair) return this.#latest.id;
    const known = this.find(pair);
    if (known > 0) {
      this.#latest = { pair, id: known };
      return known;
    }
    this.#database.run("INSERT INTO pair (source, target) VALUES (?, ?)", pair.from, pair.to);
    const id = this.#database.lastId();
    this.#note(id, { from: pair.from, to: pair.to });
    return id;
  }

  get(id: number): Pair {
    return this.#pairs.get(id) ?? { from: "und", to: "und" };
  }

  all(): readonly Pair[] {
    return [...this.#pairs.values()];
  }

  /** All by their numbers. */
  byId(): ReadonlyMap<number, Pair> {
    return this.#pairs;
  }

  #note(id: number, pair: Pair): void {
    this.#ids.set(`${pair.from} ${pair.to}`, id);
    this.#pairs.set(id, pair);
  }
}
