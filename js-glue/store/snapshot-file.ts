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

export interface SnapshotHead {
  /** Of the store, when it was made: Store.changesSince() tells what it lacks. */
  readonly sequence: number;
  readonly length: number; // bytes of the index
}

/** Puts the next bytes into the room, all of it; false: it can't. */
export type ReadNext = (room: Uint8Array) => boolean;
/** Writes the next bytes; false: it can't. */
export type WriteNext = (bytes: Uint8Array) => boolean;

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
   * take  called once, at once, if there is one that is whole: with its head and what reads it on from its begin.
   * null  there is none, or the file can't be had.
   */
  async read<T>(take: (head: SnapshotHead, next: ReadNext) => T): Promise<T | null> {
    const file = await this.#open().catch(() => null);
    if (!file) return null;
    try {
      const head = new DataView(new ArrayBuffer(HEAD_BYTES));
      if (file.read(new Uint8Array(head.buffer), { at: 0 }) !== HEAD_BYTES) return null;
      const length = head.getFloat64(16, true);
      if (head.getBigUint64(0, true) !== MAGIC || file.getSize() !== HEAD_BYTES + length) return null;
      const sequence = head.getFloat64(8, true);
      let at = HEAD_BYTES;
      return take({ sequence, length }, (room) => {
        const size = file.read(room, { at });
        at += size;
        return size === room.length;
      });
    } catch {
      return null; // it is a cache: what can't be read is made again
    } finally {
      file.close();
    }
  }

  /**
   * Writes one in place of the last; false: it does not fit or can't be written, and there is none now.
   * make  called once, at once: answers the sequence of the snapshot once it has written all of it through `next`;
   *       null: there is to be none after all, or it could not.
   */
  async write(make: (next: WriteNext) => number | null): Promise<boolean> {
    const file = await this.#open().catch(() => null);
    if (!file) return false;
    try {
      return writeTo(file, make);
    } catch {
      return false; // mostly a full disk
    } finally {
      file.close();
    }
  }
}

function writeTo(file: BlockFile, make: (next: WriteNext) => number | null): boolean {
  let at = 0; // nothing was written: the file is as it was
  const sequence = make((bytes) => {
    if (at === 0) {
      file.truncate(0);
      file.flush();
      at = HEAD_BYTES;
    }
    const size = file.write(bytes, { at });
    at += size;
    return size === bytes.length;
  });
  if (sequence === null || at === 0) return false;
  file.flush();
  const head = new DataView(new ArrayBuffer(HEAD_BYTES));
  head.setBigUint64(0, MAGIC, true);
  head.setFloat64(8, sequence, true);
  head.setFloat64(16, at - HEAD_BYTES, true);
  const isWritten = file.write(new Uint8Array(head.buffer), { at: 0 }) === HEAD_BYTES;
  file.flush();
  return isWritten;
}
