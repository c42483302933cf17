// SPDX-License-Identifier: GPL-3.0-or-later
// A screen of our own (Xvfb, openbox, xdotool): the only way to Chromium's real context menu and
// keyboard shortcuts. Without a window manager key presses go nowhere.
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

import type { Page } from "playwright-core";

import { type MenuTarget, select } from "./browser.js";
import { until } from "./wait.js";

const run = promisify(execFile);

/** A press of a key in a dialog has had its effect by then, or was not heeded. */
const HEEDED_MS = 1500;
const MOST_PRESSES = 5;
/**
 * So many looks in a row at an unchanged screen: a dialog is there, and all of it. About a second:
 * Chromium's "Allow" is grey for the first half, so that nobody presses it unread.
 */
const STILL_LOOKS = 40;

export interface Display {
  readonly name: string; // e.g. ":99"
  /** Chooses our entry, by how many of ours stand before it: what it is called cannot be seen here. */
  contextMenu(page: Page, target: MenuTarget, index: number): Promise<void>;
  keys(keys: string): Promise<void>; // as xdotool names them, e.g. "alt+shift+p"
  /** Presses the second button of the browser's own dialog, which is part of its window: only `isOpen` can tell. */
  acceptDialog(isOpen: () => Promise<boolean>): Promise<void>;
  close(): void;
}

export async function startDisplay(): Promise<Display> {
  const memory = mkdtempSync(path.join(tmpdir(), "palimpsest-screen-"));
  const server = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1280x1000x24", "-nolisten", "tcp", "-fbdir", memory], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const name = `:${await firstLine(server)}`;
  const env = { ...process.env, DISPLAY: name };
  const manager = spawn("openbox", ["--sm-disable"], { env, stdio: "ignore" });
  const xdotool = async (...words: string[]): Promise<string> => (await run("xdotool", words, { env })).stdout;

  /** What is seen, in a form that can only be compared. */
  const screen = (): Promise<Buffer> => readFile(path.join(memory, "Xvfb_screen0"));

  const close = (): void => {
    manager.kill();
    server.kill();
    rmSync(memory, { recursive: true, force: true });
  };
  process.once("exit", close); // a test run that was broken off closes nothing

  /** Middle of an element on the screen, in pixels. */
  const place = async (page: Page, selector: string): Promise<[string, string]> => {
    const [x, y] = await page.evaluate<readonly [number, number], string>((wanted) => {
      const box = document.querySelector(wanted)?.getBoundingClientRect();
      if (!box) throw new Error(`no ${wanted} on the page`);
      const border = (outerWidth - innerWidth) / 2;
      return [
        screenX + border + box.left + Math.min(box.width, 40) / 2,
        screenY + (outerHeight - innerHeight - border) + box.top + Math.min(box.height, 24) / 2,
      ] as const;
    }, selector);
    return [String(Math.round(x)), String(Math.round(y))];
  };

  return {
    name,
    async keys(keys) {
      await xdotool("key", "--clearmodifiers", keys);
    },
    async contextMenu(page, target, index) {
      await page.evaluate(select, target.selected ? target.selector : null);
      const [x, y] = await place(page, target.selector);
      const before = await windows(xdotool);
      await xdotool("mousemove", x, y, "click", "3");
      // The menu is a window of its own. Nothing tells what its entries say, and letters are taken
      // (Chromium has a "Translate to…" too); but what extensions add stands right above the last
      // group: "View page source" (page only) and "Inspect". More than one are in a menu of their own.
      const menu = await until(async () => (await windows(xdotool)).find((id) => !before.includes(id)), {
        what: "the context menu is open",
      });
      const way = target.selected ? ["Up", "Up"] : ["Up", "Up", "Up", "Right", ...Array.from({ length: index }, () => "Down")];
      await xdotool("key", ...way, "Return");
      await until(async () => !(await windows(xdotool)).includes(menu), {
        what: "the context menu is closed",
      });
    },
    async acceptDialog(isOpen) {
      await until(isOpen, { what: "the browser's dialog is open" });
      let same = 0;
      let seen = await screen();
      await until(async () => {
        const now = await screen();
        same = now.equals(seen) ? same + 1 : 0;
        seen = now;
        return same >= STILL_LOOKS;
      }, { what: "the dialog stands still" });
      // Chromium does not heed a key that follows another too soon.
      const pressed = async (key: string, isDone: () => Promise<boolean>): Promise<void> => {
        for (let presses = 1; presses <= MOST_PRESSES; presses++) {
          await xdotool("key", key);
          if (await until(isDone, { timeoutMs: HEEDED_MS }).catch(() => false)) return;
        }
        throw new Error(`the dialog does not heed the key ${key}`);
      };
      await pressed("Tab", async () => !(await screen()).equals(seen)); // the mark moves from "Deny" to "Allow"
      await pressed("Return", async () => !(await isOpen()));
    },
    close,
  };
}

async function windows(xdotool: (...words: string[]) => Promise<string>): Promise<string[]> {
  return (await xdotool("search", "--onlyvisible", "--name", ".*")).trim().split("\n");
}

/** Xvfb writes the number of the screen it took to file descriptor 3. */
function firstLine(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("error", () => {
      reject(new Error("Xvfb does not start: run tools/setup.sh browsers"));
    });
    server.once("exit", () => {
      reject(new Error("Xvfb ended before it was ready"));
    });
    server.stdio[3]?.once("data", (data: Buffer) => {
      resolve(data.toString().trim());
    });
  });
}
