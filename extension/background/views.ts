// SPDX-License-Identifier: GPL-3.0-or-later
// The second script of a translated frame, and the style of its highlights, which stands nowhere in the
// page's document.
import { api } from "#platform/api.js";

const VIEWS_SCRIPT = "content/views.js";

/**
 * Nothing that moves text or takes its contrast: tints and lines. Where the system chooses all colours
 * the lines stay.
 */
const STYLE = `
::highlight(palimpsest-translation) { background-color: rgb(128 128 128 / .13); text-decoration: underline dotted; }
::highlight(palimpsest-unknown) { text-decoration: underline wavy; }
::highlight(palimpsest-edited) { background-color: rgb(255 190 40 / .35); text-decoration: underline double; }
::highlight(palimpsest-hover) { background-color: rgb(255 190 40 / .35); text-decoration: underline; }
`;

export async function injectViews(tabId: number, frameId: number): Promise<void> {
  await api.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, files: [VIEWS_SCRIPT], injectImmediately: true });
}

/** A style of the user's reaches into shadow trees; tints Chromium takes from one of the author's only. */
const ORIGINS = ["USER", "AUTHOR"] as const;

export async function styleHighlights(tabId: number, frameId: number, on: boolean): Promise<void> {
  for (const origin of ORIGINS) {
    const injection: chrome.scripting.CSSInjection = { target: { tabId, frameIds: [frameId] }, css: STYLE, origin };
    await (on ? api.scripting.insertCSS(injection) : api.scripting.removeCSS(injection));
  }
}
