// SPDX-License-Identifier: GPL-3.0-or-later
// Firefox with the built extension, over WebDriver BiDi. What belongs to the window (toolbar, context
// menu, keyboard shortcuts) is done by privileged scripts in the window's own context, which
// --remote-allow-system-access opens; the handlers behind are the real ones and grant activeTab.
import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import path from "node:path";

import { startGuard, startServer } from "../../../tools/lib/server.mjs";
import { Bidi } from "./bidi.js";
import { type Browser, countTranslations, type LaunchOptions, type MenuTarget, middleOf, type PageOrFrame, revokeOrigins, select, type Tab } from "./browser.js";
import { artifact, builtExtension, freshProfile, pages, withFiles } from "./paths.js";
import { killTrees } from "./processes.js";
import { until } from "./wait.js";

export const EXECUTABLE = process.env["PALIMPSEST_FIREFOX"] ?? "/usr/bin/firefox-esr";

/** user.js of every run. Firefox's own services are sent to a closed port or switched off. */
function preferences(guardPort: number): Readonly<Record<string, string | number | boolean>> {
  return {
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": guardPort,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": guardPort,
    "services.settings.server": "http://127.0.0.1:9/v1", // heeded because of REMOTE_SETTINGS below
    "datareporting.policy.dataSubmissionEnabled": false,
    "datareporting.healthreport.uploadEnabled": false,
    "toolkit.telemetry.enabled": false,
    "toolkit.telemetry.server": "",
    "app.normandy.enabled": false,
    "app.update.disabledForTesting": true,
    "extensions.update.enabled": false,
    "extensions.systemAddon.update.enabled": false,
    "extensions.getAddons.cache.enabled": false,
    "network.captive-portal-service.enabled": false,
    "network.connectivity-service.enabled": false,
    "browser.safebrowsing.malware.enabled": false,
    "browser.safebrowsing.phishing.enabled": false,
    "browser.safebrowsing.downloads.enabled": false,
    "browser.safebrowsing.update.enabled": false,
    "browser.newtabpage.enabled": false,
    "browser.newtabpage.activity-stream.feeds.system.topstories": false,
    "browser.newtabpage.activity-stream.feeds.topsites": false,
    "browser.topsites.contile.enabled": false,
    "browser.region.update.enabled": false,
    "browser.search.update": false,
    "browser.shell.checkDefaultBrowser": false,
    "browser.startup.page": 0,
    "browser.translations.enable": false,
    "media.gmp-manager.updateEnabled": false,
    "media.gmp-manager.url": "",
    "dom.push.connection.enabled": false,
    "geo.enabled": false,
    "intl.accept_languages": "en-US,en",
    "intl.locale.requested": "en-US",
  };
}

/** The extension is installed anew in each run: it gets its old address and what it had stored. */
function lasting(addonId: string): Readonly<Record<string, string | boolean>> {
  return {
    "extensions.webextensions.uuids": JSON.stringify({ [addonId]: "6d1f9f4c-0f0e-4c53-9b0e-5a1d7c0e2b11" }),
    "extensions.webextensions.keepUuidOnUninstall": true,
    "extensions.webextensions.keepStorageOnUninstall": true,
  };
}

interface Remote {
  readonly type: string;
  readonly value?: unknown;
  readonly sharedId?: string;
}
type Answer =
  | { readonly type: "success"; readonly result: Remote }
  | { readonly type: "exception"; readonly exceptionDetails: { readonly text: string } };

