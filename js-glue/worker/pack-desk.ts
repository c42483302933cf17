// SPDX-License-Identifier: GPL-3.0-or-later
// Files of packs on their way in, one at a time: bytes into working memory, at the end looked through by
// the core, and only then written.
//
//   none ──start──▶ taking ──end(keep), good and its place is free──▶ none: on disk, used from now on
//                     │    ──end(keep), no good pack, or drop───────▶ none: nothing of it is left
//                     └─end(keep), another has its place─▶ asking ──end(replace or drop)──▶ none
import type { Core } from "../core/core.js";
import { CoreError } from "../core/errors.js";
import { failure } from "../protocol/failure.js";
import type { Calls } from "../protocol/messages.js";
import type { PackFacts, PackOutcome } from "../protocol/packs.js";
import { isPackId } from "../store/pack-files.js";
import { bytesOfBase64 } from "./base64.js";
import type { PackShelf } from "./pack-shelf.js";

/** A file of which nothing was heard for so long gives way to another one. */
const ABANDONED_MS = 120_000;
const LANGUAGE_TAG = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/;

type Request<Name extends "packStart" | "packBytes" | "packEnd"> = Calls[Name]["request"];

interface Upload {
  readonly number: number;
  readonly name: string;
  readonly bytes: Uint8Array;
  received: number;
  touched: number; // when something was heard of it
}

export class PackDesk {
  readonly #shelf: PackShelf;
  readonly #now: () => number;
  #upload: Upload | null = null;
  #lastNumber = 0;

  /** now  in milliseconds. */
  constructor(shelf: PackShelf, now: () => number = Date.now) {
    this.#shelf = shelf;
    this.#now = now;
  }

  /** errors  bad-argument: another file is under way; out-of-memory. */
  start({ name, size }: Request<"packStart">): Calls["packStart"]["reply"] {
    if (this.#upload && this.#now() - this.#upload.touched < ABANDONED_MS)
      throw refuse("Another pack is under way: end it first.", "upload");
    const number = ++this.#lastNumber;
    this.#upload = { number, name, bytes: room(size), received: 0, touched: this.#now() };
    return { upload: number };
  }

  /** errors  not-found; bad-argument: no base64, or more than was said: the upload can still be ended. */
  bytes(request: Request<"packBytes">): Calls["packBytes"]["reply"] {
    const upload = this.#find(request.upload);
    upload.touched = this.#now();
    const piece = bytesOfBase64(request.bytes);
    if (upload.received + piece.length > upload.bytes.length) throw refuse("These are more bytes than the file has.", "bytes");
    upload.bytes.set(piece, upload.received);
    upload.received += piece.length;
    return { received: upload.received };
  }

  /** errors  not-found, no-storage, and the core's of a file that is no good pack; nothing is left of it then. */
  async end(core: Core, { upload: number, keep, replace = false }: Request<"packEnd">): Promise<PackOutcome> {
    const upload = this.#find(number);
    upload.touched = this.#now();
    this.#upload = null;
    if (!keep) return { isKept: false, pack: null, stands: null };
    const pack = look(core, upload);
    const stands = await this.#shelf.standing(pack);
    if (stands && !replace) {
      this.#upload ??= upload; // the person is asked
      return { isKept: false, pack, stands };
    }
    await this.#shelf.add(core, pack, upload.bytes);
    return { isKept: true, pack, stands: null };
  }

  #find(number: number): Upload {
    if (this.#upload?.number === number) return this.#upload;
    throw new CoreError(failure("not-found", `There is no upload ${number} under way.`, "upload"));
  }
}

/** What a pack says of itself. errors  corrupt-data, unsupported-version, out-of-memory. */
function look(core: Core, { bytes, received, name }: Upload): PackFacts {
  if (received !== bytes.length) throw new CoreError(failure("corrupt-data", `Of ${name} only ${received} bytes came.`, "end"));
  const pack = core.inspectPack(bytes);
  if (isPackId(pack.id) && LANGUAGE_TAG.test(pack.from) && LANGUAGE_TAG.test(pack.to) && pack.from !== pack.to) return pack;
  throw new CoreError(failure("corrupt-data", `The pack ${name} does not say what it translates.`, "manifest"));
}

function room(size: number): Uint8Array {
  try {
    return new Uint8Array(size);
  } catch {
    throw new CoreError(failure("out-of-memory", `There is no room for a pack of ${size} bytes.`));
  }
}

function refuse(message: string, where: string): CoreError {
  return new CoreError(failure("bad-argument", message, where));
}
