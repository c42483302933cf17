// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of units of a file (wasm/app/file_rows.h), read the obvious way.
import type { FileUnit } from "../../../js-glue/core/exchange.js";
import { neighboursOf } from "../../../js-glue/protocol/memory.js";
import { decodeRuns } from "../../../js-glue/store/runs-text.js";

export function readFileRows(bytes: Uint8Array): readonly FileUnit[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = 0;
  const u32 = (): number => view.getUint32((at += 4) - 4, true);
  const f64 = (): number => view.getFloat64((at += 8) - 8, true);
  const text = (): string => {
    const size = u32();
    at += size;
    return new TextDecoder().decode(bytes.subarray(at - size, at));
  };
  const pairs = Array.from({ length: u32() }, () => ({ from: text(), to: text() }));
  const units: FileUnit[] = [];
  while (at < bytes.length) {
    const pair = pairs[u32()] ?? { from: "none", to: "none" };
    const times = { created: f64(), changed: f64() };
    const texts = { source: decodeRuns(text()), target: decodeRuns(text()) };
    const unit = { ...pair, ...texts, ...times, site: text(), author: text(), note: text() };
    const extra = text();
    const neighbours = neighboursOf({ before: text(), after: text() });
    units.push({ ...unit, ...neighbours, ...(extra === "" ? {} : { extra }) });
  }
  return units;
}
