// SPDX-License-Identifier: GPL-3.0-or-later
// The person's settings: one object under one key, its defaults, and how stored data becomes it.

/** Key in storage.local. */
export const SETTINGS_KEY = "settings";

/** What a translated page shows: translations alone, or after each sentence its translation. */
export type View = "translated" | "bilingual";

export interface Settings {
  /** BCP 47, e.g. "es"; null: the browser's own language. */
  readonly targetLanguage: string | null;
  readonly view: View;
  /** Whether words the engine did not know are marked. */
  readonly marksUnknown: boolean;
}

export const DEFAULT_SETTINGS: Settings = { targetLanguage: null, view: "translated", marksUnknown: false };

const LANGUAGE_TAG = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/;

/** Settings from whatever is stored: what is missing or of a wrong shape takes its default. */
export function parseSettings(stored: unknown): Settings {
  if (typeof stored !== "object" || stored === null) return DEFAULT_SETTINGS;
  const { targetLanguage, view, marksUnknown } = stored as Record<string, unknown>;
  return {
    targetLanguage: typeof targetLanguage === "string" && LANGUAGE_TAG.test(targetLanguage) ? targetLanguage : null,
    view: isView(view) ? view : DEFAULT_SETTINGS.view,
    marksUnknown: marksUnknown === true,
  };
}

export function isView(value: unknown): value is View {
  return value === "translated" || value === "bilingual";
}
