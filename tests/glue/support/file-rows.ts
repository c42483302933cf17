// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of units of a file (wasm/app/file_rows.h), written the obvious way.
import { ByteWriter } from "../../../js-glue/store/byte-writer.js";
import { encodeRuns } from "../../../js-glue/store/runs-text.js";
import type { NewUnit } from "../../../js-glue/store/unit-table.js";

export function fileRows(units: readonly NewUnit[]): Uint8Array {
  const bytes = new ByteWriter();
  const pairs = new Map(units.map(({ pair }) => [`${pair.from} ${pair.to}`, pair]));
  bytes.u32(pairs.size);
  for (const { from, to } of pairs.values()) for (const language of [from, to]) bytes.text(language);
  const numbers = new Map([...pairs.keys()].map((name, index) => [name, index]));
  for (const unit of units) {
    bytes.u32(numbers.get(`${unit.pair.from} ${unit.pair.to}`) ?? 0);
    bytes.f64(unit.created);
    bytes.f64(unit.changed);
    const { source, target, site, author, note, extra = "", before = "", after = "" } = unit;
    for (const text of [encodeRuns(source), encodeRuns(target), site, author, note, extra, before, after]) bytes.text(text);
  }
  return bytes.written().slice();
}
