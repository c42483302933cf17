// SPDX-License-Identifier: GPL-3.0-or-later
// The real store with the real SQLite, in working memory of this process: a "disk" that outlives the
// workers of a test.
import init, { type Database as Handle, type Sqlite3Static } from "@sqlite.org/sqlite-wasm";
import { Database } from "../../../js-glue/store/database.js";
import type { OpenedStore, StoreHome, Usage } from "../../../js-glue/store/home.js";
import { Store } from "../../../js-glue/store/store.js";

const shared: { sqlite: Promise<Sqlite3Static> | null } = { sqlite: null };

/** The one instance of SQLite in this process. */
export function theSqlite(): Promise<Sqlite3Static> {
  shared.sqlite ??= init();
  return shared.sqlite;
}

/** An empty database; close it or leave it to the end of the process. */
export async function emptyDatabase(): Promise<Handle> {
  const sqlite = await theSqlite();
  return new sqlite.oo1.DB(":memory:", "c");
}

export async function openStore(): Promise<Store> {
  return new Store(new Database(await theSqlite(), await emptyDatabase()));
}

export class NodeHome implements StoreHome {
  /** How often the store was opened. */
  opened = 0;
  #disk: Promise<Handle> | null = null;
  #isUsed = false;

  holdsSomething(): Promise<boolean> {
    return Promise.resolve(this.#isUsed);
  }

  willHold(): Promise<void> {
    this.#isUsed = true;
    return Promise.resolve();
  }

  async open(): Promise<OpenedStore> {
    this.opened++;
    this.#disk ??= emptyDatabase();
    return { store: new Store(new Database(await theSqlite(), await this.#disk)), isDurable: true, reason: "", snapshot: null };
  }

  usage(): Promise<Usage> {
    return Promise.resolve({ usedBytes: 1, quotaBytes: 2 });
  }
}
