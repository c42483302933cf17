// SPDX-License-Identifier: GPL-3.0-or-later
// Ending a browser with all of its processes at once, as a failing machine does.
import { readdirSync, readFileSync } from "node:fs";

import { until } from "./wait.js";

interface Process {
  readonly id: number;
  readonly parent: number;
  readonly command: string;
}

/** Processes whose command line has this word in it, e.g. the folder of a profile. */
export function withArgument(word: string): readonly number[] {
  return running()
    .filter(({ command }) => command.includes(word))
    .map(({ id }) => id);
}

/** SIGKILL for these processes and all that they started; resolves when none is left. */
export async function killTrees(roots: readonly number[]): Promise<void> {
  const doomed = new Set(roots);
  const all = running();
  for (let known = 0; known < doomed.size; ) {
    known = doomed.size;
    for (const { id, parent } of all) if (doomed.has(parent)) doomed.add(id);
  }
  for (const id of doomed) end(id);
  await until(() => !running().some(({ id }) => doomed.has(id)), { what: "all processes of the browser are gone" });
}

function end(id: number): void {
  try {
    process.kill(id, "SIGKILL");
  } catch {
    // it went with its parent
  }
}

/** Of this machine, without those that only wait to be taken notice of. */
function running(): readonly Process[] {
  return readdirSync("/proc").flatMap((name) => (/^\d+$/.test(name) ? read(Number(name)) : []));
}

function read(id: number): readonly Process[] {
  try {
    const stat = readFileSync(`/proc/${String(id)}/stat`, "utf8");
    // "id (name) state parent …"; the name may have spaces and brackets.
    const [state = "", parent = "0"] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const command = readFileSync(`/proc/${String(id)}/cmdline`, "utf8");
    return state === "Z" ? [] : [{ id, parent: Number(parent), command }];
  } catch {
    return []; // it ended while we looked
  }
}
