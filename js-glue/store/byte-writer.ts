// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers and texts as bytes, one after the other, in a buffer that is used again and again. A text is
// its length in bytes as u32, then UTF-8; numbers are little-endian and not aligned.

const FIRST_BYTES = 1 << 20;

export class ByteWriter {
  readonly #encoder = new TextEncoder();
  #bytes = new Uint8Array(FIRST_BYTES);
  #view = new DataView(this.#bytes.buffer);
  #size = 0;

  clear(): void {
    this.#size = 0;
  }

  /** What was written since clear(); a view, until something else is written. */
  written(): Uint8Array {
    return this.#bytes.subarray(0, this.#size);
  }

  u32(value: number): void {
    this.#reserve(4);
    this.#view.setUint32(this.#size, value, true);
    this.#size += 4;
  }

  f64(value: number): void {
    this.#reserve(8);
    this.#view.setFloat64(this.#size, value, true);
    this.#size += 8;
  }

  text(text: string): void {
    this.encoded(this.#encoder.encode(text));
  }

  /** A text that is UTF-8 already. */
  encoded(text: Uint8Array): void {
    this.u32(text.length);
    this.#reserve(text.length);
    this.#bytes.set(text, this.#size);
    this.#size += text.length;
  }

  #reserve(more: number): void {
    if (this.#size + more <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#size + more));
    grown.set(this.#bytes);
    this.#bytes = grown;
    this.#view = new DataView(grown.buffer);
  }
}
