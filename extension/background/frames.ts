// SPDX-License-Identifier: GPL-3.0-or-later
// Makes all frames of a page as its top frame wishes. No command is passed on: each round asks the top
// frame anew, so whatever overtakes what, the last round leaves all frames alike.
import { api } from "#platform/api.js";
import { permissionFor } from "../shared/sites.js";
import { deliver, injectAndDeliver, wishOf, type FrameReport } from "./injector.js";

/** Tabs with a round under way, and how many more are wanted after it. */
const wanted = new Map<number, number>();

/** A process that shows a frame may hear of a new permission a moment after we do. */
const PAUSE_MS = 100;

/** `looks`: how often to look again when a frame is not reached that could be. */
export async function alignFrames(tabId: number, looks = 1): Promise<void> {
  const isRunning = wanted.has(tabId);
  wanted.set(tabId, Math.max(looks, wanted.get(tabId) ?? 0));
  if (isRunning) return;
  try {
    for (let rounds = looks; rounds > 0; rounds = wanted.get(tabId) ?? 0) {
      wanted.set(tabId, 0);
      if ((await round(tabId)) || rounds === 1) continue;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      wanted.set(tabId, Math.max(rounds - 1, wanted.get(tabId) ?? 0));
    }
  } finally {
    wanted.delete(tabId);
  }
}

/** Whether every frame was reached that can be. */
async function round(tabId: number): Promise<boolean> {
  const command = await wishOf(tabId);
  const message = { type: "bg-cs-frame", command } as const;
  const answers = await deliver(message, { tabId, allFrames: true });
  if (command.do === "restore") return true; // a frame without our script has nothing to restore
  const reports = await Promise.all(
    answers.map(async ({ frameId, report }) => report ?? injectAndDeliver(tabId, message, frameId).catch(() => null)), // gone, or a page of the browser's own
  );
  const { left, permitted } = await unreached(reports.filter((report) => report !== null));
  await deliver({ type: "bg-cs-left", origins: left }, { tabId, frameIds: [0] });
  return permitted.length === 0;
}

/** Origins of frames no script is in, apart by whether a script may be. */
async function unreached(reports: readonly FrameReport[]): Promise<{ left: string[]; permitted: string[] }> {
  const reached = new Set(reports.map(({ origin }) => origin));
  const left: string[] = [];
  const permitted: string[] = [];
  for (const origin of new Set(reports.flatMap(({ foreign }) => foreign))) {
    const permission = permissionFor(origin);
    if (permission === null || reached.has(origin)) continue;
    ((await api.permissions.contains({ origins: [permission] })) ? permitted : left).push(origin);
  }
  return { left, permitted };
}
