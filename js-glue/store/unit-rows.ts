// SPDX-License-Identifier: GPL-3.0-or-later
// Units on their way from the database to the core, very many at a time, as bytes. What they mean:
// wasm/app/unit_rows.h.
import type { Pair } from "../protocol/messages.js";
import { ByteWriter } from "./byte-writer.js";
import type { RowReader } from "./row-reader.js";

/** What UnitRows.add() takes, in this order. */
export const ROW_COLUMNS = "id, batch, pair, source, target, origin, site, changed, before, after";
const [ID, BATCH, PAIR, SOURCE, TARGET, ORIGIN, SITE, CHANGED, BEFORE, AFTER] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

export interface Rows {
  readonly bytes: Uint8Array; // until the next rows are made
  readonly units: number;
  readonly last: number; // the highest id, also of units nobody sees; 0: no more
}

export class UnitRows {
  readonly #bytes = new ByteWriter();
  #pairs: ReadonlyMap<number, number> = new Map();
  #units = 0;
  #last = 0;

  /** Starts anew. pairs  those that units have, with their numbers in the database. */
  begin(pairs: ReadonlyMap<number, Pair>): void {
    this.#bytes.clear();
    this.#bytes.u32(pairs.size);
    for (const { from, to } of pairs.values()) {
      this.#bytes.text(from);
      this.#bytes.text(to);
    }
    this.#pairs = new Map([...pairs.keys()].map((id, index) => [id, index]));
    this.#units = 0;
    this.#last = 0;
  }

  /** memoryOf  the memory of a batch; 0: nobody sees it. */
  add(row: RowReader, memoryOf: (batch: number) => number): void {
    this.#last = row.number(ID);
    const memory = memoryOf(row.number(BATCH));
    const pair = this.#pairs.get(row.number(PAIR));
    if (memory === 0 || pair === undefined) return;
    const bytes = this.#bytes;
    bytes.u32(this.#last);
    bytes.u32(memory);
    bytes.u32(pair);
    bytes.u32(row.number(ORIGIN));
    bytes.f64(row.number(CHANGED));
    for (const column of [SOURCE, TARGET, SITE, BEFORE, AFTER]) bytes.encoded(row.text(column));
    this.#units++;
  }

  rows(): Rows {
    return { bytes: this.#bytes.written(), units: this.#units, last: this.#last };
  }
}
