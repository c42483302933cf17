// SPDX-License-Identifier: GPL-3.0-or-later
declare const browser: typeof chrome;

/** The extension API; the same names and promises in both browsers. */
export const api = browser;
