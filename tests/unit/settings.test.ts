// SPDX-License-Identifier: GPL-3.0-or-later
import { expect, it } from "vitest";
import { DEFAULT_SETTINGS, parseSettings } from "../../extension/shared/settings.js";

it.each([undefined, null, 7, "es", [], {}, { targetLanguage: 7 }, { targetLanguage: "" }, { targetLanguage: "no language" }, { view: "original" }, { view: 1, marksUnknown: "yes" }])(
  "%j gives the defaults",
  (stored) => {
    expect(parseSettings(stored)).toEqual(DEFAULT_SETTINGS);
  },
);

it("keeps a language tag", () => {
  expect(parseSettings({ targetLanguage: "pt-BR", other: 1 })).toEqual({ ...DEFAULT_SETTINGS, targetLanguage: "pt-BR" });
});

it("keeps what a person chose to see", () => {
  expect(parseSettings({ view: "bilingual", marksUnknown: true })).toEqual({ targetLanguage: null, view: "bilingual", marksUnknown: true });
});
