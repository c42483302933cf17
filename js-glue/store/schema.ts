// SPDX-License-Identifier: GPL-3.0-or-later
// The tables, as a list of steps: step n leads from version n-1 to n, PRAGMA user_version says how
// far a database has come. A step that has shipped is never changed; what is new is a new step.
// What the tables mean: docs/STORE.md.
import { failure } from "../protocol/failure.js";
import { OWN_MEMORY } from "../protocol/memory.js";
import type { Database } from "./database.js";
import { StoreError } from "./store-error.js";

/** SQL that leads to version index + 1. */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE memory (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    rank INTEGER NOT NULL,
    penalty INTEGER NOT NULL,
    read_only INTEGER NOT NULL,
    enabled INTEGER NOT NULL,
    created INTEGER NOT NULL,
    changed INTEGER NOT NULL
  );
  CREATE TABLE batch (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    memory INTEGER NOT NULL,
    visible INTEGER NOT NULL
  );
  CREATE TABLE pair (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    target TEXT NOT NULL,
    UNIQUE (source, target)
  );
  CREATE TABLE unit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    batch INTEGER NOT NULL,
    pair INTEGER NOT NULL,
    source TEXT NOT NULL,
    target TEXT NOT NULL,
    origin INTEGER NOT NULL,
    site TEXT NOT NULL,
    created INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    author TEXT NOT NULL,
    note TEXT NOT NULL,
    extra TEXT
  );
  CREATE INDEX unit_by_batch ON unit (batch, pair);
  CREATE TABLE change (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL
  );
  INSERT INTO memory VALUES (${OWN_MEMORY}, 'Palimpsest', 1, 0, 0, 1, 0, 0);
  INSERT INTO batch VALUES (1, ${OWN_MEMORY}, 1);
  `,
  `
  CREATE TABLE term (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    source TEXT NOT NULL,
    target TEXT NOT NULL,
    source_language TEXT NOT NULL,
    target_language TEXT NOT NULL,
    never_translate INTEGER NOT NULL,
    case_sensitive INTEGER NOT NULL,
    note TEXT NOT NULL
  );
  `,
  `
  CREATE TABLE segmentation (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL,
    text TEXT NOT NULL,
    use_rest INTEGER NOT NULL,
    changed INTEGER NOT NULL
  );
  `,
  // What files said of neighbours before this step is in extra only, and goes out again from there.
  `
  ALTER TABLE unit ADD COLUMN before TEXT NOT NULL DEFAULT '';
  ALTER TABLE unit ADD COLUMN after TEXT NOT NULL DEFAULT '';
  `,
];

/** The version this code reads and writes. */
export const STORE_VERSION = MIGRATIONS.length;

/**
 * Brings a database to STORE_VERSION, each step in a transaction of its own.
 * migrations  for tests of later versions.
 * errors      StoreError: unsupported-version for a newer database, which is left as it is;
 *             corrupt-data, no-storage.
 */
export function migrate(database: Database, migrations: readonly string[] = MIGRATIONS): void {
  const version = database.number("PRAGMA user_version");
  if (version > migrations.length) throw newer(version, migrations.length);
  for (const [index, sql] of migrations.entries()) {
    if (index < version) continue;
    database.transaction(() => {
      database.execute(sql);
      database.execute(`PRAGMA user_version = ${index + 1}`);
    });
  }
}

function newer(version: number, known: number): StoreError {
  const message =
    `The memory on disk has format ${version}, this version of the extension knows ${known}: ` +
    "update the extension. Nothing was changed.";
  return new StoreError(failure("unsupported-version", message, "user_version"));
}
