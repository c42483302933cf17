// SPDX-License-Identifier: GPL-3.0-or-later
// Chromium with the built extension, through playwright-core and the DevTools protocol.
//
// The context menu and keyboard shortcuts belong to the window, which no protocol reaches: they
// need LaunchOptions.window and go through display.ts.
import { rm } from "node:fs/promises";

import type { BrowserContext, CDPSession, Page, Worker } from "playwright-core";

import {
  engineHome,
  evaluateInTarget,
  inOurRoot,
  launchWithExtension,
  pressToolbarButton,
  targets,
} from "../../../tools/lib/chromium.mjs";
import { startGuard, startServer } from "../../../tools/lib/server.mjs";
import { type Browser, countTranslations, type LaunchOptions, type MenuTarget, middleOf, type PageOrFrame, revokeOrigins, type Tab } from "./browser.js";
import { type Display, startDisplay } from "./display.js";
import { artifact, builtExtension, freshProfile, pages, withFiles } from "./paths.js";
import { killTrees, withArgument } from "./processes.js";
import { until } from "./wait.js";
import { word } from "./words.js";

export async function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  const profile = options.profile ?? freshProfile();
  const guard = await startGuard();
  const server = await startServer(pages);
  const display = options.window ? await startDisplay() : undefined;
  const { context, session, extensionId } = await launchWithExtension({
    extension: withFiles(builtExtension("chromium", options.variant), options.files),
    language: options.language,
    profile,
    display: display?.name,
    guardPort: guard.port,
    ...(display ? {} : { viewport: { width: 1280, height: 800 } }),
  });
  const origin = `chrome-extension://${extensionId}`;
  const complaints: string[] = [];
  context.on("console", (message) => {
    if (message.type() === "error") complaints.push(`console: ${message.text()}`);
  });
  context.on("weberror", (event) => complaints.push(`pageerror: ${String(event.error())}`));

  return {
    name: "chromium",
    server,
    origin,
    async open(address) {
      const page = await context.newPage();
      await page.goto(server.url(address));
      await painted(page);
      return new ChromiumTab(page, session, extensionId, display);
    },
    async buttonMenu(label) {
      // The button is behind a menu of Chromium's own, which no protocol opens: what a click there sends is sent.
      const worker = await wake(context, origin);
      const menuItemId = label === word("menuAnalyse") ? "analyse-page" : "memory";
      await worker.evaluate(async (id) => {
        const { onClicked } = chrome.contextMenus as unknown as { onClicked: { dispatch(info: object, tab?: object): void } };
        const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
        onClicked.dispatch({ menuItemId: id, editable: false }, tab);
      }, menuItemId);
    },
    async ownPage(path) {
      const find = (): Page | undefined => context.pages().find((page) => page.url().startsWith(`${origin}/${path}`));
      const page = await until(find, { what: `the extension shows ${path}` });
      await page.waitForLoadState();
      return new ChromiumTab(page, session, extensionId, display);
    },
    async grantPermission(ask) {
      if (!display) throw new Error("Chromium asks for permissions only with { window: true }");
      const worker = await wake(context, origin);
      await until(() => worker.evaluate(isWindowActive), { what: "Chromium's window is active" });
      await ask();
      await display.acceptDialog(async () => !(await worker.evaluate(isWindowActive)));
    },
    async revokePermissions() {
      await (await wake(context, origin)).evaluate(revokeOrigins);
    },
    async evaluateInExtension(body, argument) {
      const awake = await wake(context, origin);
      return awake.evaluate(body as never, argument as never);
    },
    async endBackground() {
      const target = await targets(session, (info) => info.type === "service_worker" && info.url.startsWith(origin));
      for (const info of target) await session.send("Target.closeTarget", { targetId: info.targetId });
      await until(async () => (await targets(session, (info) => info.type === "service_worker")).length === 0, {
        what: "the service worker is gone",
      });
    },
    async watchEngine() {
      const home = await engineHome(session, extensionId);
      const count = (step: string): Promise<number> =>
        evaluateInTarget(session, home, `(${countTranslations.toString()})(globalThis, "${step}")`);
      await count("start");
      return { calls: () => count("look"), close: async () => void (await count("stop")) };
    },
    async killEngine() {
      await session.send("Target.closeTarget", { targetId: await engineHome(session, extensionId) });
    },
    outsideRequests: () => guard.requests,
    complaints: () => complaints,
    async close() {
      await context.close();
      await Promise.all([guard.close(), server.close()]);
      display?.close();
      if (options.profile === undefined) await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
    async kill() {
      await killTrees(withArgument(`--user-data-dir=${profile}`));
      await context.close().catch(() => undefined);
      await Promise.all([guard.close(), server.close()]);
      display?.close();
    },
  };
}

