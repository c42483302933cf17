// SPDX-License-Identifier: GPL-3.0-or-later
// Packs for tests: one that was built, with other words in its manifest, e.g. as if it translated from
// French. The layout: wasm/apertium/pack_format.h.
import { crc32 } from "node:zlib";

const HEADER_BYTES = 16;
const ENTRY_BYTES = 16; // kind, offset, size, crc
const MANIFEST = 1;

/** `changes` replace fields of the manifest. */
export function remadePack(pack: Uint8Array, changes: Readonly<Record<string, string>>): Uint8Array {
  const view = new DataView(pack.buffer, pack.byteOffset, pack.byteLength);
  const entries = Array.from({ length: view.getUint32(12, true) }, (_, index) => HEADER_BYTES + index * ENTRY_BYTES);
  const entry = entries.find((at) => view.getUint32(at, true) === MANIFEST);
  if (entry === undefined) throw new Error("the pack has no manifest");
  const begin = view.getUint32(entry + 4, true);
  const length = view.getUint32(begin, true);
  const manifest = JSON.parse(new TextDecoder().decode(pack.subarray(begin + 8, begin + 8 + length))) as object;
  const section = stringSection(JSON.stringify({ ...manifest, ...changes }));

  const at = Math.ceil(pack.length / 8) * 8;
  const made = new Uint8Array(at + section.length);
  made.set(pack);
  made.set(section, at);
  const out = new DataView(made.buffer);
  out.setUint32(entry + 4, at, true);
  out.setUint32(entry + 8, section.length, true);
  out.setUint32(entry + 12, crc32(section), true);
  const end = HEADER_BYTES + entries.length * ENTRY_BYTES;
  out.setUint32(end, crc32(made.subarray(0, end)), true);
  return made;
}

/** The same pack as if it were of another version of the format. */
export function packOfVersion(pack: Uint8Array, version: number): Uint8Array {
  const made = pack.slice();
  new DataView(made.buffer).setUint32(8, version, true);
  return made;
}

/** Count, padding to 8, bytes, padding to 4. */
function stringSection(text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  const section = new Uint8Array(Math.ceil((8 + bytes.length) / 4) * 4);
  new DataView(section.buffer).setUint32(0, bytes.length, true);
  section.set(bytes, 8);
  return section;
}
