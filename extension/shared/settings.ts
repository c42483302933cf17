// SPDX-License-Identifier: GPL-3.0-or-later
// The person's settings: one object under one key, its defaults, and how stored data becomes it.

/** Key in storage.local. */
export const SETTINGS_KEY = "settings";

export interface Settings {
  /** BCP 47, e.g. "es"; null: the browser's own language. */
  readonly targetLanguage: string | null;
}

export const DEFAULT_SETTINGS: Settings = { targetLanguage: null };

const LANGUAGE_TAG = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/;

/** Settings from whatever is stored: what is missing or of a wrong shape takes its default. */
export function parseSettings(stored: unknown): Settings {
  if (typeof stored !== "object" || stored === null) return DEFAULT_SETTINGS;
  const { targetLanguage } = stored as Record<string, unknown>;
  return {
    targetLanguage: typeof targetLanguage === "string" && LANGUAGE_TAG.test(targetLanguage) ? targetLanguage : null,
  };
}
