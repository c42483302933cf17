// SPDX-License-Identifier: GPL-3.0-or-later
import { api } from "#platform/api.js";
import { menus } from "#platform/menus.js";
import { analysePage, editSentence, togglePage, translateSelection } from "./action.js";

const PAGE = "translate-page";
const SELECTION = "translate-selection";
const MEMORY = "memory";
const CORRECT = "correct-translation";
const ANALYSE = "analyse-page";

/** Menu entries are remembered by the browser: made once, when installed or updated. */
export function createMenus(): void {
  menus.removeAll(() => {
    menus.create({ id: PAGE, title: api.i18n.getMessage("menuTranslatePage"), contexts: ["page"] });
    menus.create({ id: SELECTION, title: api.i18n.getMessage("menuTranslateSelection"), contexts: ["selection"] });
    menus.create({ id: MEMORY, title: api.i18n.getMessage("menuMemory"), contexts: ["action"] });
    menus.create({ id: ANALYSE, title: api.i18n.getMessage("menuAnalyse"), contexts: ["action"] });
    menus.create({ id: CORRECT, title: api.i18n.getMessage("menuCorrect"), contexts: ["page", "link"] });
  });
}

export function menuClicked(info: chrome.contextMenus.OnClickData, tab?: chrome.tabs.Tab): void {
  if (info.menuItemId === PAGE) void togglePage(tab);
  else if (info.menuItemId === SELECTION) void translateSelection(tab, info.frameId ?? 0, info.selectionText ?? "");
  else if (info.menuItemId === MEMORY) void api.runtime.openOptionsPage();
  else if (info.menuItemId === ANALYSE) void analysePage(tab);
  else if (info.menuItemId === CORRECT) void editSentence(tab, info.frameId ?? 0);
}
