// SPDX-License-Identifier: GPL-3.0-or-later
// A language pair of our own, compiled by the native tools: what real pairs seldom do, stage by stage.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { escapeText, runNative, unescapeText } from "./native-pipeline.js";
import { PACK_MAKER, translateLines } from "./palimpsest.js";

const SOURCE = "tests/fixtures/toy-pair";
const BUILD = path.resolve("build/toy-pair");
const MODE = "xla-xlb";
const PACK = path.join(BUILD, `${MODE}.pack`);

const read = (file: string) => readFileSync(path.join(BUILD, file), "utf8");
const lines = (text: string) => text.split("\n").slice(0, -1);

/** Runs a native tool in the build folder; returns what it printed. */
function run(program: string, args: readonly string[], input = ""): string {
  return execFileSync(program, args, { cwd: BUILD, input, stdio: ["pipe", "pipe", "ignore"] }).toString("utf8");
}

function trainTagger() {
  const expanded = lines(run("lt-expand", ["xla.dix"]))
    .filter((line) => !line.includes("__REGEXP__"))
    .map((line) => line.split(":")[0] ?? "");
  const words = new Set([...expanded, ...read("corpus.txt").split(/\s+/)]);
  const analysed = (text: string) => run("lt-proc", ["xla.automorf.bin"], text);
  writeFileSync(path.join(BUILD, "xla.dic"), analysed([...words].filter(Boolean).join("\n") + "\n"));
  writeFileSync(path.join(BUILD, "corpus.crp"), analysed(read("corpus.txt")));
  run("apertium-tagger", ["-t", "3", "xla.dic", "corpus.crp", "xla.tsx", `${MODE}.prob`]);
}

/** The pipeline over the files of the build folder. */
function modeText(): string {
  const file = (name: string) => `'${path.join(BUILD, name)}'`;
  const rules = (extension: string) => `${file(`${MODE}.${extension}`)} ${file(`${MODE}.${extension}.bin`)}`;
  return [
    `lt-proc ${file("xla.automorf.bin")}`,
    `apertium-tagger -g $2 ${file(`${MODE}.prob`)}`,
    "apertium-pretransfer",
    `apertium-transfer -n ${rules("t0x")}`,
    `lt-proc -b ${file("autobil.bin")}`,
    `lrx-proc -m ${file("autolex.bin")}`,
    `apertium-transfer -b ${rules("t1x")}`,
    `apertium-interchunk ${rules("t2x")}`,
    `apertium-postchunk ${rules("t3x")}`,
    `lt-proc $1 ${file("autogen.bin")}`,
    `lt-proc -p ${file("autopgen.bin")}`,
  ].join(" | ");
}

beforeAll(() => {
  rmSync(BUILD, { recursive: true, force: true });
  mkdirSync(BUILD, { recursive: true });
  for (const file of readdirSync(SOURCE)) copyFileSync(path.join(SOURCE, file), path.join(BUILD, file));
  run("lt-comp", ["lr", "xla.dix", "xla.automorf.bin"]);
  run("lt-comp", ["lr", "xla-xlb.dix", "autobil.bin"]);
  run("lt-comp", ["rl", "xlb.dix", "autogen.bin"]);
  run("lt-comp", ["lr", "xlb-post.dix", "autopgen.bin"]);
  run("lrx-comp", ["xla-xlb.lrx", "autolex.bin"]);
  for (const stage of ["t0x", "t1x", "t2x", "t3x"]) {
    run("apertium-preprocess-transfer", [`${MODE}.${stage}`, `${MODE}.${stage}.bin`]);
  }
  trainTagger();
  writeFileSync(path.join(BUILD, `${MODE}.mode`), modeText());
  execFileSync(PACK_MAKER, [MODE, "--modes", BUILD, "--out", PACK], { stdio: "ignore" });
});

describe("the toy pair beside the native pipeline", () => {
  test("every stage of every sentence is the same", () => {
    const sentences = lines(read("sentences.txt"));
    const native = runNative(MODE, sentences.map(escapeText), BUILD);
    const ours = translateLines(MODE, ["--stages"], sentences, PACK);
    for (const [i, sentence] of sentences.entries()) {
      const stages = (JSON.parse(ours[i] ?? "{}") as { stages: Record<string, string> }).stages;
      expect(Object.values(stages), sentence).toEqual(native.map((stage) => stage.outputs[i]));
    }
    expect(translateLines(MODE, ["--mark-unknown"], sentences, PACK)).toEqual(
      native.at(-1)?.outputs.map(unescapeText),
    );
  });

  test("every word in a span of its own", () => {
    const streams = lines(read("sentences.txt")).map((sentence) =>
      escapeText(sentence).replace(/[^\s[\]\\.;?'()]+/g, (word, at: number) => `[[t:b:${at}]]${word}[[/]]`),
    );
    const native = runNative(MODE, streams, BUILD).at(-1)?.outputs;
    expect(translateLines(MODE, ["--stream"], streams, PACK)).toEqual(native);
  });
});

test("a direction with a stage that the engine lacks is refused by name", () => {
  writeFileSync(path.join(BUILD, "cg-xlb.mode"), "cg-proc '/x/grammar.rlx.bin' | lt-proc -b '/x/y.bin'");
  const attempt = () =>
    execFileSync(PACK_MAKER, ["cg-xlb", "--modes", BUILD, "--out", PACK], { encoding: "utf8", stdio: "pipe" });
  expect(attempt).toThrow(/cg-proc grammar\.rlx\.bin/);
});
