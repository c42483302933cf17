// SPDX-License-Identifier: GPL-3.0-or-later
// A file that a page of the extension hands over as it is (protocol/hand-over.ts); nothing of it is read but the
// pieces asked for.
import { CoreError } from "../core/errors.js";
import { failure, messageOf } from "../protocol/failure.js";
import { importChannel, PIECE_BYTES, TAKEN } from "../protocol/hand-over.js";

/** What is used of a BroadcastChannel; Node's carries no files. */
export interface FileChannel {
  onmessage: ((event: MessageEvent<unknown>) => void) | null;
  postMessage(message: unknown): void;
  close(): void;
}

export class HandedFile {
  readonly #channel: FileChannel;
  #file: Blob | null = null;
  #next = 0; // where the next piece begins
  #latest: Promise<unknown> = Promise.resolve(); // the piece before it

  /** Listens for the file of this import until it came, or close(). */
  constructor(importId: number, channel: FileChannel = new BroadcastChannel(importChannel(importId))) {
    this.#channel = channel;
    this.#channel.onmessage = ({ data }) => {
      if (!(data instanceof Blob)) return;
      this.#file ??= data;
      this.#channel.postMessage(TAKEN);
    };
  }

  get isThere(): boolean {
    return this.#file !== null;
  }

  /**
   * The next piece; empty at the file's end, and if there is none. Who asks for two at a time has the second read
   * while the first is at work; they come in their order. errors  CoreError bad-argument: it can't be read (any more).
   */
  async read(): Promise<Uint8Array> {
    const file = this.#file ?? new Blob();
    const piece = file.slice(this.#next, this.#next + PIECE_BYTES);
    this.#next += piece.size;
    const before = this.#latest;
    // One after the other: of two reads at once Firefox (153) never ends the second where a page made the file.
    const reading = before.then(async () => piece.arrayBuffer()).then(
      (bytes) => new Uint8Array(bytes),
      (thrown: unknown) => {
        throw new CoreError(failure("bad-argument", `The file can't be read: ${messageOf(thrown)}`, "import"));
      },
    );
    this.#latest = reading;
    return reading;
  }

  close(): void {
    this.#channel.close();
    this.#file = null;
  }
}
