// SPDX-License-Identifier: GPL-3.0-or-later
/** The extension API; the same names and promises in both browsers. */
export const api = chrome;
