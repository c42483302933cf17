// SPDX-License-Identifier: GPL-3.0-or-later
import { api } from "./api.js";

export const menus = api.contextMenus;
