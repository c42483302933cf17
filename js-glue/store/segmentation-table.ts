// SPDX-License-Identifier: GPL-3.0-or-later
// The person's segmentation rules: one file, as it was given, or none.
import type { Database } from "./database.js";

export interface SegmentationFile {
  readonly name: string;
  readonly text: string; // all of the SRX file
  readonly useRest: boolean; // although some of its patterns can't be read
  readonly changed: number; // milliseconds since 1970, UTC
}

export class SegmentationTable {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  get(): SegmentationFile | null {
    const [row] = this.#database.rows("SELECT name, text, use_rest, changed FROM segmentation");
    if (!row) return null;
    const [name, text, useRest, changed] = row;
    return { name: String(name), text: String(text), useRest: Number(useRest) === 1, changed: Number(changed) };
  }

  put({ name, text, useRest, changed }: SegmentationFile): void {
    this.#database.run(
      "INSERT OR REPLACE INTO segmentation (id, name, text, use_rest, changed) VALUES (1, ?, ?, ?, ?)",
      ...[name, text, useRest ? 1 : 0, changed],
    );
  }

  remove(): void {
    this.#database.run("DELETE FROM segmentation");
  }
}
