// SPDX-License-Identifier: GPL-3.0-or-later
// Habits a machine can check.
import { expect, test } from "vitest";

import { read, textFiles } from "./tracked.js";

const FILES = textFiles();
const SOURCES = FILES.filter((file) => /\.(ts|mts|mjs|js|h|cpp|py|sh|cmake)$|Makefile$|CMakeLists\.txt$/.test(file));

/** "file:line: text" of every line that matches. */
function lines(files: readonly string[], pattern: RegExp): string[] {
  return files.flatMap((file) =>
    read(file)
      .split("\n")
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${String(index + 1)}: ${line.trim().slice(0, 100)}`] : [])),
  );
}

test("no file names a folder of one person's machine", () => {
  expect(lines(FILES, /(?<![\w.<])\/(?:home|root|Users|work)\/[\w.-]+/)).toEqual([]);
});

test("no file names a package registry", () => {
  expect(lines(FILES, /https?:\/\/(?:[\w-]+\.)*(?:registry|deb|npmjs|pypi)\.[\w.]+/)).toEqual([]);
});

test("the lock file holds no download addresses", () => {
  const { packages } = JSON.parse(read("package-lock.json")) as { packages: Record<string, { resolved?: string }> };
  expect(Object.entries(packages).filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
});

test("dependencies have exact versions", () => {
  const { dependencies = {}, devDependencies = {} } = JSON.parse(read("package.json")) as Record<
    "dependencies" | "devDependencies",
    Record<string, string> | undefined
  >;
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
  expect(loose).toEqual([]);
});

test("what is left to do has an issue number", () => {
  const words = ["TO" + "DO", "FIX" + "ME"]; // in pieces, or this file would name itself
  expect(lines(SOURCES, new RegExp(`\\b(?:${words.join("|")})\\b(?!\\(#\\d+\\))`))).toEqual([]);
});

test("every source says its licence on top", () => {
  const generated = /(^|\/)generated\//;
  const unmarked = SOURCES.filter(
    (file) => !generated.test(file) && !read(file).split("\n", 4).join("\n").includes("SPDX-License-Identifier: GPL-3.0-or-later"),
  );
  expect(unmarked).toEqual([]);
});

test("no test is switched off or run alone", () => {
  const tests = FILES.filter((file) => /\.test\.ts$/.test(file));
  expect(lines(tests, /\b(?:test|it|describe)\.(?:only|skip|todo)\b/)).toEqual([]);
});
