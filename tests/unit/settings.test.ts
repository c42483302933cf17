// SPDX-License-Identifier: GPL-3.0-or-later
import { expect, it } from "vitest";
import { DEFAULT_SETTINGS, parseSettings } from "../../extension/shared/settings.js";

it.each([undefined, null, 7, "es", [], {}, { targetLanguage: 7 }, { targetLanguage: "" }, { targetLanguage: "no language" }])(
  "%j gives the defaults",
  (stored) => {
    expect(parseSettings(stored)).toEqual(DEFAULT_SETTINGS);
  },
);

it("keeps a language tag", () => {
  expect(parseSettings({ targetLanguage: "pt-BR", other: 1 })).toEqual({ targetLanguage: "pt-BR" });
});
