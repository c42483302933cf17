// SPDX-License-Identifier: GPL-3.0-or-later
// `palimpsest segment --srx`, as a translator calls it.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { COMMAND } from "./palimpsest.js";

const CONSTRUCTS = "tests/fixtures/srx/constructs.srx";
const UNREADABLE = "tests/fixtures/srx/unreadable.srx";

interface Stated {
  readonly shows: string;
  readonly sentences: readonly string[];
}

let folder = "";

function segment(input: string, ...options: readonly string[]): { readonly status: number | null; readonly lines: readonly string[]; readonly errors: string } {
  const { status, stdout, stderr } = spawnSync(COMMAND, ["segment", ...options], { input, encoding: "utf8" });
  return { status, lines: stdout.split("\n").filter(Boolean), errors: stderr };
}

describe.skipIf(!existsSync(COMMAND))("palimpsest segment --srx", () => {
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), "palimpsest-srx-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const fileOf = (name: string, content: string | Buffer): string => {
    const file = path.join(folder, name);
    writeFileSync(file, content);
    return file;
  };

  test("breaks where the file of constructs says by hand, a line for a line", () => {
    const input = readFileSync("tests/fixtures/srx/constructs.jsonl", "utf8");
    const { status, lines, errors } = segment(input, "--srx", CONSTRUCTS);
    expect({ status, errors }).toEqual({ status: 0, errors: "" });
    const stated = input.trim().split("\n").map((line) => JSON.parse(line) as Stated);
    expect(lines).toHaveLength(stated.length);
    for (const [index, { shows, sentences }] of stated.entries()) {
      expect((JSON.parse(lines[index] ?? "{}") as Stated).sentences, shows).toEqual(sentences);
    }
  });

  test("names what can't be read with file, line, pattern and reason, and does nothing", () => {
    const { status, lines, errors } = segment('{"lang":"en","text":"a; b"}\n', "--srx", UNREADABLE);
    expect({ status, lines }).toEqual({ status: 2, lines: [] });
    expect(errors).toContain(`${UNREADABLE}:8: rules "Default", the pattern before the break (a)\\1\\., at character 4: a back-reference`);
    expect(errors).toContain(`${UNREADABLE}:17:`);
    expect(errors).toContain(`${UNREADABLE}:22:`);
    expect(errors).toContain("--srx-skip-unreadable");
  });

  test("uses the rest when it is told to", () => {
    const { status, lines, errors } = segment('{"lang":"en","text":"a; b. c"}\n', "--srx", UNREADABLE, "--srx-skip-unreadable");
    expect({ status, lines }).toEqual({ status: 0, lines: ['{"sentences":["a;","b. c"]}'] });
    expect(errors).toContain(":8:");
  });

  test("reads UTF-16 and files with a byte order mark", () => {
    const text = readFileSync(UNREADABLE, "utf8").replace('encoding="UTF-8"', "");
    const files = [fileOf("wide.srx", Buffer.from(`\uFEFF${text}`, "utf16le")), fileOf("marked.srx", `\uFEFF${text}`)];
    for (const file of files) expect(segment("", "--srx", file).errors).toContain(`${file}:8:`);
  });

  test.each([
    ["broken.srx", "<srx>\n<body>\n</srx>", /broken\.srx:3: not well-formed XML/],
    ["other.srx", "<tmx/>", /other\.srx: this is no SRX file/],
    ["empty.srx", "", /empty\.srx:1: not well-formed XML/],
  ])("refuses %s", (name, content, message) => {
    const { status, errors } = segment("", "--srx", fileOf(name, content));
    expect(status).toBe(2);
    expect(errors).toMatch(message);
  });

  test("says which file is not there", () => {
    expect(segment("", "--srx", path.join(folder, "none.srx"))).toMatchObject({ status: 2, lines: [] });
  });

  test.skipIf(!existsSync("/dev/full"))("says that its output could not be written", () => {
    const input = '{"lang":"en","text":"One. Two."}\n';
    const { status, stderr } = spawnSync("sh", ["-c", `exec "${COMMAND}" segment > /dev/full`], { input, encoding: "utf8" });
    expect(status).not.toBe(0);
    expect(stderr).toContain("standard output");
  });
});
