// SPDX-License-Identifier: GPL-3.0-or-later
// The store in the browser: SQLite in the origin private file system, through the pool of files that
// one worker at a time owns (opfs-sahpool).
import type { SAHPoolUtil, Sqlite3Static } from "@sqlite.org/sqlite-wasm";
import type { Database } from "./database.js";
import type { OpenedStore, StoreHome, Usage } from "./home.js";
import { SnapshotFile } from "./snapshot-file.js";
import { loadSqlite, openInMemory, setUp } from "./sqlite.js";
import { StoreError } from "./store-error.js";
import { Store } from "./store.js";

/** Folders in the private files; changing one would lose what is in it. */
const INDEX_FOLDER = "palimpsest-memory-index";
const MARK_FOLDER = "palimpsest-memory-is-used";
/** Files that must be free: a database, its journal, and the same again when one is set aside. */
const POOL_FILES = 4;
const POOL = {
  name: "palimpsest",
  directory: ".palimpsest-memory",
  initialCapacity: POOL_FILES,
  // Without this a pool that can't be opened, e.g. because another worker has it, is *deleted*.
  preserveOnInitFailure: true,
  verbosity: 0, // what goes wrong is told by storage, not on the console
  forceReinitIfPreviouslyFailed: true, // else the first failure is answered for ever
};

/**
 * Another worker still has the files: the one this worker is in place of lets go of them a moment
 * after its end. 3.2 s in all; a second window can't be the reason, both share one worker.
 */
const WAITS_MS = [25, 50, 100, 200, 400, 800, 1600];

export class OpfsHome implements StoreHome {
  readonly #sqliteUrl: string;
  #isMarked = false;

  /** sqliteUrl  of sqlite3.mjs. Nothing is read yet. */
  constructor(sqliteUrl: string) {
    this.#sqliteUrl = sqliteUrl;
  }

  async holdsSomething(): Promise<boolean> {
    const root = await navigator.storage.getDirectory().catch(() => null);
    if (!root) return false; // nowhere to have anything
    try {
      await root.getDirectoryHandle(MARK_FOLDER);
      return true;
    } catch (thrown) {
      return !(thrown instanceof DOMException && thrown.name === "NotFoundError"); // what can't be looked at may be there
    }
  }

  async willHold(): Promise<void> {
    if (this.#isMarked) return;
    try {
      const root = await navigator.storage.getDirectory();
      await root.getDirectoryHandle(MARK_FOLDER, { create: true });
      this.#isMarked = true;
    } catch {
      // nowhere to keep anything: open() has found that out too
    }
  }

  async open(): Promise<OpenedStore> {
    const sqlite = await loadSqlite(this.#sqliteUrl);
    const pool = await takePool(sqlite);
    if (typeof pool === "string") return inMemory(sqlite, pool);
    return openNewest(sqlite, pool);
  }

  async usage(): Promise<Usage> {
    try {
      const { usage = 0, quota = 0 } = await navigator.storage.estimate();
      return { usedBytes: usage, quotaBytes: quota };
    } catch {
      return { usedBytes: 0, quotaBytes: 0 };
    }
  }
}

function inMemory(sqlite: Sqlite3Static, reason: OpenedStore["reason"]): OpenedStore {
  const store = new Store(openInMemory(sqlite));
  store.useSessionIds();
  return { store, isDurable: false, reason, snapshot: null };
}

/** The pool, or why there is none. */
async function takePool(sqlite: Sqlite3Static): Promise<SAHPoolUtil | "not-available" | "in-use"> {
  for (const wait of [...WAITS_MS, 0]) {
    try {
      const pool = await sqlite.installOpfsSAHPoolVfs(POOL);
      await pool.reserveMinimumCapacity(pool.getFileCount() + POOL_FILES);
      return pool;
    } catch (thrown) {
      if (!isTaken(thrown)) return "not-available";
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
  return "in-use";
}

function isTaken(thrown: unknown): boolean {
  const name = thrown instanceof Error ? thrown.name : "";
  return name === "NoModificationAllowedError" || name === "InvalidStateError";
}

/**
 * A damaged database is never touched again: it stays under its name, and the next number begins a
 * new one. A database of a newer version stays too, and nothing is kept until the update.
 */
function openNewest(sqlite: Sqlite3Static, pool: SAHPoolUtil): OpenedStore {
  const number = Math.max(1, ...pool.getFileNames().map(numberOf));
  try {
    return { store: new Store(openFile(sqlite, pool, number)), isDurable: true, reason: "", snapshot: snapshotOf(number) };
  } catch (thrown) {
    if (!(thrown instanceof StoreError)) throw thrown;
    if (thrown.code !== "corrupt-data") return inMemory(sqlite, "not-available");
    return { store: new Store(openFile(sqlite, pool, number + 1)), isDurable: true, reason: "damaged", snapshot: snapshotOf(number + 1) };
  }
}

function openFile(sqlite: Sqlite3Static, pool: SAHPoolUtil, number: number): Database {
  return setUp(sqlite, new pool.OpfsSAHPoolDb(nameOf(number)));
}

/** Beside the pool, whose folder is SQLite's alone; of this database and no other. */
function snapshotOf(number: number): SnapshotFile {
  return new SnapshotFile(async () => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle(INDEX_FOLDER, { create: true });
    const file = await folder.getFileHandle(`memory-${number}`, { create: true });
    return file.createSyncAccessHandle();
  });
}

function nameOf(number: number): string {
  return `/memory-${number}.db`;
}

/** 0 for a file that is no database of ours, e.g. a journal. */
function numberOf(name: string): number {
  return Number(/^\/memory-(\d+)\.db$/.exec(name)?.[1] ?? 0);
}
