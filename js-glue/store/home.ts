// SPDX-License-Identifier: GPL-3.0-or-later
// Where a store lives, as the worker sees it: the browser's private files, or working memory.
import type { StorageState } from "../protocol/memory.js";
import type { SnapshotFile } from "./snapshot-file.js";
import type { Store } from "./store.js";

export interface OpenedStore {
  readonly store: Store;
  /** Whether what is written stays; else it lasts as long as the worker. */
  readonly isDurable: boolean;
  /** Why not; or "damaged" when it does, but an older file had to be set aside. */
  readonly reason: StorageState["reason"];
  /** Where an index of this very store can be saved; null where nothing is kept. */
  readonly snapshot: SnapshotFile | null;
}

export interface Usage {
  readonly usedBytes: number;
  readonly quotaBytes: number; // 0: unknown
}

export interface StoreHome {
  /** Whether anything was ever written: a quick look that opens nothing. In doubt yes. */
  holdsSomething(): Promise<boolean>;
  /** Called and waited for before the first write, so that holdsSomething() knows. */
  willHold(): Promise<void>;
  /** Opens the store, or one in working memory where nothing can be kept. errors  not-found. */
  open(): Promise<OpenedStore>;
  usage(): Promise<Usage>;
}
