// SPDX-License-Identifier: GPL-3.0-or-later
// Debian's native Apertium on many texts, each with fresh state, faster than one `apertium` a text: every
// stage of the mode runs once over all texts, separated by NUL; only the tagger, which would carry state
// from one text to the next, gets a process a text. What the `apertium` command adds to a mode (FORMAT.md 1:
// word-bound blanks, the bilingual look-up of old transfers) is added here too; parity.mjs compares a few
// sentences with the command itself.
import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

const PARALLEL = 2;

/** Text as the stream wants it: reserved characters escaped, an empty superblank at the end. */
export const escapeText = (text) => text.replace(/[\\^$/[\]{}<>@]/g, "\\$&") + "[]";

/** The inverse for a final output. */
export const unescapeText = (stream) => stream.replace(/\[\]$/, "").replace(/\\(.)/gsu, "$1");

/** The commands of a mode file as they really run; `$1` becomes `marks`, "-g" or "-n". */
export function commandsOf(modeFile, marks) {
  const text = readFileSync(modeFile, "utf8").trim();
  const looksUp = text.includes("lt-proc -b");
  const commands = [];
  for (const part of text.split("|")) {
    const words = part.trim().replaceAll("'", "").split(/\s+/).filter((word) => word !== "$2");
    const argv = words.map((word) => (word === "$1" ? marks : word));
    const files = argv.slice(1).filter((word) => !word.startsWith("-"));
    if (argv.some((word) => /autogen\.bin$/.test(word))) commands.push(["apertium-wblank-detach"]);
    if (argv[0] === "apertium-transfer" && !looksUp && files.length === 3 && argv.length === 4) {
      commands.push(["lt-proc", "-b", files[2]], ["apertium-transfer", "-b", files[0], files[1]]);
    } else {
      commands.push(argv);
    }
    if (argv.some((word) => /automorf\.bin$/.test(word))) commands.push(["apertium-wblank-attach"]);
  }
  return commands;
}

function run(argv, input) {
  return new Promise((resolve, reject) => {
    const child = spawn(argv[0], argv.slice(1), { stdio: ["pipe", "pipe", "ignore"] });
    const chunks = [];
    child.stdout.on("data", (chunk) => chunks.push(chunk));
    child.stdin.on("error", () => {}); // a stage that dies early
    child.on("error", reject);
    child.on("close", () => resolve(Buffer.concat(chunks).toString("utf8")));
    child.stdin.end(input);
  });
}

/** One process, texts separated by NUL; undefined where it died. */
async function runOnce([program, ...rest], texts) {
  const output = await run([program, "-z", ...rest], texts.map((text) => text + "\0").join(""));
  const pieces = output.split("\0");
  return texts.map((_, i) => (i + 1 < pieces.length ? pieces[i] : undefined));
}

/** A process a text. */
async function runEach(argv, texts) {
  const outputs = new Array(texts.length);
  let next = 0;
  const worker = async () => {
    while (next < texts.length) {
      const i = next++;
      outputs[i] = (await runOnce(argv, [texts[i]]))[0];
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, worker));
  return outputs;
}

/**
 * What each stage makes of each stream: [{ label, outputs }]. A text on which a native stage dies is
 * undefined from there on.
 */
export async function runStages(modeFile, streams, marks = "-g") {
  const stages = [];
  let current = [...streams];
  for (const argv of commandsOf(modeFile, marks)) {
    const alive = current.flatMap((text, i) => (text === undefined ? [] : [i]));
    const texts = alive.map((i) => current[i]);
    let outputs = argv[0] === "apertium-tagger" ? await runEach(argv, texts) : await runOnce(argv, texts);
    if (outputs.includes(undefined) && argv[0] !== "apertium-tagger") outputs = await runEach(argv, texts);
    const next = new Array(current.length);
    alive.forEach((index, i) => (next[index] = outputs[i]));
    current = next;
    stages.push({ label: argv.map((word) => word.split("/").at(-1)).join(" "), outputs: current });
  }
  return stages;
}

/** The final stream of each stream. */
export const runNative = async (modeFile, streams, marks = "-g") =>
  (await runStages(modeFile, streams, marks)).at(-1).outputs;

/** The `apertium` command itself on one stream; `folder` has modes/. */
export function runCommand(folder, mode, stream) {
  // It reads /dev/stdin, which must be a pipe.
  const script = 'cat | apertium -f none -d "$0" "$1"';
  const { stdout, stderr, status } = spawnSync("bash", ["-c", script, folder, mode], { input: stream });
  if (status !== 0) console.error(`apertium ${mode}: status ${status}: ${stderr}`);
  return stdout.toString("utf8");
}
