// SPDX-License-Identifier: GPL-3.0-or-later
// A folder of files for packs: the browser's private files; where there are none a database of its own; and
// working memory where a browser keeps nothing.
import { openIdbFolder } from "./pack-folder-idb.js";
import { MemoryFolder } from "./pack-folder-memory.js";
import type { BlockFile } from "./snapshot-file.js";

export interface PackFolder {
  /** Whether what is written stays; else it lasts as long as the worker. */
  readonly isDurable: boolean;
  names(): Promise<readonly string[]>;
  /** The file's bytes, or the part of it from `begin` to `end`; fewer where it ends before. */
  read(name: string, begin?: number, end?: number): Promise<Uint8Array<ArrayBuffer>>;
  /** Makes a file, or opens it, for `work`, which throws what goes wrong; on disk when it resolves. */
  write(name: string, work: (file: BlockFile) => void): Promise<void>;
  remove(name: string): Promise<void>;
}

/** Changing it would lose what is in it. */
const FOLDER = "palimpsest-packs";

/** The best that can be had here. */
export async function openPackFolder(): Promise<PackFolder> {
  try {
    const root = await navigator.storage.getDirectory();
    return new OpfsFolder(await root.getDirectoryHandle(FOLDER, { create: true }));
  } catch {
    return openIdbFolder(FOLDER).catch(() => new MemoryFolder());
  }
}

class OpfsFolder implements PackFolder {
  readonly isDurable = true;
  readonly #folder: FileSystemDirectoryHandle;

  constructor(folder: FileSystemDirectoryHandle) {
    this.#folder = folder;
  }

  async names(): Promise<readonly string[]> {
    const names: string[] = [];
    for await (const name of this.#folder.keys()) names.push(name);
    return names;
  }

  async read(name: string, begin = 0, end?: number): Promise<Uint8Array<ArrayBuffer>> {
    const file = await (await this.#folder.getFileHandle(name)).getFile();
    return new Uint8Array(await file.slice(begin, end).arrayBuffer());
  }

  async write(name: string, work: (file: BlockFile) => void): Promise<void> {
    const handle = await this.#folder.getFileHandle(name, { create: true });
    const file = await handle.createSyncAccessHandle();
    try {
      work(file);
    } finally {
      file.close();
    }
  }

  remove(name: string): Promise<void> {
    return this.#folder.removeEntry(name);
  }
}
