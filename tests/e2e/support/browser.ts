// SPDX-License-Identifier: GPL-3.0-or-later
// What a test may do with a browser that has the built extension in it. One interface, two browsers:
// chromium.ts and firefox.ts. A test says what a person does and what must then be true; how a
// toolbar button is really pressed is the business of those two files.
//
// Functions passed to evaluate() and waitFor() run in the page: they see their argument and the
// page's globals, nothing of the test file.
import type { Server } from "../../../tools/lib/server.mjs";

/** What went wrong in a page or in our own programs, one line each, e.g. "pageerror: x is not defined". */
export type Complaints = readonly string[];

export interface WaitOptions {
  readonly timeoutMs?: number;
  /** Said when the time is over, e.g. "the article is translated". */
  readonly what?: string;
}

/** A piece of page to open a context menu on: the text of an element, selected first, or the bare page. */
export interface MenuTarget {
  readonly selector: string;
  readonly selected: boolean; // select the element's text first
}

/**
 * Runs where the engine's worker was made. Counts the translations it is asked for: "start" sets it
 * up, "stop" takes it away again; the answer is the count so far.
 */
export function countTranslations(home: typeof globalThis, step: "start" | "look" | "stop"): number {
  interface Counter {
    translations: number;
    readonly post: (this: Worker, ...message: unknown[]) => void;
  }
  const place = home as unknown as { counter?: Counter; Worker: { prototype: { postMessage: Counter["post"] } } };
  const { prototype } = place.Worker;
  if (step === "start") {
    const counter: Counter = { translations: 0, post: prototype.postMessage };
    place.counter = counter;
    prototype.postMessage = function (this: Worker, ...message: unknown[]) {
      if (JSON.stringify(message[0]).includes('"type":"translate"')) counter.translations += 1;
      counter.post.apply(this, message);
    };
  }
  if (step === "stop" && place.counter) prototype.postMessage = place.counter.post;
  return place.counter?.translations ?? 0;
}

/** Runs in the extension: gives back the sites it was allowed. */
export async function revokeOrigins(): Promise<void> {
  const { origins = [] } = await chrome.permissions.getAll();
  if (origins.length > 0) await chrome.permissions.remove({ origins });
}

/** Runs in the page: selects an element's text, or nothing. */
export function select(selector: string | null): void {
  getSelection()?.removeAllRanges();
  const element = selector === null ? null : document.querySelector(selector);
  if (element) getSelection()?.selectAllChildren(element);
}

/** Runs in our root: the middle of an element that is seen. */
export function middleOf(root: ShadowRoot, selector: string): { readonly x: number; readonly y: number } {
  const box = root.querySelector(selector)?.getBoundingClientRect();
  if (!box || box.width === 0) throw new Error(`no ${selector} of ours is seen`);
  return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
}

/** Something functions can be sent to: a page or a frame in it. */
export interface PageOrFrame {
  evaluate<A, T>(body: (argument: A) => T | Promise<T>, argument?: A): Promise<T>;
  /** Resolves with the first value of `body` that is true; asks again once in a while until then. */
  waitFor<A, T>(body: (argument: A) => T | Promise<T>, argument?: A, options?: WaitOptions): Promise<T>;
}

/** One tab, in front. */
export interface Tab extends PageOrFrame {
  /** The frame that shows `url`, of whatever site. */
  frame(url: string): PageOrFrame;
  /** As evaluate, with the shadow root of our host element, open or closed; fails without one. */
  inOurRoot<A, T>(body: (root: ShadowRoot, argument: A) => T | Promise<T>, argument?: A): Promise<T>;
  /** A real click of the left button in the middle of the element; it may be in an open shadow root. */
  click(selector: string): Promise<void>;
  /** Moves the pointer into the middle of the element, and leaves it there; it may be in an open shadow root. */
  hover(selector: string): Promise<void>;
  /** Types a text into what has the focus, key by key, with real key events. */
  type(text: string): Promise<void>;
  /** The same with Alt held down. */
  altClick(selector: string): Promise<void>;
  /** A real click in the middle of something in our own root, which is open or closed. */
  clickOurs(selector: string): Promise<void>;
  /** Presses a key in the page, e.g. "Escape" or "Alt+ArrowDown", with real key events. */
  press(keys: string): Promise<void>;
  /** Presses our toolbar button for this tab. */
  clickToolbar(): Promise<void>;
  /** Presses keys as a person would, with the names of manifest commands, e.g. "Ctrl+Shift+Y". */
  shortcut(keys: string): Promise<void>;
  /** Opens the page's real context menu and chooses our entry with this label. */
  contextMenu(target: MenuTarget, label: string): Promise<void>;
  goto(url: string): Promise<void>;
  /** The size of the page in CSS pixels. */
  resize(width: number, height: number): Promise<void>;
  /** Which colours the person likes; stays until it is said anew. */
  setColors(scheme: "light" | "dark"): Promise<void>;
  screenshot(file: string, options?: { readonly fullPage?: boolean }): Promise<void>;
  close(): Promise<void>;
}

export interface EngineWatch {
  calls(): Promise<number>;
  close(): Promise<void>;
}

export interface Browser {
  readonly name: "chromium" | "firefox";
  readonly server: Server;
  /** Origin of our own pages, e.g. "chrome-extension://abc". */
  readonly origin: string;
  /** Opens a fixture page by its name (e.g. "article.html") or any address in a new tab. */
  open(page: string): Promise<Tab>;
  /** Chooses our entry with this label in the context menu of our toolbar button. */
  buttonMenu(label: string): Promise<void>;
  /** The tab, opened by the extension, that shows the page of ours with this path; waits for it. */
  ownPage(path: string): Promise<Tab>;
  /** `ask` makes the browser ask whether the extension may have a permission; the answer is yes. */
  grantPermission(ask: () => Promise<void>): Promise<void>;
  /** Takes back what grantPermission() gave. */
  revokePermissions(): Promise<void>;
  /** Runs in an extension page or the background of ours, with `chrome` or `browser` at hand. */
  evaluateInExtension<A, T>(body: (argument: A) => T | Promise<T>, argument?: A): Promise<T>;
  /** Ends the background as the browser does when it is idle; resolves when it was gone. */
  endBackground(): Promise<void>;
  /** Counts the translations the engine's worker is asked for, until closed. */
  watchEngine(): Promise<EngineWatch>;
  /** Ends whatever holds the engine worker, without a word to anybody, as a crash would. */
  killEngine(): Promise<void>;
  /** Addresses that anything in this browser tried to reach outside the machine so far. */
  outsideRequests(): readonly string[];
  complaints(): Complaints;
  close(): Promise<void>;
  /** Ends all of its processes at once (SIGKILL); nothing is written any more. Instead of close(). */
  kill(): Promise<void>;
}

export interface LaunchOptions {
  /** Which build: "" is the one that ships, "test" the one with a door for tests. */
  readonly variant?: "" | "test";
  /** A real window on a screen of its own: Chromium's context menu and shortcuts exist only there. */
  readonly window?: boolean;
  /** A profile's folder that is kept, with what the extension has stored; else a new one for each run. */
  readonly profile?: string;
  /** Files that are put beside those of the extension, by name: scripts that its own pages may run. */
  readonly files?: Readonly<Record<string, string>>;
  /** The person's language, e.g. "es"; English if it is not said. Chromium only: Firefox needs a package for each. */
  readonly language?: string;
  /** The extension may run in private windows too. Firefox only: Chromium shows pages of extensions in normal windows. */
  readonly privateWindows?: boolean;
}
