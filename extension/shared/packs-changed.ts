// SPDX-License-Identifier: GPL-3.0-or-later
/** Key in storage.local, written whenever a language pack comes or goes: pages then ask for the directions anew. */
export const PACKS_KEY = "packs";