export async function launchFirefox(options: LaunchOptions = {}): Promise<Browser> {
  const extension = withFiles(builtExtension("firefox", options.variant), options.files);
  const manifest = JSON.parse(readFileSync(path.join(extension, "manifest.json"), "utf8")) as {
    browser_specific_settings: { gecko: { id: string } };
  };
  const addonId = manifest.browser_specific_settings.gecko.id;
  const profile = options.profile ?? freshProfile();
  const guard = await startGuard();
  const server = await startServer(pages);
  const lines = Object.entries({ ...preferences(guard.port), ...(options.profile === undefined ? {} : lasting(addonId)) }).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  await writeFile(path.join(profile, "user.js"), `${lines.join("\n")}\n`);
  const process_ = start(profile);
  const bidi = await Bidi.connect(`${await listening(process_)}/session`);
  await bidi.send("session.new", { capabilities: {} });
  const complaints: string[] = [];
  await bidi.on("log.entryAdded", (entry) => {
    if (entry["level"] === "error") complaints.push(`${String(entry["type"])}: ${String(entry["text"])}`);
  });
  const chromeWindow = await windowContext(bidi);
  const privileged = new Realm(bidi, chromeWindow);
  await bidi.send("webExtension.install", {
    extensionData: { type: "path", path: extension },
    ...(options.privateWindows ? { "moz:allowPrivateBrowsing": true } : {}),
  });
  const host = await privileged.call(
    (id) => (globalThis as unknown as Privileged).WebExtensionPolicy.getByID(id).mozExtensionHostname,
    addonId,
  );
  await privileged.call((id) => {
    const widget = `${id.toLowerCase().replace(/[^a-z0-9_-]/g, "_")}-browser-action`;
    (globalThis as unknown as Privileged).CustomizableUI.addWidgetToArea(widget, "nav-bar");
  }, addonId);
  await until(async () => (await privileged.call(backgroundState, addonId)) === "running", {
    what: "the background page is running",
  });

  const origin = `moz-extension://${host}`;
  const open = async (url: string): Promise<FirefoxTab> => {
    const { context } = await bidi.send<{ context: string }>("browsingContext.create", { type: "tab" });
    const tab = new FirefoxTab(bidi, context, privileged, addonId);
    await tab.goto(url);
    return tab;
  };
  const endBackground = async (): Promise<void> => {
    await privileged.call(
      (id) =>
        (globalThis as unknown as Privileged).WebExtensionPolicy.getByID(id).extension.terminateBackground(),
      addonId,
    );
    // No look whether it is stopped: a page that still waits for an answer wakes it at once.
  };
  const evaluateInExtension: Browser["evaluateInExtension"] = async (body, argument) => {
    const tab = await open(`${origin}/manifest.json`);
    try {
      return await tab.evaluate(body, argument);
    } finally {
      await tab.close();
    }
  };
  return {
    name: "firefox",
    server,
    origin,
    open: (address) => open(server.url(address)),
    async buttonMenu(label) {
      await privileged.call(openButtonMenu, addonId);
      await until(() => privileged.call(chooseInButtonMenu, label), { what: "the menu of the toolbar button is open" });
    },
    async ownPage(path) {
      const find = async (): Promise<string | undefined> =>
        (await contexts(bidi)).find(({ url }) => url.startsWith(`${origin}/${path}`))?.context;
      const tab = new FirefoxTab(bidi, await until(find, { what: `the extension shows ${path}` }), privileged, addonId);
      await tab.waitFor(() => document.readyState === "complete");
      return tab;
    },
    async grantPermission(ask) {
      await ask();
      await until(() => privileged.call(acceptNotification), { what: "Firefox asks for a permission" });
    },
    async revokePermissions() {
      await evaluateInExtension(revokeOrigins);
    },
    evaluateInExtension,
    async watchEngine() {
      // What is put into the background belongs to this tab and dies with it: stop before it closes.
      const tab = await open(`${origin}/manifest.json`);
      const count = (step: string): Promise<number> =>
        tab.evaluateText(
          `async () => (${countTranslations.toString()})(await browser.runtime.getBackgroundPage(), "${step}")`,
        );
      await count("start");
      return {
        calls: () => count("look"),
        async close() {
          await count("stop");
          await tab.close();
        },
      };
    },
    endBackground,
    killEngine: endBackground, // the event page holds the worker: its end is the engine's end
    outsideRequests: () => guard.requests,
    complaints: () => complaints,
    async close() {
      const gone = new Promise((resolve) => process_.once("exit", resolve));
      await bidi.send("browser.close").catch(() => process_.kill());
      await gone;
      bidi.close();
      await Promise.all([guard.close(), server.close()]);
      if (options.profile === undefined) await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
    async kill() {
      await killTrees(process_.pid === undefined ? [] : [process_.pid]);
      bidi.close();
      await Promise.all([guard.close(), server.close()]);
    },
  };
}

/** Runs in the window: presses "Allow" in the question of an extension; false if there is none. */
function acceptNotification(): boolean {
  const { document } = globalThis as unknown as Privileged;
  const asked = document.querySelector<HTMLElement & { readonly button: HTMLElement }>("#addon-webext-permissions-notification");
  const panel = document.querySelector<HTMLElement & { readonly state: string }>("#notification-popup");
  if (!asked || panel?.state !== "open") return false;
  asked.button.click();
  return true;
}

interface Menu extends HTMLElement {
  readonly state: string;
  openPopup(anchor: Element, options: { readonly position: string; readonly triggerEvent: Event }): void;
  activateItem(item: Element): void;
}

/** Runs in the window. */
function openButtonMenu(addonId: string): void {
  const { document } = globalThis as unknown as Privileged;
  const button = document.querySelector(`#nav-bar [data-extensionid="${addonId}"]`);
  const menu = document.getElementById("toolbar-context-menu") as Menu | null;
  if (!button || !menu) throw new Error("our toolbar button is not on the bar");
  const triggerEvent = new MouseEvent("contextmenu", { button: 2 });
  button.dispatchEvent(triggerEvent); // says which button the menu is of
  menu.openPopup(button, { position: "after_start", triggerEvent });
}

/** Runs in the window; false as long as the menu opens. */
function chooseInButtonMenu(label: string): boolean {
  const { document } = globalThis as unknown as Privileged;
  const menu = document.getElementById("toolbar-context-menu") as Menu | null;
  if (menu?.state !== "open") return false;
  const item = [...menu.querySelectorAll("menuitem")].find((entry) => entry.getAttribute("label") === label);
  if (!item) throw new Error(`the button's menu has no entry "${label}"`);
  menu.activateItem(item);
  return true;
}

/** The parts of Firefox's own window that the scripts below touch. */
interface Privileged {
  readonly WebExtensionPolicy: {
    getByID(id: string): {
      readonly mozExtensionHostname: string;
      readonly extension: { terminateBackground(): Promise<void>; readonly backgroundState: string };
    };
  };
  readonly Services: { readonly prefs: { setIntPref(name: string, value: number): void } };
  readonly CustomizableUI: { addWidgetToArea(widget: string, area: string): void };
  readonly document: Document;
}

interface PrivilegedKeys {
  readonly gBrowser: { readonly selectedBrowser: HTMLElement };
  readonly Ci: { readonly nsITextInputProcessor: unknown };
  readonly Cc: {
    readonly "@mozilla.org/text-input-processor;1": {
      createInstance(type: unknown): {
        beginInputTransactionForTests(window: unknown): boolean;
        keydown(event: KeyboardEvent): void;
        keyup(event: KeyboardEvent): void;
      };
    };
  };
}

/** Runs in the window. */
function backgroundState(addonId: string): string {
  return (globalThis as unknown as Privileged).WebExtensionPolicy.getByID(addonId).extension.backgroundState;
}

function start(profile: string): ChildProcess {
  return spawn(
    EXECUTABLE,
    [
      "--headless",
      "--remote-debugging-port=0",
      "--remote-allow-system-access",
      "--no-remote",
      "--profile",
      profile,
      "about:blank",
    ],
    { stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, LANGUAGE: "en", MOZ_REMOTE_SETTINGS_DEVTOOLS: "1" } },
  );
}

