// SPDX-License-Identifier: GPL-3.0-or-later
// Exchange files between us and the Translate Toolkit, which Debian has: what it makes we read, and
// what we make it reads, unit by unit.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { COMMAND } from "./palimpsest.js";

const PYTHON = "/usr/bin/python3"; // Debian's, which has the package
const READER = "tests/reference/translate_toolkit.py";
const FORMATS = ["tmx", "xlf", "csv"] as const;

const isThere = existsSync("/usr/bin/po2tmx") && existsSync(COMMAND);
if (!isThere) console.warn("\n*** SKIPPED: the Translate Toolkit or our command is missing (tools/setup.sh exchange, make cli) ***\n");

type Pair = readonly [string, string];

/** What is likely to break: markup, quotes, white space, several lines, other scripts. */
const UNITS: readonly Pair[] = [
  ["Open <b>the</b> file & go", "Abra <b>el</b> archivo y siga"],
  ['Line one\nline "two"\ttab', "Línea uno\nlínea «dos»\ttab"],
  ["  two  spaces  ", "  dos  espacios  "],
  ["100 % of 5; a, b", "100 % de 5; a, b"],
  ["&lt; is not <", "&lt; no es <"],
  ["Ship 🚢 — 船", "Barco 🚢 — 船"],
  ["back\\slash", "barra\\inversa"],
];

let folder = "";
const at = (name: string): string => path.join(folder, name);
const run = (command: string, ...args: string[]): void => {
  execFileSync(command, args, { stdio: ["ignore", "ignore", "pipe"] });
};
const convert = (from: string, to: string, ...options: string[]): void => run(COMMAND, "memory", "convert", at(from), at(to), ...options);
const readByToolkit = (name: string): Pair[] => JSON.parse(execFileSync(PYTHON, [READER, at(name)]).toString("utf8")) as Pair[];

/** What we read, by way of a format the toolkit has no part in. */
function readByUs(name: string): Pair[] {
  convert(name, `${name}.tsv`, "--from", "en", "--to", "es");
  convert(`${name}.tsv`, `${name}.again.tmx`, "--from", "en", "--to", "es");
  const text = readFileSync(at(`${name}.again.tmx`), "utf8");
  const segments = [...text.matchAll(/<seg>([^<]*)<\/seg>/g)].map(([, each = ""]) => unescaped(each));
  return segments.flatMap((each, index) => (index % 2 === 0 ? [[each, segments[index + 1] ?? ""] as const] : []));
}

function unescaped(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&#13;", "\r").replaceAll("&amp;", "&");
}

function po(units: readonly Pair[]): string {
  const quoted = (text: string): string =>
    `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n").replaceAll("\t", "\\t")}"`;
  const head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: es\\n"\n';
  return head + units.map(([source, target], index) => `\n#: a.c:${index + 1}\nmsgid ${quoted(source)}\nmsgstr ${quoted(target)}\n`).join("");
}

describe.skipIf(!isThere)("the Translate Toolkit", () => {
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), "palimpsest-exchange-"));
    writeFileSync(at("units.po"), po(UNITS));
    run("/usr/bin/po2tmx", "--progress=none", "-l", "es", at("units.po"), at("theirs.tmx"));
    run("/usr/bin/po2xliff", "--progress=none", at("units.po"), at("theirs.xlf"));
    run("/usr/bin/po2csv", "--progress=none", at("units.po"), at("theirs.csv"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("reads the units of this test from its own PO", () => {
    expect(readByToolkit("units.po")).toEqual(UNITS);
  });

  test.each(FORMATS)("makes %s, which we read", (format) => {
    const ours = readByUs(`theirs.${format}`).filter(([source]) => !source.startsWith("Content-Type:"));
    expect(ours).toEqual(readByToolkit(`theirs.${format}`));
    expect(ours).toHaveLength(UNITS.length);
  });

  test.each(FORMATS)("reads the %s that we make", (format) => {
    convert("theirs.tmx", `ours.${format}`);
    expect(readByToolkit(`ours.${format}`)).toEqual(readByToolkit("theirs.tmx"));
  });

  test("makes a PO of the XLIFF that we make", () => {
    convert("theirs.tmx", "back.xlf");
    run("/usr/bin/xliff2po", "--progress=none", at("back.xlf"), at("back.po"));
    expect(readByToolkit("back.po")).toEqual(readByToolkit("theirs.tmx"));
  });

  test.each(["omegat-level2.tmx", "trados-studio.tmx", "memoq.tmx", "xliff12.xlf"])("reads the texts of %s after us as before us", (name) => {
    writeFileSync(at(`before-${name}`), readFileSync(`tests/fixtures/exchange/${name}`));
    convert(`before-${name}`, `after-${name}`, "--from", "en", "--to", "es");
    const before = readByToolkit(`before-${name}`);
    const after = readByToolkit(`after-${name}`);
    expect(after.length).toBeGreaterThan(0);
    for (const unit of after.filter(([source]) => before.some(([other]) => other === source))) expect(before).toContainEqual(unit);
    expect(after.filter(([source]) => before.some(([other]) => other === source)).length).toBeGreaterThan(0);
  });
});
