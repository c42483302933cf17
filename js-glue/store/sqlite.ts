// SPDX-License-Identifier: GPL-3.0-or-later
// Loading SQLite. Its module is a file of its own beside the worker, read only when a memory is there
// or asked for.
import type { Database as Handle, Sqlite3Static } from "@sqlite.org/sqlite-wasm";
import { failure, messageOf } from "../protocol/failure.js";
import { Database } from "./database.js";
import { StoreError } from "./store-error.js";

/**
 * Read by the module when it starts. The other ways into the browser's files want headers that no
 * extension sends, or workers of their own, and complain on the console.
 */
const CONFIG = { disable: { vfs: { opfs: true, "opfs-vfs": true, "opfs-wl": true, kvvfs: true } } };

/** Part of it: what is read of the module. */
interface SqliteModule {
  readonly default: () => Promise<Sqlite3Static>;
}

/**
 * url     of sqlite3.mjs, with sqlite3.wasm beside it.
 * errors  StoreError: not-found.
 */
export async function loadSqlite(url: string): Promise<Sqlite3Static> {
  try {
    Object.assign(globalThis, { sqlite3ApiConfig: CONFIG });
    const module = (await import(/* @vite-ignore */ url)) as SqliteModule;
    return await module.default();
  } catch (thrown) {
    const message = `SQLite can't be loaded: ${messageOf(thrown)}`;
    throw new StoreError(failure("not-found", message, url), { cause: thrown });
  }
}

/** Settings of every connection; the reasons are in docs/STORE.md. Page size counts for new files only. */
const SETTINGS = `
  PRAGMA page_size = 8192;
  PRAGMA locking_mode = exclusive;
  PRAGMA journal_mode = delete;
  PRAGMA synchronous = full;
  PRAGMA cache_size = -16384;
  PRAGMA temp_store = memory;
`;

/** Takes an open handle and sets it up. errors  StoreError: corrupt-data, no-storage. */
export function setUp(sqlite: Sqlite3Static, handle: Handle): Database {
  const database = new Database(sqlite, handle);
  try {
    database.execute(SETTINGS);
    database.number("SELECT count(*) FROM sqlite_master"); // reads the file: is it one of ours?
    return database;
  } catch (thrown) {
    database.close();
    throw thrown;
  }
}

/** A database in working memory: gone with the worker. */
export function openInMemory(sqlite: Sqlite3Static): Database {
  return setUp(sqlite, new sqlite.oo1.DB(":memory:", "c"));
}
