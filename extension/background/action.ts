// SPDX-License-Identifier: GPL-3.0-or-later
// The toolbar button: translate this page, or show the original again.
import { ensureEngineHost } from "#platform/engine-host.js";
import { api } from "#platform/api.js";
import { tellDialogs } from "./dialogs.js";
import { inject, injectAndDeliver } from "./injector.js";

export async function togglePage(tab: chrome.tabs.Tab | undefined): Promise<void> {
  if (tab?.id === undefined) return;
  await withTab(tab.id, async (tabId) => {
    void ensureEngineHost().catch(() => undefined); // a head start; the content script asks again and hears why not
    await injectAndDeliver(tabId, { type: "bg-cs-toggle" }, 0); // the other frames follow: frames.ts
  });
}

export async function translateSelection(tab: chrome.tabs.Tab | undefined, frameId: number, text: string): Promise<void> {
  if (tab?.id === undefined) return;
  await withTab(tab.id, async (tabId) => {
    void ensureEngineHost().catch(() => undefined);
    const target = { tabId, frameIds: [frameId] };
    await inject(target);
    await tellDialogs({ type: "bg-cs-selection", text }, target);
  });
}

/** `frameId`: where the context menu was opened; null: the frame that has the focus, which only the frames know. */
export async function editSentence(tab: chrome.tabs.Tab | undefined, frameId: number | null): Promise<void> {
  if (tab?.id === undefined) return;
  await withTab(tab.id, async (tabId) => {
    await inject({ tabId, frameIds: [frameId ?? 0] }); // it tells why not, where nothing is translated
    if (frameId === null) await tellDialogs({ type: "bg-cs-edit", at: "focus" }, { tabId, allFrames: true });
    else await tellDialogs({ type: "bg-cs-edit", at: "menu" }, { tabId, frameIds: [frameId] });
  });
}

/** Shows how much of the page the memories know. */
export async function analysePage(tab: chrome.tabs.Tab | undefined): Promise<void> {
  if (tab?.id === undefined) return;
  await withTab(tab.id, async (tabId) => {
    void ensureEngineHost().catch(() => undefined);
    const target = { tabId, frameIds: [0] };
    await inject(target);
    await tellDialogs({ type: "bg-cs-analyse" }, target);
  });
}

/** Where nothing can be shown on the page itself, the button says what is wrong. */
async function withTab(tabId: number, work: (tabId: number) => Promise<void>): Promise<void> {
  try {
    await work(tabId);
    await showProblem(tabId, "");
  } catch (error) {
    console.info("Palimpsest: this page can't be translated:", String(error));
    await showProblem(tabId, api.i18n.getMessage("cannotTranslatePage"));
  }
}

async function showProblem(tabId: number, problem: string): Promise<void> {
  try {
    await api.action.setBadgeText({ tabId, text: problem === "" ? "" : "!" });
    await api.action.setTitle({ tabId, title: problem === "" ? api.i18n.getMessage("actionTitle") : problem });
  } catch {
    // the tab is gone
  }
}
