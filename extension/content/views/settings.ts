// SPDX-License-Identifier: GPL-3.0-or-later
import { api } from "#platform/api.js";
import { parseSettings, SETTINGS_KEY, type Settings } from "../../shared/settings.js";

export async function loadSettings(): Promise<Settings> {
  const stored = await api.storage.local.get(SETTINGS_KEY);
  return parseSettings(stored[SETTINGS_KEY]);
}

/** Some of the settings change; who cares hears of it from the storage. */
export async function saveSettings(changes: Partial<Settings>): Promise<void> {
  await api.storage.local.set({ [SETTINGS_KEY]: { ...(await loadSettings()), ...changes } });
}
