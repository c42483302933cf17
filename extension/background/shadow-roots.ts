// SPDX-License-Identifier: GPL-3.0-or-later
// Makes a frame tell of open shadow roots that are attached late (content/observe/late-roots.ts).
// `attachShadow` of the page's world is the only place that knows. It goes on doing just what it did.
import { api } from "#platform/api.js";
import { SHADOW_ROOT_EVENT } from "../shared/shadow-roots.js";

export async function announceShadowRoots(tabId: number, frameId: number): Promise<void> {
  await api.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, world: "MAIN", injectImmediately: true, func: announce, args: [SHADOW_ROOT_EVENT] });
}

/** Runs in the page's own world; sent there as text. */
function announce(type: string): void {
  const { prototype } = Element;
  prototype.attachShadow = new Proxy(prototype.attachShadow, {
    apply: (attach, host: Element, args: [ShadowRootInit]) => {
      const root = Reflect.apply(attach, host, args) as ShadowRoot;
      if (root.mode === "open" && host.isConnected) host.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
      return root;
    },
  });
}
