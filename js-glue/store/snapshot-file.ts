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

export type SnapshotHead = Pick<Snapshot, "sequence"> & { readonly length: number };

const MAGIC = 0x3158_4449_4c41_50n; // "PALIDX1" and a zero, read as a little-endian number
const HEAD_BYTES = 64;

export class SnapshotFile {
  readonly #open: () => Promise<BlockFile>;

  /** open  the file, made if it is not there; it is closed after each use. */
  constructor(open: () => Promise<BlockFile>) {
    this.#open = open;
  }

  /**
   * Reads the one that was written last.
   * take  called once, at once, if there is one that is whole: with its length and a function that puts
   *       it into as much room; false if it can't be read.
   * null  there is none, or the file can't be had.
   */
  async read<T>(take: (head: SnapshotHead, fill: (room: Uint8Array) => boolean) => T): Promise<T | null> {
    const file = await this.#open().catch(() => null);
    if (!file) return null;
    try {
      const head = new DataView(new ArrayBuffer(HEAD_BYTES));
      if (file.read(new Uint8Array(head.buffer), { at: 0 }) !== HEAD_BYTES) return null;
      const length = head.getFloat64(16, true);
      if (head.getBigUint64(0, true) !== MAGIC || file.getSize() !== HEAD_BYTES + length) return null;
      const sequence = head.getFloat64(8, true);
      return take({ sequence, length }, (room) => file.read(room, { at: HEAD_BYTES }) === length);
    } catch {
      return null; // it is a cache: what can't be read is made again
    } finally {
      file.close();
    }
  }

  /**
   * Writes one in place of the last; false: it does not fit or can't be written, and there is none now.
   * make  calls what it is given with the snapshot, whose bytes need not outlive that call.
   */
  async write(make: (write: (snapshot: Snapshot) => boolean) => boolean): Promise<boolean> {
    const file = await this.#open().catch(() => null);
    if (!file) return false;
    try {
      return make((snapshot) => writeTo(file, snapshot));
    } catch {
      return false; // mostly a full disk
    } finally {
      file.close();
    }
  }
}

function writeTo(file: BlockFile, { sequence, bytes }: Snapshot): boolean {
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
}
