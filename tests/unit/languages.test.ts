// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from "vitest";
import { choosePair, sourceLanguage } from "../../extension/shared/languages.js";

const PACKS = [
  { id: "eng-spa", from: "en", to: "es" },
  { id: "spa-eng", from: "es", to: "en" },
  { id: "spa-cat", from: "es", to: "ca" },
  { id: "eng-por", from: "en", to: "pt-BR" },
];

describe("choosePair", () => {
  const CASES: readonly [from: string, target: string | null, browser: string, expected: string | null][] = [
    ["en", "es", "de", "en-es"],
    ["en-US", null, "es-ES", "en-es"],
    ["en", null, "en-US", "en-es"], // the browser's own language is the page's
    ["en", "pt", "en-US", "en-pt-BR"],
    ["en", "pt-PT", "en-US", "en-pt-BR"],
    ["es", "en", "es-ES", "es-en"],
    ["es", "fr", "es-ES", "es-en"],
    ["es", "fr", "ca", "es-ca"],
    ["fr", "en", "en", null],
    ["", "en", "en", null],
  ];
  it.each(CASES)("from %s, wanted %s, browser %s: %s", (from, targetLanguage, browserLanguage, expected) => {
    const pair = choosePair(from, { targetLanguage, browserLanguage }, PACKS);
    expect(pair && `${pair.from}-${pair.to}`).toBe(expected);
  });
});

describe("choosePair with packs that share a language", () => {
  const DIRECTIONS = [
    ...PACKS,
    { id: "spa-eng+eng-por", from: "es", to: "pt-BR", through: "en" },
    { id: "fra-spa", from: "fr", to: "es" },
    { id: "fra-spa+spa-cat", from: "fr", to: "ca", through: "es" },
    { id: "fra-spa+spa-eng", from: "fr", to: "en", through: "es" },
    { id: "spa-por", from: "es", to: "pt" },
  ];
  const CASES: readonly [from: string, target: string | null, browser: string, expected: string | null][] = [
    ["fr", "en", "en-US", "fr-en"],
    ["fr-CA", null, "ca", "fr-ca"],
    ["fr", "de", "de-DE", "fr-es"], // a direct one, if nothing fits
    ["es", "pt-BR", "en", "es-pt"], // a direct one of the language goes before its region through another
    ["de", "en", "en", null],
  ];
  it.each(CASES)("from %s, wanted %s, browser %s: %s", (from, targetLanguage, browserLanguage, expected) => {
    const pair = choosePair(from, { targetLanguage, browserLanguage }, DIRECTIONS);
    expect(pair && `${pair.from}-${pair.to}`).toBe(expected);
  });
});

describe("sourceLanguage", () => {
  const CASES: readonly [declared: string, detected: string | null, isReliable: boolean, expected: string][] = [
    ["en", "en", true, "en"],
    ["en-GB", "en", true, "en-GB"],
    ["en", "de", true, "de"], // a template's lang, never changed
    ["en", "sr", false, "en"],
    ["", "de", false, "de"],
    ["", null, false, ""],
    ["fr", null, false, "fr"],
  ];
  it.each(CASES)("declared %j, detected %s, reliable %s: %s", (declared, detected, isDetectionReliable, expected) => {
    expect(sourceLanguage({ declared, detected, isDetectionReliable })).toBe(expected);
  });
});
