// SPDX-License-Identifier: GPL-3.0-or-later
// Packs that were added, each in a file of its own, called by its id and a number: a new one is whole on
// disk before the one it is in place of goes.
//
//   eng-spa~2   0        8                 16                   64
//               ┌────────┬─────────────────┬────────────────────┬──────────┬──────────────┐
//               │ magic  │ pack size (f64) │ facts size (f64) … │ the pack │ facts (JSON) │
//               └────────┴─────────────────┴────────────────────┴──────────┴──────────────┘
//
// The head comes last: a file without it is not whole. Whether the bytes are a good pack is for who
// reads them to check.
import { failure, messageOf } from "../protocol/failure.js";
import { isPackFacts } from "../protocol/pack-shapes.js";
import type { PackFacts } from "../protocol/packs.js";
import type { PackFolder } from "./pack-folder.js";
import type { BlockFile } from "./snapshot-file.js";
import { StoreError } from "./store-error.js";

/** A pack on disk. */
export interface KeptPack {
  readonly file: string; // its name there
  readonly id: string;
  readonly facts: PackFacts | null; // null: the file is damaged, or can't be read now
  readonly size: number; // bytes of the pack; 0 without facts
}

const MAGIC = 0x314b_4341_504d_4c50n; // "PLMPACK1", read as a little-endian number
const HEAD_BYTES = 64;
/** As files may be called everywhere; ids are directions like "eng-spa" or "oci@aran-cat". */
const ID = /^[\w@-][\w@.-]{0,63}$/;
const FILE_NAME = /^(.+)~(\d{1,9})$/;

/** Whether a pack of this id can be kept. */
export function isPackId(id: string): boolean {
  return ID.test(id);
}

export class PackFiles {
  readonly #open: () => Promise<PackFolder>;
  #folder: Promise<PackFolder> | null = null;

  /** Nothing is opened yet. */
  constructor(open: () => Promise<PackFolder>) {
    this.#open = open;
  }

  async isDurable(): Promise<boolean> {
    return (await this.#theFolder()).isDurable;
  }

  /**
   * One for each id, by id: the last that is whole, or a damaged one if none is. The others are taken
   * away, unless one of them could not be read: it may be the best of them the next time.
   */
  async list(): Promise<readonly KeptPack[]> {
    const folder = await this.#theFolder();
    const byId = new Map<string, Looked[]>();
    for (const name of await folder.names()) {
      const id = FILE_NAME.exec(name)?.[1];
      if (id === undefined) continue; // nothing of ours
      byId.set(id, [...(byId.get(id) ?? []), await look(folder, name, id)]);
    }
    const kept = [...byId.values()].flatMap((files) => {
      const newest = files.sort((a, b) => numberOf(b.file) - numberOf(a.file));
      const [best] = [...newest.filter(({ facts }) => facts !== null), ...newest];
      const others = newest.every(({ isRead }) => isRead) ? newest.filter((one) => one !== best) : [];
      for (const { file } of others) void folder.remove(file).catch(() => undefined);
      return best ? [{ file: best.file, id: best.id, facts: best.facts, size: best.size }] : [];
    });
    return kept.sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** The pack in a file. errors  not-found, corrupt-data. */
  async read({ file, size }: KeptPack): Promise<Uint8Array> {
    const folder = await this.#theFolder();
    const bytes = await folder.read(file, HEAD_BYTES, HEAD_BYTES + size).catch((thrown: unknown) => {
      throw new StoreError(failure("not-found", `A pack's file can't be read: ${messageOf(thrown)}`, file));
    });
    if (bytes.length === size) return bytes;
    throw new StoreError(failure("corrupt-data", "A pack's file was cut off.", file));
  }

  /** Keeps a pack, in place of one of the same id. errors  no-storage: nothing was changed. */
  async write(facts: PackFacts, bytes: Uint8Array): Promise<KeptPack> {
    const folder = await this.#theFolder();
    const older = (await folder.names()).filter((name) => FILE_NAME.exec(name)?.[1] === facts.id);
    const file = `${facts.id}~${Math.max(0, ...older.map(numberOf)) + 1}`;
    try {
      await folder.write(file, (opened) => writeTo(opened, facts, bytes));
    } catch (thrown) {
      await folder.remove(file).catch(() => undefined);
      const message = `The pack can't be written, mostly for want of room: ${messageOf(thrown)}`;
      throw new StoreError(failure("no-storage", message, file), { cause: thrown });
    }
    for (const name of older) await folder.remove(name).catch(() => undefined); // else when it is listed
    return { file, id: facts.id, facts, size: bytes.length };
  }

  /** errors  no-storage. */
  async remove({ file }: KeptPack): Promise<void> {
    const folder = await this.#theFolder();
    await folder.remove(file).catch((thrown: unknown) => {
      throw new StoreError(failure("no-storage", `A pack's file can't be removed: ${messageOf(thrown)}`, file));
    });
  }

  #theFolder(): Promise<PackFolder> {
    this.#folder ??= this.#open();
    this.#folder.catch(() => (this.#folder = null)); // tried again the next time
    return this.#folder;
  }
}

function numberOf(name: string): number {
  return Number(FILE_NAME.exec(name)?.[2] ?? 0);
}

interface Looked extends KeptPack {
  readonly isRead: boolean; // false: the disk did not give its bytes, whatever they are
}

async function look(folder: PackFolder, file: string, id: string): Promise<Looked> {
  const without: Looked = { file, id, facts: null, size: 0, isRead: true };
  try {
    const head = new DataView((await folder.read(file, 0, HEAD_BYTES)).buffer);
    if (head.byteLength !== HEAD_BYTES || head.getBigUint64(0, true) !== MAGIC) return without;
    const size = head.getFloat64(8, true);
    const end = HEAD_BYTES + size + head.getFloat64(16, true);
    const facts = factsIn(await folder.read(file, HEAD_BYTES + size, end));
    return facts?.id === id ? { file, id, facts, size, isRead: true } : without;
  } catch {
    return { ...without, isRead: false };
  }
}

function factsIn(bytes: Uint8Array): PackFacts | null {
  try {
    const facts: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isPackFacts(facts, "") === null ? (facts as PackFacts) : null; // just so
  } catch {
    return null;
  }
}

function writeTo(file: BlockFile, facts: PackFacts, bytes: Uint8Array): void {
  const tail = new TextEncoder().encode(JSON.stringify(facts));
  file.truncate(0);
  put(file, bytes, HEAD_BYTES);
  put(file, tail, HEAD_BYTES + bytes.length);
  file.flush();
  const head = new DataView(new ArrayBuffer(HEAD_BYTES));
  head.setBigUint64(0, MAGIC, true);
  head.setFloat64(8, bytes.length, true);
  head.setFloat64(16, tail.length, true);
  put(file, new Uint8Array(head.buffer), 0);
  file.flush();
}

/** Where there is no room left, some browsers throw and some write less. */
function put(file: BlockFile, bytes: Uint8Array, at: number): void {
  if (file.write(bytes, { at }) !== bytes.length) throw new Error("there is no room left");
}
