// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from "vitest";
import { directionsOf, routeOf } from "../../js-glue/worker/routes.js";

const pack = (id: string, from: string, to: string) => ({ id, from, to });
const FR_ES = pack("fra-spa", "fr", "es");
const ES_EN = pack("spa-eng", "es", "en");
const EN_ES = pack("eng-spa", "en", "es");
const FR_CA = pack("fra-cat", "fr", "ca");
const CA_EN = pack("cat-eng", "ca", "en");
const EN_EO = pack("eng-epo", "en", "eo");

const shown = (packs: readonly ReturnType<typeof pack>[]): string[] =>
  directionsOf(packs).map(({ from, to, through, id }) => `${from}-${to}${through === undefined ? "" : ` ${through} ${id}`}`);

describe("directions", () => {
  it("are those of the packs, then those through a language that two of them share", () => {
    expect(shown([ES_EN, FR_ES])).toEqual(["es-en", "fr-es", "fr-en es fra-spa+spa-eng"]);
  });

  it("go through one language at most, and never back", () => {
    expect(shown([EN_ES, ES_EN])).toEqual(["en-es", "es-en"]);
    expect(shown([FR_ES, ES_EN, EN_EO])).toEqual(["fr-es", "es-en", "en-eo", "es-eo en spa-eng+eng-epo", "fr-en es fra-spa+spa-eng"]);
    expect(shown([pack("por-spa", "pt", "es"), pack("spa-por_BR", "es", "pt-BR")])).toEqual(["pt-es", "es-pt-BR"]);
  });

  it("are direct where they can be, and there once", () => {
    const direct = pack("fra-eng", "fr", "en");
    expect(shown([FR_ES, ES_EN, direct])).toEqual(["fr-es", "es-en", "fr-en"]);
    expect(routeOf([FR_ES, ES_EN, direct], { from: "fr", to: "en" })).toEqual([direct]);
    expect(shown([EN_ES, pack("other", "en", "es")])).toEqual(["en-es"]);
  });

  it("choose the same of several ways, in whatever order packs came", () => {
    for (const packs of [[FR_ES, ES_EN, FR_CA, CA_EN], [CA_EN, FR_CA, ES_EN, FR_ES]])
      expect(routeOf(packs, { from: "fr", to: "en" })).toEqual([FR_CA, CA_EN]);
  });

  it("need the very language between: not one of its regions", () => {
    expect(shown([pack("spa-por_BR", "es", "pt-BR"), pack("por-glg", "pt", "gl")])).toEqual(["es-pt-BR", "pt-gl"]);
    expect(routeOf([FR_ES], { from: "fr", to: "en" })).toBeNull();
  });
});
