// SPDX-License-Identifier: GPL-3.0-or-later
// `palimpsest memory lookup`, as a translator calls it.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { COMMAND } from "./palimpsest.js";

const UNITS = "Save the file.\tGuarde el archivo.\r\nOpen 3 files\tAbrir 3 archivos\tignored\n\nClose the big window now\tCierre\n";

let folder = "";
const at = (name: string): string => path.join(folder, name);

interface Run {
  readonly status: number | null;
  readonly lines: readonly { readonly matches: readonly { readonly score: number; readonly target: string; readonly kind: string }[] }[];
  readonly errors: string;
}

function lookUp(input: string, ...options: readonly string[]): Run {
  const { status, stdout, stderr } = spawnSync(COMMAND, ["memory", "lookup", ...options], { input, encoding: "utf8" });
  const lines = stdout.split("\n").filter(Boolean).map((line) => JSON.parse(line) as Run["lines"][number]);
  return { status, lines, errors: stderr };
}

describe.skipIf(!existsSync(COMMAND))("palimpsest memory lookup", () => {
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), "palimpsest-memory-"));
    writeFileSync(at("units.tsv"), UNITS);
    writeFileSync(at("units.tsv.gz"), gzipSync(UNITS));
    writeFileSync(at("bad.tsv"), "one\tuno\nno tab here\n");
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(["units.tsv", "units.tsv.gz"])("finds what is exact, folded or alike in %s, a line for a line", (name) => {
    const { status, lines } = lookUp("Save the file.\nopen 3 FILES\nClose the small window now\nnothing alike\n", "--tsv", at(name));
    expect(status).toBe(0);
    expect(lines.map(({ matches }) => matches.map(({ score, target, kind }) => [score, target, kind]))).toEqual([
      [[100, "Guarde el archivo.", "exact"]],
      [[98, "Abrir 3 archivos", "folded"]],
      [[80, "Cierre", "fuzzy"]],
      [],
    ]);
  });

  test("keeps to the threshold and the number that is asked for", () => {
    expect(lookUp("Close the small window now", "--tsv", at("units.tsv"), "--threshold", "81").lines[0]?.matches).toEqual([]);
    expect(lookUp("the", "--tsv", at("units.tsv"), "--threshold", "1", "--top", "2").lines[0]?.matches).toHaveLength(2);
  });

  test.each([
    [["--tsv", "bad.tsv"], /line 2.*has no tab|has no tab.*line 2/s],
    [["--tsv", "nowhere.tsv"], /nowhere\.tsv.*cannot be read|cannot be read.*nowhere\.tsv/s],
    [["--tsv", "units.tsv", "--threshold", "0"], /--threshold 0/],
    [["--tsv", "units.tsv", "--metric", "miles"], /weighted, words or characters/],
    [[], /--tsv FILE/],
  ])("says what is wrong with %j, and what to do", (options, expected) => {
    const { status, errors } = lookUp("x", ...options.map((option) => (option.endsWith(".tsv") ? at(option) : option)));
    expect(status).toBe(2);
    expect(errors).toMatch(expected);
  });
});
