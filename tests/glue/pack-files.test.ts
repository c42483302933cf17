// SPDX-License-Identifier: GPL-3.0-or-later
// Packs on disk: whole or told to be damaged; the one of before stays until the new one is whole.
import { describe, expect, it } from "vitest";
import { isPackId, PackFiles } from "../../js-glue/store/pack-files.js";
import { MemoryFolder } from "../../js-glue/store/pack-folder-memory.js";
import type { BlockFile } from "../../js-glue/store/snapshot-file.js";

const facts = { id: "fra-spa", from: "fr", to: "es", package: "apertium-fra-spa", packageVersion: "1", licence: "GPL-2+" };
const bytes = new TextEncoder().encode("a pack of some bytes");

function filesOf(folder: MemoryFolder): PackFiles {
  return new PackFiles(() => Promise.resolve(folder));
}

/** A folder whose disk is full after some bytes, or a machine that goes off. */
class FullFolder extends MemoryFolder {
  left = Infinity;
  isSilent = false; // writes less instead of throwing

  override write(name: string, work: (file: BlockFile) => void): Promise<void> {
    return super.write(name, (file) => {
      const write = file.write.bind(file);
      file.write = (from, options) => {
        const fits = Math.min(from.length, this.left);
        this.left -= fits;
        write(from.subarray(0, fits), options);
        if (fits < from.length && !this.isSilent) throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
        return fits;
      };
      work(file);
    });
  }
}

/** A folder whose disk fails for a while. */
class UnreadableFolder extends MemoryFolder {
  unreadable = ""; // name of a file
  keepsOld = false; // files can't be removed

  override read(name: string, begin?: number, end?: number): Promise<Uint8Array<ArrayBuffer>> {
    if (name === this.unreadable) return Promise.reject(new DOMException("The file could not be read.", "NotReadableError"));
    return super.read(name, begin, end);
  }

  override remove(name: string): Promise<void> {
    return this.keepsOld ? Promise.reject(new DOMException("The file is in use.", "NoModificationAllowedError")) : super.remove(name);
  }
}

describe("packs on disk", () => {
  it("come back as they were, with what they say of themselves", async () => {
    const folder = new MemoryFolder();
    expect(await filesOf(folder).list()).toEqual([]);
    await filesOf(folder).write(facts, bytes);
    const again = filesOf(folder); // another worker
    const [kept] = await again.list();
    expect(kept).toMatchObject({ id: "fra-spa", facts, size: bytes.length });
    if (kept) expect(await again.read(kept)).toEqual(bytes);
    if (kept) await again.remove(kept);
    expect(await again.list()).toEqual([]);
    expect(folder.files.size).toBe(0);
  });

  it("take the place of the one of before, by id", async () => {
    const folder = new MemoryFolder();
    const files = filesOf(folder);
    await files.write(facts, bytes);
    await files.write({ ...facts, id: "oci@aran-cat" }, bytes);
    await files.write({ ...facts, packageVersion: "2" }, bytes.slice(3));
    expect((await files.list()).map(({ id, size }) => [id, size])).toEqual([["fra-spa", bytes.length - 3], ["oci@aran-cat", bytes.length]]);
    expect(folder.files.size).toBe(2);
  });

  it.each([true, false])("leave what was there when the disk is full (silently: %s)", async (isSilent) => {
    const folder = new FullFolder();
    const files = filesOf(folder);
    const kept = await files.write(facts, bytes);
    folder.isSilent = isSilent;
    for (const left of [0, 10, 30, 150]) {
      folder.left = left;
      await expect(files.write({ ...facts, packageVersion: "2" }, bytes)).rejects.toMatchObject({ code: "no-storage" });
      expect(await files.list()).toEqual([kept]);
      expect(folder.files.size).toBe(1);
    }
  });

  it("are whole or damaged, wherever a file ends or a byte was lost", async () => {
    const folder = new MemoryFolder();
    const { file } = await filesOf(folder).write(facts, bytes);
    const whole = folder.files.get(file) ?? new Uint8Array();
    for (let end = 0; end < whole.length; end += 7) {
      folder.files.set(file, whole.slice(0, end));
      expect(await filesOf(folder).list()).toEqual([{ file, id: "fra-spa", facts: null, size: 0 }]);
    }
    folder.files.set(file, new Uint8Array(whole.length)); // the head never came
    expect((await filesOf(folder).list())[0]?.facts).toBeNull();
  });

  it("of two of an id the last that is whole counts: a machine went off while the next one was written", async () => {
    const folder = new MemoryFolder();
    const kept = await filesOf(folder).write(facts, bytes);
    folder.files.set("fra-spa~9", new Uint8Array(80));
    folder.files.set("notes.txt", new Uint8Array(3)); // not ours
    expect(await filesOf(folder).list()).toEqual([kept]);
    expect([...folder.files.keys()].sort()).toEqual([kept.file, "notes.txt"].sort());
  });

  it("that the disk does not give now are there the next time", async () => {
    const folder = new UnreadableFolder();
    await filesOf(folder).write(facts, bytes);
    folder.keepsOld = true;
    const newer = await filesOf(folder).write({ ...facts, packageVersion: "2" }, bytes);
    folder.unreadable = newer.file;
    expect((await filesOf(folder).list()).map(({ facts: found }) => found?.packageVersion)).toEqual(["1"]);
    folder.unreadable = "";
    folder.keepsOld = false;
    expect(await filesOf(folder).list()).toEqual([newer]);
    expect([...folder.files.keys()]).toEqual([newer.file]);
  });

  it("have ids that are names of files", () => {
    for (const id of ["eng-spa", "spa-por_BR", "oci@aran-cat", "mkd-hbs_SR"]) expect(isPackId(id), id).toBe(true);
    for (const id of ["", ".", "..", "a/b", "a b", "ä-b", "x".repeat(65)]) expect(isPackId(id), id).toBe(false);
  });
});
