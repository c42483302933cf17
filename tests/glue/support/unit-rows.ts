// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of units (wasm/app/unit_rows.h) read again.

export interface ReadRow {
  readonly id: number;
  readonly memory: number;
  readonly pair: string; // "en es"
  readonly origin: number;
  readonly changed: number;
  readonly texts: readonly [source: string, target: string, site: string, before: string, after: string];
}

export function readRows(bytes: Uint8Array): readonly ReadRow[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = 0;
  const u32 = (): number => view.getUint32((at += 4) - 4, true);
  const f64 = (): number => view.getFloat64((at += 8) - 8, true);
  const text = (): string => {
    const size = u32();
    at += size;
    return new TextDecoder().decode(bytes.subarray(at - size, at));
  };
  const pairs = Array.from({ length: u32() }, () => `${text()} ${text()}`);
  const rows: ReadRow[] = [];
  while (at < bytes.length)
    rows.push({
      id: u32(),
      memory: u32(),
      pair: pairs[u32()] ?? "none",
      origin: u32(),
      changed: f64(),
      texts: [text(), text(), text(), text(), text()],
    });
  return rows;
}
