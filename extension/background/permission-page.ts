// SPDX-License-Identifier: GPL-3.0-or-later
// Browsers ask for a permission only after a click on a page of the extension's own: this opens it,
// beside the page that needs it.
import { api } from "#platform/api.js";

const PAGE = "ui/permission/permission.html";

export async function openPermissionPage(tab: chrome.tabs.Tab, tabId: number, origins: readonly string[]): Promise<void> {
  const query = new URLSearchParams([["tab", String(tabId)], ...origins.map((origin) => ["origin", origin])]);
  const url = `${api.runtime.getURL(PAGE)}?${query}`;
  // Closed, the page gives way to its opener. It may not open in a private window, nor have an opener there.
  await api.tabs.create(tab.incognito ? { url } : { url, openerTabId: tabId });
}
