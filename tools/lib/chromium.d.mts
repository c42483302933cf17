// SPDX-License-Identifier: GPL-3.0-or-later
// Types of chromium.mjs.
import type { BrowserContext, CDPSession, Page } from "playwright-core";

export const EXECUTABLE: string;

export interface Started {
  readonly context: BrowserContext;
  readonly session: CDPSession; // of the browser, not of a page
  readonly extensionId: string;
}

export function launchWithExtension(options: {
  readonly extension: string; // folder of the unpacked extension
  readonly profile: string; // folder, fresh for a first run
  readonly display?: string | undefined; // e.g. ":99": with a window there; without one, headless
  readonly guardPort?: number | undefined; // every request that would leave the machine goes there
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly language?: string | undefined; // the person's, e.g. "es"; English if it is not said
  readonly args?: readonly string[];
}): Promise<Started>;

/**
 * Presses our button for the one tab that shows `url`. It grants activeTab as a click does; calling
 * action.onClicked.dispatch() would not. It works on targets of the kind "tab" only.
 */
export function pressToolbarButton(session: CDPSession, extensionId: string, url: string): Promise<void>;

export interface TargetInfo {
  readonly targetId: string;
  readonly type: string; // e.g. "service_worker"
  readonly url: string;
}
export function targets(session: CDPSession, isWanted: (info: TargetInfo) => boolean): Promise<TargetInfo[]>;

/** The document that holds the engine's worker, the only page of ours that is in no tab; rejects if it is not there. */
export function engineHome(session: CDPSession, extensionId: string): Promise<string>;

/** Playwright has no sessions for offscreen documents; this is the protocol's older, plain way. */
export function evaluateInTarget<T>(session: CDPSession, targetId: string, expression: string): Promise<T>;

/** Runs `body` in the page with our closed shadow root, which only the DevTools protocol can reach. */
export function inOurRoot<A, T>(page: Page, body: (root: ShadowRoot, argument: A) => T | Promise<T>, argument?: A): Promise<T>;
