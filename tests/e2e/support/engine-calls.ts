// SPDX-License-Identifier: GPL-3.0-or-later
// Calls of the engine from a page of the extension's own, over a port as our pages use it.
import type { CallName, Calls } from "../../../js-glue/protocol/messages.js";
import { PROTOCOL_VERSION } from "../../../js-glue/protocol/messages.js";
import type { Browser, PageOrFrame } from "./browser.js";

export type Call = { readonly [Name in CallName]: { readonly type: Name } & Calls[Name]["request"] }[CallName];

/** Any page with the extension's API will do. */
export async function openOwnPage(browser: Browser): Promise<Awaited<ReturnType<Browser["open"]>>> {
  return browser.open(`${browser.origin}/manifest.json`);
}

/**
 * Makes calls one after the other over one port, each when the one before was answered; their values. An
 * import or export 0 is the one that was started before.
 */
export async function callEngine(page: PageOrFrame, calls: readonly Call[]): Promise<readonly unknown[]> {
  return page.evaluate(converse, { calls: [{ type: "hello", version: PROTOCOL_VERSION }, ...calls] as readonly object[] }).then((values) => values.slice(1));
}

/** Runs in the page. */
async function converse({ calls }: { readonly calls: readonly object[] }): Promise<unknown[]> {
  await chrome.runtime.sendMessage({ type: "cs-bg-engine" });
  const port = chrome.runtime.connect({ name: "engine" });
  const values: unknown[] = [];
  for (const [index, call] of calls.entries()) {
    const started = Object.assign({}, ...values) as { readonly import?: number; readonly export?: number };
    const filled = {
      ...call,
      ...("import" in call && call.import === 0 ? { import: started.import } : {}),
      ...("export" in call && call.export === 0 ? { export: started.export } : {}),
    };
    values.push(
      await new Promise((resolve, reject) => {
        port.onDisconnect.addListener(() => reject(new Error("the engine is gone")));
        port.onMessage.addListener((message: { id: number; type: string; value: unknown; error: unknown }) => {
          if (message.id !== index + 1) return;
          if (message.type === "reply") resolve(message.value);
          else reject(new Error(JSON.stringify(message.error)));
        });
        port.postMessage({ ...filled, id: index + 1 });
      }),
    );
  }
  port.disconnect();
  return values;
}