function listening(browser: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let heard = "";
    browser.once("error", () => {
      reject(new Error("Firefox does not start: run tools/setup.sh browsers"));
    });
    browser.once("exit", () => {
      reject(new Error(`Firefox ended before it was ready: ${heard}`));
    });
    browser.stderr?.on("data", (data: Buffer) => {
      heard += data.toString();
      const match = /WebDriver BiDi listening on (ws:\S+)/.exec(heard);
      if (match?.[1]) resolve(match[1]);
    });
  });
}

interface Context {
  readonly context: string;
  readonly url: string;
  readonly children: readonly Context[] | null;
}

/** All tabs. */
async function contexts(bidi: Bidi): Promise<readonly Context[]> {
  return (await bidi.send<{ contexts: Context[] }>("browsingContext.getTree")).contexts;
}

async function windowContext(bidi: Bidi): Promise<string> {
  const { contexts } = await bidi.send<{ contexts: { context: string; url: string }[] }>(
    "browsingContext.getTree",
    { "moz:scope": "chrome" },
  );
  const found = contexts.find(({ url }) => url.endsWith("browser.xhtml"));
  if (!found) throw new Error("Firefox: no browser window");
  return found.context;
}

/** A global scope that functions can be sent to. Values travel as JSON. */
class Realm {
  constructor(
    private readonly bidi: Bidi,
    private readonly context: string,
  ) {}

