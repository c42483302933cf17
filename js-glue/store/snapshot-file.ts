// SPDX-License-Identifier: GPL-3.0-or-later
// A saved index in a file of its own: a cache, which can always be made again from the units. It is
// valid or it is not there, whenever a crash comes:
//
//   0        8                16              24           64
//   ┌────────┬────────────────┬───────────────┬────────────┬───────────┐
//   │ magic  │ sequence (f64) │ length (f64)  │ (unused)   │ the index │   little-endian
//   └────────┴────────────────┴───────────────┴────────────┴───────────┘
//
// The head is emptied before the index is written and comes back after it, each on disk before the
// next. Whether the bytes are a good index is for who reads them to check.

/** What is used of a FileSystemSyncAccessHandle. */
export interface BlockFile {
  getSize(): number;
  read(into: Uint8Array, options: { readonly at: number }): number;
  write(from: Uint8Array, options: { readonly at: number }): number;
  truncate(size: number): void;
  flush(): void;
  close(): void;
}

export interface Snapshot {
  /** Of the store, when it was made: Store.changesSince() tells what it lacks. */
  readonly sequence: number;
  readonly bytes: Uint8Array;
}

const MAGIC = 0x3158_4449_4c41_50n; // "PALIDX1" and a zero, read as a little-endian number
const HEAD_BYTES = 64;

export class SnapshotFile {
  readonly #open: () => Promise<BlockFile>;

  /** open  the file, made if it is not there; it is closed after each use. */
  constructor(open: () => Promise<BlockFile>) {
    this.#open = open;
  }

  /** The one that was written last; null if there is none that is whole, or the file can't be had. */
  async read(): Promise<Snapshot | null> {
    const file = await this.#open().catch(() => null);
    if (!file) return null;
    try {
      const head = new DataView(new ArrayBuffer(HEAD_BYTES));
      if (file.read(new Uint8Array(head.buffer), { at: 0 }) !== HEAD_BYTES) return null;
      const length = head.getFloat64(16, true);
      if (head.getBigUint64(0, true) !== MAGIC || file.getSize() !== HEAD_BYTES + length) return null;
      const bytes = new Uint8Array(length);
      if (file.read(bytes, { at: HEAD_BYTES }) !== length) return null;
      return { sequence: head.getFloat64(8, true), bytes };
    } catch {
      return null; // it is a cache: what can't be read is made again
    } finally {
      file.close();
    }
  }

  /** Writes one in place of the last; false: it does not fit or can't be written, and there is none now. */
  async write({ sequence, bytes }: Snapshot): Promise<boolean> {
    const file = await this.#open().catch(() => null);
    if (!file) return false;
    try {
      file.truncate(0);
      file.flush();
      if (file.write(bytes, { at: HEAD_BYTES }) !== bytes.length) return false;
      file.flush();
      const head = new DataView(new ArrayBuffer(HEAD_BYTES));
      head.setBigUint64(0, MAGIC, true);
      head.setFloat64(8, sequence, true);
      head.setFloat64(16, bytes.length, true);
      const isWritten = file.write(new Uint8Array(head.buffer), { at: 0 }) === HEAD_BYTES;
      file.flush();
      return isWritten;
    } catch {
      return false; // mostly a full disk
    } finally {
      file.close();
    }
  }
}
