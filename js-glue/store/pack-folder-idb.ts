// SPDX-License-Identifier: GPL-3.0-or-later
// Files of packs in IndexedDB, for where there are no private files: each whole, by its name.
import { MemoryFile } from "./pack-folder-memory.js";
import type { PackFolder } from "./pack-folder.js";
import type { BlockFile } from "./snapshot-file.js";

const FILES = "files";

/** errors  whatever the browser says, where it has no databases either. */
export async function openIdbFolder(name: string): Promise<PackFolder> {
  const opening = indexedDB.open(name, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(FILES);
  return new IdbFolder(await resultOf(opening));
}

class IdbFolder implements PackFolder {
  readonly isDurable = true;
  readonly #database: IDBDatabase;

  constructor(database: IDBDatabase) {
    this.#database = database;
  }

  async names(): Promise<readonly string[]> {
    return (await resultOf(this.#files("readonly").getAllKeys())).map(String);
  }

  async read(name: string, begin = 0, end?: number): Promise<Uint8Array<ArrayBuffer>> {
    const bytes: unknown = await resultOf(this.#files("readonly").get(name));
    if (!(bytes instanceof ArrayBuffer)) throw new Error(`There is no file ${name}.`);
    return new Uint8Array(bytes.slice(begin, end));
  }

  /** All at the end, or nothing. */
  async write(name: string, work: (file: BlockFile) => void): Promise<void> {
    const file = new MemoryFile();
    work(file);
    await this.#done((files) => files.put(file.bytes.buffer, name));
  }

  remove(name: string): Promise<void> {
    return this.#done((files) => files.delete(name));
  }

  #files(mode: IDBTransactionMode): IDBObjectStore {
    return this.#database.transaction(FILES, mode, { durability: "strict" }).objectStore(FILES);
  }

  #done(change: (files: IDBObjectStore) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const files = this.#files("readwrite");
      files.transaction.oncomplete = () => resolve();
      files.transaction.onabort = () => reject(files.transaction.error ?? new Error("The change was not made."));
      change(files);
    });
  }
}

function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("The database can't be read."));
  });
}
