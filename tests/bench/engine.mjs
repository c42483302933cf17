// SPDX-License-Identifier: GPL-3.0-or-later
// The embedded engine beside the native Apertium pipeline, in one run: words per CPU second, the time
// from the start of the program (WASM: of loading module and pack) to the first translated word, what
// resident memory grows by (native: the largest size of the whole process), and the size of the pack. The module also in a worker of the extension in Chromium.
//
//   node tests/bench/engine.mjs [--text-eng FILE] [--text-spa FILE] [--lines N] [--runs N]
//
// Packs are measured as `gzip -9` leaves them: in the extension's zip they are deflated the same way.
// The texts are the shared oracle's sentences where they are, else an article of our own, many times.
// CPU seconds are those of the whole process tree, user and system, less the start on empty input.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { gunzipSync, gzipSync } from "node:zlib";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const OUT = path.join(ROOT, "build/bench");
const COMMAND = path.join(ROOT, "build/release/palimpsest");
const ORACLE = path.join(ROOT, "../shared/data/mt");
const ARTICLE_COPIES = 100;

const { values: options } = parseArgs({
  options: {
    "text-eng": { type: "string" },
    "text-spa": { type: "string" },
    lines: { type: "string", default: "5000" },
    runs: { type: "string", default: "3" },
  },
});
const RUNS = Number(options.runs);

/** Sentences, one a line. */
function textOf(mode) {
  const given = options[`text-${mode.slice(0, 3)}`];
  if (given !== undefined) return readFileSync(given, "utf8");
  const oracle = path.join(ORACLE, `${mode}.oracle.tsv.gz`);
  if (existsSync(oracle)) {
    return gunzipSync(readFileSync(oracle)).toString("utf8").replace(/\t.*$/gm, "");
  }
  const article = readFileSync(path.join(ROOT, "tests/bench/support/article.txt"), "utf8");
  return article.repeat(ARTICLE_COPIES);
}

const escaped = (text) =>
  text.replace(/[\\^$/[\]{}<>@]/g, "\\$&").replace(/$/gm, "[]");

/** The largest resident size of a process, in MB: the sum over a pipeline's is not asked for. */
function residentMb(command, input) {
  const code = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL); " +
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)";
  return Number(execFileSync("python3", ["-c", code, ...command], { input: readFileSync(input), encoding: "utf8" }));
}

/** CPU and wall seconds of a shell command, input and output redirected; the best of RUNS. */
function measure(command, input) {
  let best = { cpu: Infinity, wall: Infinity };
  for (let i = 0; i < RUNS; ++i) {
    const script = `TIMEFORMAT='%U %S %R'; time ${command} < '${input}' > /dev/null 2> /dev/null`;
    const times = execFileSync("bash", ["-c", `{ ${script}; } 2>&1`], { encoding: "utf8" });
    const [user, system, wall] = times.trim().split(/\s+/).map(Number);
    best = { cpu: Math.min(best.cpu, user + system), wall: Math.min(best.wall, wall) };
  }
  return best;
}

const row = (cells) => console.log(cells.map((cell, i) => String(cell)[i ? "padStart" : "padEnd"](i ? 15 : 34)).join(""));
const whole = (number) => Math.round(number).toLocaleString("en");

mkdirSync(OUT, { recursive: true });
const empty = path.join(OUT, "empty.txt");
writeFileSync(empty, "");
for (const mode of ["eng-spa", "spa-eng"]) {
  const pack = path.join(ROOT, `build/packs/${mode}.pack`);
  for (const file of [COMMAND, pack]) {
    if (existsSync(file)) continue;
    console.error(`engine: ${file} is not there; run \`make cli packs\` first`);
    process.exit(2);
  }
  const text = textOf(mode).split("\n").slice(0, Number(options.lines)).join("\n") + "\n";
  const words = text.trim().split(/\s+/).length;
  const plain = path.join(OUT, `${mode}.txt`);
  const stream = path.join(OUT, `${mode}.stream.txt`);
  const oneWord = path.join(OUT, "word.txt");
  writeFileSync(plain, text);
  writeFileSync(stream, escaped(text));
  writeFileSync(oneWord, "casa\n");

  const measured = [
    ["apertium (native pipeline)", `apertium -f none ${mode}`, stream],
    ["palimpsest, native", `'${COMMAND}' translate --mark-unknown --pack '${pack}'`, plain],
  ].map(([name, command, input]) => {
    const idle = measure(command, empty);
    const full = measure(command, input);
    return { name, perSecond: words / (full.cpu - idle.cpu), startMs: measure(command, oneWord).wall * 1000 };
  });
  const script = (name, ...more) => {
    const given = [path.join(ROOT, "tests/bench/support", name), "--text", plain, ...more];
    return JSON.parse(execFileSync("node", given, { encoding: "utf8" }));
  };
  const rounds = script("wasm_rounds.mjs", "--pack", pack);
  measured.push({
    name: "palimpsest, WASM in Node",
    perSecond: rounds.words / rounds.seconds,
    startMs: rounds.moduleMs + rounds.packMs + rounds.firstMs,
    residentMb: rounds.residentMb,
  });
  const inChromium = existsSync(path.join(ROOT, "dist/chromium")) ? script("chromium_rounds.mjs", "--mode", mode) : undefined;
  if (inChromium !== undefined) {
    measured.push({
      name: "palimpsest, WASM in Chromium",
      perSecond: inChromium.words / inChromium.seconds,
      startMs: inChromium.moduleMs + inChromium.totalMs,
      residentMb: inChromium.residentMb,
    });
  }
  const translate = [COMMAND, "translate", "--mark-unknown", "--pack", pack];
  measured[1].residentMb = residentMb(translate, plain);
  const bytes = readFileSync(pack);
  const packed = gzipSync(bytes, { level: 9 }).length;
  console.log(`\n${mode}: ${whole(words)} words; pack ${whole(bytes.length)} bytes, gzip -9 ${whole(packed)}`);
  row(["", "words/CPU s", "x native", "first word, ms", "resident, MB"]);
  for (const { name, perSecond, startMs, residentMb: resident } of measured) {
    const times = (perSecond / measured[0].perSecond).toFixed(1);
    row([name, whole(perSecond), times, startMs.toFixed(0), resident === undefined ? "-" : resident.toFixed(1)]);
  }
  if (inChromium !== undefined) {
    const { fetchMs, packMs, firstMs, totalMs, starts } = inChromium;
    console.log(
      `a worker in Chromium, medians of ${starts} starts: pack read ${fetchMs.toFixed(0)} ms, added ${packMs.toFixed(0)} ms, ` +
        `first sentence ${firstMs.toFixed(0)} ms; together ${totalMs.toFixed(0)} ms`,
    );
  }
}
