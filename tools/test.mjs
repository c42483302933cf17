#!/usr/bin/env node
// SPDX-License-Identifier: GPL-3.0-or-later
// Every check of the project, and the line `N passed, N failed` at the end, which sums the cases of
// doctest and vitest. What each step printed is in build/test/<step>.log. Two lanes run side by side: the
// extension and then the browsers that use it; and all that needs no browser, with what the first lane
// leaves of the machine. A build that fails ends its lane; a failed test does not, so that one run shows
// everything.
//
// usage:    node tools/test.mjs [STEP...]      all steps without arguments
// example:  node tools/test.mjs wasm glue
import { spawn } from "node:child_process";
import { createWriteStream, mkdirSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const results = path.join(root, "build/test");

const vitest = (project) => ({
  name: project,
  run: `npx vitest run --project ${project} --passWithNoTests --reporter=default --reporter=json --outputFile.json=build/test/${project}.json`,
  repeat: `npx vitest run --project ${project}`,
  count: () => countVitest(path.join(results, `${project}.json`)),
});
const ctest = (preset) => ({
  name: `${preset}-tests`,
  run: `ctest --preset ${preset} --test-output-size-passed 1000000 --test-output-size-failed 1000000 --output-junit ${results}/${preset}.xml`,
  repeat: `ctest --preset ${preset}`,
  count: () => countDoctest(path.join(results, `${preset}.xml`)),
});

// `ends`: without what this makes, the steps after it say nothing.
const EXTENSION = [
  { name: "packs", run: "make -s packs", ends: true },
  { name: "extension", run: "make -s extension", ends: true },
  vitest("built"),
];
const BROWSERS = [vitest("dom"), vitest("e2e")];
const NATIVE = [
  { name: "format", run: "make -s check-format" },
  { name: "lint", run: "npx eslint ." },
  { name: "types", run: "npx tsc --build" },
  vitest("repo"),
  vitest("unit"),
  { name: "asan", run: "make -s asan", ends: true },
  ctest("asan"),
];
const PACKED = [vitest("reference"), vitest("glue"), { name: "wasm", run: "make -s wasm", ends: true }, ctest("wasm")];
const STEPS = [...EXTENSION, ...BROWSERS, ...NATIVE, ...PACKED];

/** vitest's JSON report; a file that could not even be loaded counts as one failure. */
function countVitest(file) {
  const report = JSON.parse(readFileSync(file, "utf8"));
  const names = [];
  for (const { name, status, message, assertionResults } of report.testResults) {
    const where = path.relative(root, name);
    if (status === "failed" && assertionResults.length === 0) names.push(`${where}: ${firstLine(message)}`);
    for (const { status, fullName, failureMessages } of assertionResults) {
      if (status === "failed") names.push(`${where}: ${fullName}: ${firstLine(failureMessages[0])}`);
    }
  }
  return { passed: report.numPassedTests, failed: names.length, names };
}

function firstLine(message = "") {
  return message.split("\n", 1)[0];
}

/** ctest's JUnit report: the cases doctest counted in each program's output, else the program. */
function countDoctest(file) {
  // Under node doctest believes in a terminal and writes colours; ctest spells out the escapes.
  const xml = readFileSync(file, "utf8").replace(/\[NON-XML-CHAR-0x1B\]\[[0-9;]*m/g, "");
  const sum = { passed: 0, failed: 0, names: [] };
  for (const [, attributes, body = ""] of xml.matchAll(/<testcase ([^>]*?)(?:\/>|>(.*?)<\/testcase>)/gs)) {
    const ok = /status="run"/.test(attributes);
    if (!ok) sum.names.push(/name="([^"]*)"/.exec(attributes)?.[1] ?? "a program without a name");
    const cases = /test cases:\s*\d+\s*\|\s*(\d+) passed\s*\|\s*(\d+) failed/.exec(body);
    sum.passed += cases ? Number(cases[1]) : ok ? 1 : 0;
    sum.failed += Math.max(cases ? Number(cases[2]) : 0, ok ? 0 : 1);
  }
  return sum;
}

/**
 * Runs a step's command after `prefix`; its output goes to build/test/<step>.log and to the terminal: at
 * once if it is the only step, else all of it at the end.
 */
function execute(step, prefix) {
  return new Promise((resolve) => {
    const log = createWriteStream(path.join(results, `${step.name}.log`));
    const child = spawn(prefix + step.run, { cwd: root, shell: true, stdio: ["ignore", "pipe", "pipe"] });
    const kept = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (data) => {
        if (isAlone) process.stdout.write(data);
        else kept.push(data);
        log.write(data);
      });
    }
    child.once("close", (code) => {
      process.stdout.write(Buffer.concat([Buffer.from(title(step)), ...kept]));
      log.end(() => resolve(code === 0));
    });
  });
}

function title(step) {
  return `\n== ${step.name}: ${step.repeat ?? step.run}\n`;
}

function counted(step, ok) {
  let sum = { passed: 0, failed: 0, names: [] };
  try {
    sum = step.count?.() ?? sum;
  } catch (error) {
    console.error(`${step.name}: its counts could not be read (${error.message})`);
    ok = false;
  }
  return ok || sum.failed > 0 ? sum : { passed: sum.passed, failed: 1, names: [`${step.repeat ?? step.run} ended badly`] };
}

const wanted = process.argv.slice(2);
const isAlone = wanted.length === 1;
const unknown = wanted.find((name) => !STEPS.some((step) => step.name === name));
if (unknown !== undefined) {
  console.error(`test.mjs: no step "${unknown}"; there are ${STEPS.map((step) => step.name).join(" ")}`);
  process.exit(2);
}
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const total = { passed: 0, failed: 0 };
const rows = [];
const failures = [];

/** Runs steps one after the other; false: one failed without which the next ones say nothing. */
async function inTurn(steps, prefix = "") {
  for (const step of steps) {
    if (wanted.length > 0 && !wanted.includes(step.name)) continue;
    console.log(`\n== ${step.name} begins`);
    const start = performance.now();
    const ok = await execute(step, prefix);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    const { passed, failed, names } = counted(step, ok);
    total.passed += passed;
    total.failed += failed;
    rows.push([step.name, seconds, passed, failed]);
    failures.push(...names.map((name) => `failed in ${step.name}: ${name}`));
    if (failed > 0) console.log(`\n${step.name} failed; to repeat it: ${step.repeat ?? step.run}`);
    if (failed > 0 && step.ends) return false;
  }
  return true;
}

const begin = performance.now();
const YIELDING = `CMAKE_BUILD_PARALLEL_LEVEL=${availableParallelism()} nice -n 15 `;
const built = inTurn(EXTENSION);
await Promise.all([
  built.then((isBuilt) => isBuilt && inTurn(BROWSERS)),
  inTurn(NATIVE, YIELDING).then(async (isNative) => isNative && (await built) && inTurn(PACKED, YIELDING)),
]);

console.log("\nstep           seconds  passed  failed");
for (const [name, seconds, passed, failed] of rows) {
  console.log(`${name.padEnd(14)}${seconds.padStart(8)}${String(passed).padStart(8)}${String(failed).padStart(8)}`);
}
console.log(`${"all".padEnd(14)}${((performance.now() - begin) / 1000).toFixed(1).padStart(8)}`);
// Said again at the end: of a long log often only that is kept.
if (failures.length > 0) console.log(`\n${failures.join("\n")}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 ? 1 : 0);
