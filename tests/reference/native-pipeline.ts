// SPDX-License-Identifier: GPL-3.0-or-later
// The native Apertium pipeline, stage by stage, as the oracle of our engine (docs/TESTING.md).
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

export interface NativeStage {
  readonly label: string; // as `palimpsest translate --stages` prints it, without its number
  readonly outputs: readonly string[]; // one per text
}

const INSTALLED_MODES = "/usr/share/apertium/modes";

/** True if Debian's native tools and the pair are installed. */
export function hasNativeTools(mode: string): boolean {
  try {
    execFileSync("apertium-wblank-attach", ["-h"], { stdio: "ignore" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
  }
  try {
    readFileSync(`${INSTALLED_MODES}/${mode}.mode`);
    return true;
  } catch {
    return false;
  }
}

/** Text as the stream wants it: reserved characters escaped, an empty superblank at the end. */
export function escapeText(text: string): string {
  return text.replace(/[\\^$/[\]{}<>@]/g, "\\$&") + "[]";
}

/** The inverse for a final output. */
export function unescapeText(stream: string): string {
  return stream.replace(/\[\]$/, "").replace(/\\(.)/gsu, "$1");
}

/** Runs every stage of a mode over all texts; each text is translated with fresh state. */
export function runNative(mode: string, texts: readonly string[], modes = INSTALLED_MODES): NativeStage[] {
  const stages: NativeStage[] = [];
  let current = [...texts];
  const run = (label: string, argv: readonly string[]) => {
    // Only the tagger carries state from text to text: it gets a process each.
    current = argv[0] === "apertium-tagger" ? current.map((text) => zRun(argv, [text])[0] ?? "") : zRun(argv, current);
    stages.push({ label, outputs: current });
  };
  for (const argv of commands(`${modes}/${mode}.mode`)) {
    if (argv.includes("-g") && argv[0] === "lt-proc") run("apertium-wblank-detach", ["apertium-wblank-detach"]);
    run(argv.map((word) => word.split("/").at(-1)).join(" "), argv);
    if (argv.some((word) => word.endsWith("automorf.bin"))) run("apertium-wblank-attach", ["apertium-wblank-attach"]);
  }
  return stages;
}

function commands(modeFile: string): string[][] {
  return readFileSync(modeFile, "utf8")
    .trim()
    .split("|")
    .map((command) =>
      command
        .trim()
        .split(/\s+/)
        .map((word) => word.replaceAll("'", ""))
        .filter((word) => word !== "$2")
        .map((word) => (word === "$1" ? "-g" : word)),
    );
}

/** One process, texts separated by NUL. */
function zRun(argv: readonly string[], texts: readonly string[]): string[] {
  const [program = "", ...rest] = argv;
  const output = execFileSync(program, ["-z", ...rest], {
    input: texts.map((text) => text + "\0").join(""),
    maxBuffer: 1 << 30,
    stdio: ["pipe", "pipe", "ignore"],
  }).toString("utf8");
  const pieces = output.split("\0");
  return pieces.slice(0, texts.length);
}
