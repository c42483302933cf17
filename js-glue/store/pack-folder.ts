// SPDX-License-Identifier: GPL-3.0-or-later
// A folder of files for packs: the browser's private files, or working memory where there are none.
import type { BlockFile } from "./snapshot-file.js";

export interface PackFolder {
  /** Whether what is written stays; else it lasts as long as the worker. */
  readonly isDurable: boolean;
  names(): Promise<readonly string[]>;
  /** The file's bytes, or the part of it from `begin` to `end`; fewer where it ends before. */
  read(name: string, begin?: number, end?: number): Promise<Uint8Array<ArrayBuffer>>;
  /** A file to write, made if it is not there. Close it. */
  open(name: string): Promise<BlockFile>;
  remove(name: string): Promise<void>;
}

/** Changing it would lose what is in it. */
const FOLDER = "palimpsest-packs";

/** The browser's private files, or working memory if they can't be had. */
export async function openPackFolder(): Promise<PackFolder> {
  try {
    const root = await navigator.storage.getDirectory();
    return new OpfsFolder(await root.getDirectoryHandle(FOLDER, { create: true }));
  } catch {
    return new MemoryFolder();
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

  async open(name: string): Promise<BlockFile> {
    const handle = await this.#folder.getFileHandle(name, { create: true });
    return handle.createSyncAccessHandle();
  }

  remove(name: string): Promise<void> {
    return this.#folder.removeEntry(name);
  }
}

export class MemoryFolder implements PackFolder {
  readonly isDurable: boolean = false;
  readonly files = new Map<string, Uint8Array<ArrayBuffer>>();

  names(): Promise<readonly string[]> {
    return Promise.resolve([...this.files.keys()]);
  }

  read(name: string, begin = 0, end?: number): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = this.files.get(name);
    return bytes ? Promise.resolve(bytes.slice(begin, end)) : Promise.reject(new Error(`There is no file ${name}.`));
  }

  open(name: string): Promise<BlockFile> {
    const resize = (size: number): Uint8Array<ArrayBuffer> => {
      const bytes = new Uint8Array(size);
      const before = this.files.get(name) ?? new Uint8Array();
      bytes.set(before.subarray(0, size));
      this.files.set(name, bytes);
      return bytes;
    };
    return Promise.resolve({
      getSize: () => this.files.get(name)?.length ?? 0,
      read: (into, { at }) => {
        const part = (this.files.get(name) ?? new Uint8Array()).subarray(at, at + into.length);
        into.set(part);
        return part.length;
      },
      write: (from, { at }) => {
        const size = Math.max(this.files.get(name)?.length ?? 0, at + from.length);
        resize(size).set(from, at);
        return from.length;
      },
      truncate: (size) => void resize(size),
      flush: () => undefined,
      close: () => undefined,
    });
  }

  remove(name: string): Promise<void> {
    this.files.delete(name);
    return Promise.resolve();
  }
}