  call<A, T>(body: (argument: A) => T | Promise<T>, argument?: A): Promise<T> {
    return this.callText(body.toString(), argument);
  }

  /** `body`: the source text of a function. */
  async callText<T>(body: string, argument?: unknown): Promise<T> {
    const result = await this.raw(
      `async (argument) => JSON.stringify(await (${body})(argument === undefined ? undefined : JSON.parse(argument)))`,
      [json(argument)],
    );
    return typeof result.value === "string" ? (JSON.parse(result.value) as T) : (undefined as T);
  }

  async raw(functionDeclaration: string, args: readonly object[], more: object = {}): Promise<Remote> {
    const answer = await this.bidi.send<Answer>("script.callFunction", {
      functionDeclaration,
      arguments: args,
      target: { context: this.context },
      awaitPromise: true,
      userActivation: true,
      ...more,
    });
    if (answer.type === "exception") throw new Error(`Firefox: ${answer.exceptionDetails.text}`);
    return answer.result;
  }
}

function json(argument: unknown): object {
  return argument === undefined ? { type: "undefined" } : { type: "string", value: JSON.stringify(argument) };
}

/** WebDriver's names of keys without a character. */
const KEYS: Readonly<Record<string, string>> = {
  Escape: "\uE00C", Tab: "\uE004", Enter: "\uE007", Backspace: "\uE003", Delete: "\uE017",
  ArrowUp: "\uE013", ArrowDown: "\uE015", Home: "\uE011", End: "\uE010", PageDown: "\uE00F", PageUp: "\uE00E",
  Alt: "\uE00A", Control: "\uE009", Shift: "\uE008",
};

class FirefoxTab implements Tab {
  private readonly realm: Realm;

  constructor(
    private readonly bidi: Bidi,
    readonly context: string,
    private readonly privileged: Realm,
    private readonly addonId: string,
  ) {
    this.realm = new Realm(bidi, context);
  }

  evaluate: Tab["evaluate"] = (body, argument) => this.realm.call(body, argument);

  evaluateText<T>(body: string): Promise<T> {
    return this.realm.callText(body);
  }

  waitFor: Tab["waitFor"] = (body, argument, options) =>
    until(() => this.evaluate(body, argument), { what: body.toString(), ...options });

