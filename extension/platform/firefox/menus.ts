// SPDX-License-Identifier: GPL-3.0-or-later
import { api } from "./api.js";

/** Firefox's own name; the permission is called the same. */
export const menus = (api as unknown as { menus: typeof chrome.contextMenus }).menus;
