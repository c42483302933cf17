// SPDX-License-Identifier: GPL-3.0-or-later
// The recorded outputs of the native tool in the shared material, where that exists: 5,000 sentences
// and 500 with inline codes in each direction, and 300 with every stage.
import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { translateLines } from "./palimpsest.js";

const FOLDER = "../shared/data/mt";

const rows = (file: string) =>
  gunzipSync(readFileSync(`${FOLDER}/${file}`))
    .toString("utf8")
    .split("\n")
    .slice(0, -1)
    .map((line) => line.split("\t") as [string, string]);

/** The rows that come out differently, as [source, native, ours]. */
function differences(mode: string, options: string[], expected: readonly [string, string][]) {
  const ours = translateLines(mode, options, expected.map(([source]) => source));
  expect(ours).toHaveLength(expected.length);
  return expected.flatMap(([source, native], i) => (ours[i] === native ? [] : [[source, native, ours[i]]]));
}

describe.skipIf(!existsSync(FOLDER)).each(["eng-spa", "spa-eng"])("%s oracle", (mode) => {
  test("5,000 sentences, 0 differences", () => {
    expect(differences(mode, ["--mark-unknown"], rows(`${mode}.oracle.tsv.gz`))).toEqual([]);
  });

  test("500 lines with inline codes, 0 differences", () => {
    expect(differences(mode, ["--stream"], rows(`${mode}.markup.tsv.gz`))).toEqual([]);
  });

  test("every stage of 300 sentences", () => {
    const records = readFileSync(`${FOLDER}/${mode}.dev.jsonl`, "utf8")
      .split("\n")
      .slice(0, -1)
      .map((line) => JSON.parse(line) as { src: string; stages: Record<string, string> });
    const ours = translateLines(mode, ["--stages"], records.map((record) => record.src));
    for (const [i, record] of records.entries()) {
      const stages = (JSON.parse(ours[i] ?? "{}") as { stages: Record<string, string> }).stages;
      expect(stages, record.src).toEqual(record.stages);
    }
  });
});
