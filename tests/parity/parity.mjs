// SPDX-License-Identifier: GPL-3.0-or-later
// Our engine beside the native Apertium, one line a direction:
//
//   node tests/parity/parity.mjs [--count 500] [--file TEXT] [--show N] [--markup] [--command FILE] [--packs FOLDER] DIRECTION...
//
// Needs the native tools (tools/setup.sh oracle), build/release/palimpsest and the packs. Each sentence is
// a text of its own for both. --file: one sentence a line instead of those of sentences.mjs (then one
// direction, or several of one language). --show: the first N differences, with the stage they begin at.
// --markup: words are in spans and superblanks stand between them. Exit status 1 if anything differs.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { randomFrom } from "./dictionary-words.mjs";
import { escapeText, runCommand, runStages, unescapeText } from "./native.mjs";
import { sentencesFor } from "./sentences.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const DATA = path.join(ROOT, "build/apertium");
const BUILT = path.join(ROOT, "build/release/palimpsest");
/** Sentences that also go through the `apertium` command, whole. */
const CONFIRMED = 4;

const { values: options, positionals: directions } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: "string", default: "500" },
    file: { type: "string" },
    show: { type: "string", default: "0" },
    markup: { type: "boolean", default: false },
    command: { type: "string", default: BUILT },
    packs: { type: "string", default: path.join(ROOT, "build/packs") },
  },
});
const count = Number(options.count);
const shown = Number(options.show);

function modeOf(direction) {
  execFileSync(path.join(ROOT, "wasm/data/make/fetch_pairs.sh"), [DATA, direction], { stdio: "inherit" });
  return path.join(DATA, `modes/${direction}.mode`);
}

function ours(pack, mode, lines) {
  const output = execFileSync(options.command, ["translate", "--pack", pack, mode], {
    input: lines.map((line) => line + "\n").join(""),
    maxBuffer: 1 << 30,
  }).toString("utf8");
  return output.split("\n").slice(0, -1);
}

/** The sentence with some words in spans, some of them nested, and superblanks between. */
function withMarkup(sentence, random) {
  const words = escapeText(sentence).slice(0, -2).split(" ");
  let open = 0;
  let number = 0;
  const marked = words.map((word, i) => {
    let out = word;
    if (random() < 0.2) {
      out = `[[t:b:${++number}]]${out}`;
      ++open;
    }
    if (open > 0 && (random() < 0.4 || i + 1 === words.length)) {
      out += "[[/]]".repeat(i + 1 === words.length ? open : 1);
      open = i + 1 === words.length ? 0 : open - 1;
    }
    if (random() < 0.08) out += "[<br/>]";
    return out;
  });
  return marked.join(" ") + "[]";
}

/** Where a difference begins: the first stage that disagrees, native and ours. */
async function firstStage(mode, pack, sentence) {
  const native = await runStages(mode, [escapeText(sentence)]);
  const stages = Object.entries(JSON.parse(ours(pack, "--stages", [sentence])[0]).stages);
  const at = native.findIndex(({ outputs }, i) => outputs[0] !== stages[i]?.[1]);
  return at < 0 ? undefined : { label: native[at].label, native: native[at].outputs[0], ours: stages[at]?.[1] };
}

async function compare(direction) {
  const pack = path.join(options.packs, `${direction}.pack`);
  if (!existsSync(pack)) throw new Error(`${pack} is not there: make packs PAIRS=${direction}`);
  const mode = modeOf(direction);
  const sentences = options.file
    ? readFileSync(options.file, "utf8").split("\n").filter(Boolean).slice(0, count)
    : await sentencesFor(direction, { root: ROOT, modeOf, count });
  const random = randomFrom(7);
  const streams = sentences.map(options.markup ? (s) => withMarkup(s, random) : escapeText);
  const final = options.markup ? (text) => text : unescapeText;
  const native = (await runStages(mode, streams)).at(-1).outputs;
  const made = options.markup ? ours(pack, "--stream", streams) : ours(pack, "--mark-unknown", sentences);
  const died = native.filter((text) => text === undefined).length;
  const different = native.flatMap((text, i) => (text === undefined || final(text) === made[i] ? [] : [i]));
  const unconfirmed = streams
    .slice(0, CONFIRMED)
    .filter((stream, i) => native[i] !== undefined && runCommand(DATA, direction, stream) !== native[i]).length;
  const notes = [
    died > 0 ? `; the native tool died on ${String(died)}` : "",
    unconfirmed > 0 ? `; the apertium command differs from its stages on ${String(unconfirmed)}` : "",
  ];
  console.log(`${direction.padEnd(12)} ${String(sentences.length - died).padStart(5)} sentences  ${String(different.length).padStart(4)} differences${notes.join("")}`);
  for (const i of different.slice(0, shown)) {
    console.log(`  source  ${options.markup ? streams[i] : sentences[i]}\n  native  ${final(native[i])}\n  ours    ${made[i]}`);
    const stage = options.markup ? undefined : await firstStage(mode, pack, sentences[i]);
    if (stage) console.log(`  from    ${stage.label}\n    native  ${stage.native}\n    ours    ${stage.ours}`);
  }
  return different.length + unconfirmed;
}

let differences = 0;
for (const direction of directions) differences += await compare(direction);
process.exitCode = differences === 0 ? 0 : 1;