  frame(url: string): PageOrFrame {
    const find = (all: readonly Context[]): string | undefined =>
      all.map((one) => (one.url === url ? one.context : find(one.children ?? []))).find((found) => found !== undefined);
    const evaluate: PageOrFrame["evaluate"] = async (body, argument) => {
      const context = await until(async () => find((await contexts(this.bidi)).find((one) => one.context === this.context)?.children ?? []), {
        what: `a frame shows ${url}`,
      });
      return new Realm(this.bidi, context).call(body, argument);
    };
    return { evaluate, waitFor: (body, argument, options) => until(() => evaluate(body, argument), { what: body.toString(), ...options }) };
  }

  inOurRoot: Tab["inOurRoot"] = async (body, argument) => {
    const host = await this.realm.raw(
      "() => [...document.documentElement.children].find((e) => e !== document.head && e !== document.body)",
      [],
      { serializationOptions: { includeShadowTree: "all", maxDomDepth: 1 } },
    );
    const root = (host.value as { shadowRoot?: Remote } | undefined)?.shadowRoot;
    if (!root?.sharedId) throw new Error("nothing of ours is on the page");
    const answer = await this.realm.raw(
      `async (root, argument) => JSON.stringify(await (${body.toString()})(root, argument === undefined ? undefined : JSON.parse(argument)))`,
      [{ sharedId: root.sharedId }, json(argument)],
    );
    return (typeof answer.value === "string" ? JSON.parse(answer.value) : undefined) as never;
  };

  click(selector: string): Promise<void> {
    return this.mouse(selector, 0);
  }

  hover(selector: string): Promise<void> {
    return this.mouse(selector);
  }

  async altClick(selector: string): Promise<void> {
    const held = (type: string): object => ({ type: "key", id: "keyboard", actions: [{ type, value: KEYS["Alt"] }] });
    await this.perform(held("keyDown"));
    await this.mouse(selector, 0);
    await this.perform(held("keyUp"));
  }

  async clickOurs(selector: string): Promise<void> {
    const { x, y } = await this.inOurRoot(middleOf, selector);
    const moves = [{ type: "pointerMove", x: Math.round(x), y: Math.round(y) }, { type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 }];
    await this.perform({ type: "pointer", id: "mouse", actions: moves });
  }

  async press(keys: string): Promise<void> {
    const values = keys.split("+").map((name) => KEYS[name] ?? name);
    const down = values.map((value) => ({ type: "keyDown", value }));
    const up = values.reverse().map((value) => ({ type: "keyUp", value }));
    await this.perform({ type: "key", id: "keyboard", actions: [...down, ...up] });
  }

  async type(text: string): Promise<void> {
    const strokes = [...text].flatMap((value) => [
      { type: "keyDown", value },
      { type: "keyUp", value },
    ]);
    await this.perform({ type: "key", id: "keyboard", actions: strokes });
  }

  async clickToolbar(): Promise<void> {
    await this.front();
    await this.privileged.call((id) => {
      const selector = `#nav-bar [data-extensionid="${id}"] .unified-extensions-item-action-button`;
      const button = (globalThis as unknown as Privileged).document.querySelector<HTMLElement>(selector);
      if (!button) throw new Error("our toolbar button is not on the bar");
      button.click();
    }, this.addonId);
  }

  async shortcut(keys: string): Promise<void> {
    await this.front();
    // WebDriver's keys go to the page only; these go to the window, as the keyboard's do.
    await this.privileged.call((names) => {
      const window = globalThis as unknown as PrivilegedKeys;
      window.gBrowser.selectedBrowser.focus();
      const processor = window.Cc["@mozilla.org/text-input-processor;1"].createInstance(
        window.Ci.nsITextInputProcessor,
      );
      if (!processor.beginInputTransactionForTests(window)) throw new Error("the keyboard is taken");
      const modifiers: Readonly<Record<string, [string, string, number]>> = {
        Ctrl: ["Control", "ControlLeft", 17],
        Shift: ["Shift", "ShiftLeft", 16],
        Alt: ["Alt", "AltLeft", 18],
      };
      const events = names.map((name) => {
        const [key, code, keyCode] = modifiers[name] ?? [name, `Key${name}`, name.charCodeAt(0)];
        return new KeyboardEvent("", { key, code, keyCode });
      });
      for (const event of events) processor.keydown(event);
      for (const event of events.reverse()) processor.keyup(event);
    }, keys.split("+"));
  }

