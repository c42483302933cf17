// SPDX-License-Identifier: GPL-3.0-or-later
// The second script of a translated frame, and the style of its highlights. As a style of the user's
// it reaches into shadow trees, and stands nowhere in the page's document.
import { api } from "#platform/api.js";

const VIEWS_SCRIPT = "content/views.js";

/**
 * Nothing that moves text or takes its contrast: tints and lines. Where the system chooses all colours
 * the lines stay.
 */
const STYLE = `
::highlight(palimpsest-translation) { background-color: rgb(128 128 128 / .13); text-decoration: underline dotted; }
::highlight(palimpsest-unknown) { text-decoration: underline wavy; }
::highlight(palimpsest-hover) { background-color: rgb(255 190 40 / .35); text-decoration: underline; }
`;

export async function injectViews(tabId: number, frameId: number): Promise<void> {
  await api.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, files: [VIEWS_SCRIPT], injectImmediately: true });
}

export async function styleHighlights(tabId: number, frameId: number, on: boolean): Promise<void> {
  const injection: chrome.scripting.CSSInjection = { target: { tabId, frameIds: [frameId] }, css: STYLE, origin: "USER" };
  await (on ? api.scripting.insertCSS(injection) : api.scripting.removeCSS(injection));
}
