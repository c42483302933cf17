// SPDX-License-Identifier: GPL-3.0-or-later
// Puts the content script into a tab when a person asked for it, never before, and hands it what to do.
import { api } from "#platform/api.js";
import { isFrameCommand, type FrameCommand, type ToContent } from "../shared/messages.js";

const CONTENT_SCRIPT = "content/main.js";
/** Of the top frame only. */
const BAR_SCRIPT = "content/bar.js";

/** A page that is being replaced may lose the script between two calls. */
const MAX_TRIES = 5;
const PAUSE_MS = 50;
/**
 * In Chromium the first click into a new renderer is refused about one time in twenty, because the
 * page's process has not heard yet of the access that the click gave; it has when it says so.
 */
const MAX_REFUSALS = 2;

/** Puts the script in. Rejects where no script may run. */
export async function inject(target: chrome.scripting.InjectionTarget): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await api.scripting.executeScript({ target, files: [CONTENT_SCRIPT], injectImmediately: true });
      return;
    } catch (error) {
      if (tries >= MAX_REFUSALS) throw error;
    }
  }
}

/** Puts the script into one frame and hands it a message. Rejects where no script may run. */
export async function injectAndDeliver(tabId: number, message: ToContent, frameId: number): Promise<FrameReport> {
  const target = { tabId, frameIds: [frameId] };
  const files = frameId === 0 ? [BAR_SCRIPT, CONTENT_SCRIPT] : [CONTENT_SCRIPT];
  let refusals = 0;
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    try {
      await api.scripting.executeScript({ target, files, injectImmediately: true });
      const [answer] = await deliver(message, target);
      if (answer?.report) return answer.report;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    } catch (error) {
      if (++refusals >= MAX_REFUSALS) throw error;
    }
  }
  throw new Error("the content script does not stay in the page");
}

/** What a frame answers to every message. */
export interface FrameReport {
  /** Of its address, e.g. "https://a.example"; "null" if that has none (srcdoc). */
  readonly origin: string;
  /** Origins of frames inside it that its page cannot look into and a person would want to read. */
  readonly foreign: readonly string[];
}

interface Answer {
  readonly frameId: number;
  /** null: the script is not in this frame. */
  readonly report: FrameReport | null;
}

/** What the top frame wishes of all frames. */
export async function wishOf(tabId: number): Promise<FrameCommand> {
  const [answer] = await api.scripting.executeScript({ target: { tabId, frameIds: [0] }, func: wish, injectImmediately: true });
  return isFrameCommand(answer?.result) ? answer.result : { do: "restore" };
}

/**
 * Calls the content script. Not by tabs.sendMessage: a script that was put in a moment ago may not be
 * known as a receiver yet (seen in Chromium, 1 click in 20 on a busy machine). At once: a frame that
 * takes long to load would keep the others waiting.
 */
export async function deliver(message: ToContent, target: chrome.scripting.InjectionTarget): Promise<Answer[]> {
  const answers = await api.scripting.executeScript<[ToContent], FrameReport | null>({ target, func: handOver, args: [message], injectImmediately: true });
  return answers.map(({ frameId, result }) => ({ frameId, report: result ?? null }));
}

/** What content/main.ts leaves in the page's frames. */
interface Installed {
  isAlive(): boolean;
  receive(message: unknown): void;
  wish(): unknown;
  foreign(): readonly string[];
}

/** Runs in the page's frames, in the content script's world; sent there as text. */
function handOver(message: unknown): FrameReport | null {
  const { palimpsest, location } = globalThis as unknown as { palimpsest?: Installed; location: Location };
  if (palimpsest?.isAlive() !== true) return null;
  palimpsest.receive(message);
  return { origin: location.origin, foreign: palimpsest.foreign() };
}

/** Runs in the top frame. */
function wish(): unknown {
  return (globalThis as unknown as { palimpsest?: Installed }).palimpsest?.wish();
}