  async contextMenu(target: MenuTarget, label: string): Promise<void> {
    await this.front();
    await this.evaluate(select, target.selected ? target.selector : null);
    await this.mouse(target.selector, 2);
    await until(
      () =>
        this.privileged.call((wanted) => {
          const { document } = globalThis as unknown as Privileged;
          const menu = document.getElementById("contentAreaContextMenu") as unknown as {
            state: string;
            activateItem(item: Element): void;
            querySelectorAll(selector: string): Iterable<Element>;
          };
          if (menu.state !== "open") return false;
          const item = [...menu.querySelectorAll("menuitem")].find(
            (entry) => entry.getAttribute("label") === wanted,
          );
          if (!item) throw new Error(`the context menu has no entry "${wanted}"`);
          const inner = item.closest("menupopup") as unknown as typeof menu & { readonly parentNode: { openMenu(isOpen: boolean): void } };
          if (inner.state !== "open") inner.parentNode.openMenu(true); // more than one of ours are in a menu of their own
          if (inner.state !== "open") return false;
          inner.activateItem(item);
          return true;
        }, label),
      { what: "the context menu is open" },
    );
  }

  async goto(url: string): Promise<void> {
    await this.bidi.send("browsingContext.navigate", { context: this.context, url, wait: "complete" });
  }

  async resize(width: number, height: number): Promise<void> {
    await this.bidi.send("browsingContext.setViewport", { context: this.context, viewport: { width, height } });
  }

  async setColors(scheme: "light" | "dark"): Promise<void> {
    await this.privileged.call((value) => {
      (globalThis as unknown as Privileged).Services.prefs.setIntPref("layout.css.prefers-color-scheme.content-override", value);
    }, scheme === "dark" ? 0 : 1);
  }

  async screenshot(file: string, options: { fullPage?: boolean } = {}): Promise<void> {
    const { data } = await this.bidi.send<{ data: string }>("browsingContext.captureScreenshot", {
      context: this.context,
      origin: options.fullPage ? "document" : "viewport",
    });
    await writeFile(artifact(file), Buffer.from(data, "base64"));
  }

  async close(): Promise<void> {
    await this.bidi.send("browsingContext.close", { context: this.context });
  }

  private async front(): Promise<void> {
    await this.bidi.send("browsingContext.activate", { context: this.context });
  }

  /** Moves the mouse into the middle of the element, and really presses a button there if one is given. */
  private async mouse(selector: string, button?: 0 | 2): Promise<void> {
    const element = await this.realm.raw(
      `(wanted) => {
        const find = (root) => root.querySelector(wanted) ?? inShadows(root);
        const inShadows = (root) => {
          for (const { shadowRoot } of root.querySelectorAll("*")) {
            const found = shadowRoot && find(shadowRoot);
            if (found) return found;
          }
          return null;
        };
        const found = find(document);
        if (!found) throw new Error("no " + wanted + " on the page");
        found.scrollIntoView({ block: "nearest" });
        return found;
      }`,
      [{ type: "string", value: selector }],
    );
    await this.perform({
      type: "pointer",
      id: "mouse",
      actions: [
        { type: "pointerMove", x: 0, y: 0, origin: { type: "element", element: { sharedId: element.sharedId } } },
        ...(button === undefined ? [] : [{ type: "pointerDown", button }, { type: "pointerUp", button }]),
      ],
    });
  }

  private async perform(source: object): Promise<void> {
    await this.bidi.send("input.performActions", { context: this.context, actions: [source] });
  }
}
