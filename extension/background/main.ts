// SPDX-License-Identifier: GPL-3.0-or-later
// The background may be ended and started at any time: every listener is set here, at once, and
// nothing is kept in variables. The shortcut is `_execute_action`: it presses the toolbar button.
import { api } from "#platform/api.js";
import { forgetPrivate, prepareAtStart } from "#platform/engine-host.js";
import { menus } from "#platform/menus.js";
import { editSentence, togglePage } from "./action.js";
import { createMenus, menuClicked } from "./menus.js";
import { receive } from "./router.js";

api.runtime.onInstalled.addListener(createMenus);
prepareAtStart();
api.runtime.onMessage.addListener(receive);
api.action.onClicked.addListener((tab) => void togglePage(tab));
menus.onClicked.addListener(menuClicked);
api.windows.onRemoved.addListener(() => void windowClosed());
api.commands.onCommand.addListener((command, tab) => {
  if (command === "edit-sentence") void editSentence(tab, null);
});

async function windowClosed(): Promise<void> {
  const windows = await api.windows.getAll();
  if (!windows.some(({ incognito }) => incognito)) await forgetPrivate();
}
