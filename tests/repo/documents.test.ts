// SPDX-License-Identifier: GPL-3.0-or-later
// What the documents say is true.
import { existsSync } from "node:fs";
import path from "node:path";

import { expect, test } from "vitest";

import { read, root, trackedFiles } from "./tracked.js";

const DOCUMENTS = trackedFiles().filter((file) => /^(README|CONTRIBUTING|docs\/[A-Z]+)\.md$/.test(file));
const TARGETS = new Set(
  [...read("Makefile").matchAll(/^([a-z][a-z -]*):/gm)].flatMap(([, names = ""]) => names.split(" ")),
);

test.each(DOCUMENTS)("%s: every `make` target it names exists", (file) => {
  const named = [...read(file).matchAll(/(?:^|`)make ([a-z-]+)/gm)].map(([, target = ""]) => target);
  expect(named.filter((target) => !TARGETS.has(target))).toEqual([]);
});

test.each(DOCUMENTS)("%s: every file it links to is there", (file) => {
  const links = [...read(file).matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, target = ""]) => target);
  const missing = links.filter((target) => !existsSync(path.join(root, path.dirname(file), target)));
  expect(missing).toEqual([]);
});

test("the README is a door, not a book", () => {
  const lines = read("README.md").split("\n").length;
  expect(lines).toBeGreaterThanOrEqual(100);
  expect(lines).toBeLessThanOrEqual(250);
});

test("the changelog has a section for the version of package.json", () => {
  const { version } = JSON.parse(read("package.json")) as { version: string };
  expect(read("CHANGELOG.md")).toContain(`## ${version}`);
  expect(read("CMakeLists.txt")).toContain(`VERSION ${version} `);
});

test("the licence is the GNU GPL, version 3", () => {
  expect(read("LICENSE")).toContain("GNU GENERAL PUBLIC LICENSE");
  expect(read("LICENSE").split("\n").length).toBeGreaterThan(600);
});
