// SPDX-License-Identifier: GPL-3.0-or-later
// A saved index is whole or not there, at whatever step a crash comes.
import { describe, expect, it } from "vitest";
import { SnapshotFile, type BlockFile } from "../../js-glue/store/snapshot-file.js";

/** A file in memory; may stop for good before its nth change, or after half of it. */
class Disk {
  bytes = new Uint8Array();
  changes = 0;
  stopAt = Infinity;
  isHalf = false;

  open(): Promise<BlockFile> {
    return Promise.resolve({
      getSize: () => this.bytes.length,
      read: (into, { at }) => {
        const part = this.bytes.subarray(at, at + into.length);
        into.set(part);
        return part.length;
      },
      write: (from, { at }) => {
        const isLast = ++this.changes >= this.stopAt;
        if (isLast && !this.isHalf) throw new Error("the machine is off");
        const part = isLast ? from.subarray(0, from.length >> 1) : from;
        const grown = new Uint8Array(Math.max(this.bytes.length, at + part.length));
        grown.set(this.bytes);
        grown.set(part, at);
        this.bytes = grown;
        if (isLast) throw new Error("the machine is off");
        return part.length;
      },
      truncate: (size) => {
        if (++this.changes >= this.stopAt) throw new Error("the machine is off");
        this.bytes = this.bytes.slice(0, size);
      },
      flush: () => undefined,
      close: () => undefined,
    });
  }
}

const OLD = { sequence: 7, bytes: new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]) };
const NEW = { sequence: 2 ** 40, bytes: new Uint8Array([9, 8, 7]) };

type Snapshot = typeof OLD;

/** A copy of what is in the file. */
function read(file: SnapshotFile): Promise<Snapshot | null> {
  return file.read(({ sequence, length }, next) => {
    const bytes = new Uint8Array(length);
    const half = length >> 1; // piece by piece
    return next(bytes.subarray(0, half)) && next(bytes.subarray(half)) ? { sequence, bytes } : null;
  });
}

function write(file: SnapshotFile, { sequence, bytes }: Snapshot): Promise<boolean> {
  const half = bytes.length >> 1;
  return file.write((next) => (next(bytes.subarray(0, half)) && next(bytes.subarray(half)) ? sequence : null));
}

describe("SnapshotFile", () => {
  it("gives back what was written last", async () => {
    const disk = new Disk();
    const file = new SnapshotFile(() => disk.open());
    expect(await read(file)).toBeNull();
    expect(await write(file, OLD)).toBe(true);
    expect(await read(file)).toEqual(OLD);
    expect(await write(file, NEW)).toBe(true);
    expect(await read(file)).toEqual(NEW);
    expect(await write(file, { sequence: 0, bytes: new Uint8Array() })).toBe(true);
    expect(await read(file)).toEqual({ sequence: 0, bytes: new Uint8Array() });
  });

  it.each([1, 2, 3, 4].flatMap((step) => [false, true].map((isHalf) => [step, isHalf] as const)))(
    "has the old one, the new one or none after a crash at change %i (half of it: %s)",
    async (step, isHalf) => {
      const disk = new Disk();
      const file = new SnapshotFile(() => disk.open());
      await write(file, OLD);
      Object.assign(disk, { stopAt: disk.changes + step, isHalf });
      expect(await write(file, NEW)).toBe(false);
      expect([null, OLD, NEW]).toContainEqual(await read(file));
      disk.stopAt = Infinity;
      expect(await write(file, NEW)).toBe(true);
      expect(await read(file)).toEqual(NEW);
    },
  );

  it("refuses a file that was cut, lengthened, or is something else", async () => {
    const disk = new Disk();
    const file = new SnapshotFile(() => disk.open());
    await write(file, OLD);
    const whole = disk.bytes;
    for (let size = 0; size < whole.length; size++) {
      disk.bytes = whole.slice(0, size);
      expect(await read(file), `${size} bytes`).toBeNull();
    }
    disk.bytes = new Uint8Array([...whole, 0]);
    expect(await read(file)).toBeNull();
    disk.bytes = whole.map((byte, index) => (index === 0 ? byte + 1 : byte));
    expect(await read(file)).toBeNull();
  });

  it("does without a file that can't be had", async () => {
    const file = new SnapshotFile(() => Promise.reject(new Error("locked")));
    expect(await read(file)).toBeNull();
    expect(await write(file, OLD)).toBe(false);
  });
});