/** Runs in the extension. A dialog takes the activity from the window that it stands in. */
async function isWindowActive(): Promise<boolean> {
  return (await chrome.windows.getAll()).some(({ focused }) => focused);
}

/**
 * A page that a person could click at. Without this, one click in twenty right after the load event
 * granted no activeTab: the grant came before the end of the navigation, which takes it away.
 */
function painted(page: Page): Promise<void> {
  return page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  );
}

/** The service worker, started again if it sleeps: any page of ours that calls it wakes it. */
async function wake(context: BrowserContext, origin: string): Promise<Worker> {
  const [worker] = context.serviceWorkers();
  if (worker) return worker;
  const started = context.waitForEvent("serviceworker");
  const page = await context.newPage();
  await page.goto(`${origin}/manifest.json`);
  const again = await started;
  await page.close();
  return again;
}

class ChromiumTab implements Tab {
  constructor(
    readonly page: Page,
    private readonly session: CDPSession,
    private readonly extensionId: string,
    private readonly display: Display | undefined,
  ) {}

  evaluate: Tab["evaluate"] = (body, argument) => this.page.evaluate(body as never, argument as never);

  waitFor: Tab["waitFor"] = (body, argument, options) =>
    until(() => this.evaluate(body, argument), { what: body.toString(), ...options });

  frame(url: string): PageOrFrame {
    const evaluate: PageOrFrame["evaluate"] = async (body, argument) => {
      const frame = await until(() => this.page.frames().find((one) => one.url() === url), { what: `a frame shows ${url}` });
      return frame.evaluate(body as never, argument as never);
    };
    return { evaluate, waitFor: (body, argument, options) => until(() => evaluate(body, argument), { what: body.toString(), ...options }) };
  }

  inOurRoot: Tab["inOurRoot"] = (body, argument) => inOurRoot(this.page, body, argument);

  click(selector: string): Promise<void> {
    return this.page.click(selector);
  }

  altClick(selector: string): Promise<void> {
    return this.page.click(selector, { modifiers: ["Alt"] });
  }

  async clickOurs(selector: string): Promise<void> {
    const { x, y } = await this.inOurRoot(middleOf, selector);
    await this.page.mouse.click(x, y);
  }

  hover(selector: string): Promise<void> {
    return this.page.hover(selector);
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.type(text);
  }

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key);
  }

  async clickToolbar(): Promise<void> {
    await pressToolbarButton(this.session, this.extensionId, this.page.url());
  }

  async shortcut(keys: string): Promise<void> {
    await this.page.bringToFront();
    await this.screen().keys(keys);
  }

  async contextMenu(target: MenuTarget, label: string): Promise<void> {
    await this.page.bringToFront();
    await this.screen().contextMenu(this.page, target, label === word("menuCorrect") ? 1 : 0);
  }

  async goto(url: string): Promise<void> {
    await this.page.goto(url);
    await painted(this.page);
  }

  chooseFile(selector: string, file: string): Promise<void> {
    return this.page.setInputFiles(selector, file);
  }

  resize(width: number, height: number): Promise<void> {
    return this.page.setViewportSize({ width, height });
  }

  setColors(colorScheme: "light" | "dark"): Promise<void> {
    return this.page.emulateMedia({ colorScheme });
  }

  async screenshot(file: string, options: { fullPage?: boolean } = {}): Promise<void> {
    // caret: Playwright would otherwise hide it with a style on every input, and leave style="" there.
    await this.page.screenshot({ path: artifact(file), fullPage: options.fullPage ?? false, caret: "initial" });
  }

  close(): Promise<void> {
    return this.page.close();
  }

  private screen(): Display {
    if (!this.display) throw new Error("Chromium shows menus and shortcuts only with { window: true }");
    return this.display;
  }
}
