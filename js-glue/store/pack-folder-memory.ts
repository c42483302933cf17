// SPDX-License-Identifier: GPL-3.0-or-later
// Files of packs in working memory.
import type { PackFolder } from "./pack-folder.js";
import type { BlockFile } from "./snapshot-file.js";

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

  async write(name: string, work: (file: BlockFile) => void): Promise<void> {
    const file = new MemoryFile(this.files.get(name));
    try {
      work(file);
    } finally {
      this.files.set(name, file.bytes);
    }
    return Promise.resolve();
  }

  remove(name: string): Promise<void> {
    this.files.delete(name);
    return Promise.resolve();
  }
}

export class MemoryFile implements BlockFile {
  bytes: Uint8Array<ArrayBuffer>;

  constructor(bytes: Uint8Array<ArrayBuffer> = new Uint8Array()) {
    this.bytes = bytes;
  }

  getSize(): number {
    return this.bytes.length;
  }

  read(into: Uint8Array, { at }: { readonly at: number }): number {
    const part = this.bytes.subarray(at, at + into.length);
    into.set(part);
    return part.length;
  }

  write(from: Uint8Array, { at }: { readonly at: number }): number {
    this.truncate(Math.max(this.bytes.length, at + from.length));
    this.bytes.set(from, at);
    return from.length;
  }

  /** Longer too: zeros then. */
  truncate(size: number): void {
    const before = this.bytes.subarray(0, size);
    this.bytes = new Uint8Array(size);
    this.bytes.set(before);
  }

  flush(): void {
    // nothing is elsewhere
  }

  close(): void {
    // nothing was opened
  }
}
