// SPDX-License-Identifier: GPL-3.0-or-later
// Source sentences for every direction. English and Spanish come from the shared material where it is,
// else from our own fixtures; other languages are what the native tool translates those into, over as
// many steps as it takes; where no direction leads to a language, its dictionary makes sentences up.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { dictionarySentences } from "./dictionary-words.mjs";
import { commandsOf, escapeText, runNative, unescapeText } from "./native.mjs";

/** Which direction's output is text of a language. */
const MADE_BY = {
  pt: "es-pt",
  gl: "en-gl",
  oc: "es-oc",
  oc_aran: "es-oc_aran",
  ca: "oc-ca",
  eo: "en-eo",
  fr: "es-fr",
  urd: "hin-urd",
  szl: "pol-szl",
};
const ENGLISH = { shared: "eng-spa", fixture: "eng" };
const SPANISH = { shared: "spa-eng", fixture: "spa" };
const WRITTEN = { eng: ENGLISH, en: ENGLISH, spa: SPANISH, es: SPANISH };

const linesOf = (text) => text.split("\n").filter(Boolean);

/**
 * Sentences of a direction's source language.
 * root       the repository
 * modeOf     gives the mode file of a direction, fetching its package if need be
 * returns    `count` sentences, fewer if there are not so many; what was made is kept in build/parity
 */
export async function sentencesFor(direction, { root, modeOf, count }) {
  const language = direction.slice(0, direction.indexOf("-"));
  const source = WRITTEN[language];
  if (source) {
    const oracle = path.join(root, `../shared/data/mt/${source.shared}.oracle.tsv.gz`);
    if (existsSync(oracle)) {
      return linesOf(gunzipSync(readFileSync(oracle)).toString("utf8").replace(/\t.*$/gm, "")).slice(0, count);
    }
    return linesOf(readFileSync(path.join(root, `tests/fixtures/sentences/${source.fixture}.txt`), "utf8")).slice(0, count);
  }
  const kept = path.join(root, `build/parity/${language}.${String(count)}.txt`);
  if (existsSync(kept)) return linesOf(readFileSync(kept, "utf8"));
  const through = MADE_BY[language];
  const made = through
    ? await translated(through, { root, modeOf, count })
    : dictionarySentences(commandsOf(modeOf(direction), "-g")[0].at(-1), count);
  mkdirSync(path.dirname(kept), { recursive: true });
  writeFileSync(kept, made.join("\n") + "\n");
  return made;
}

async function translated(direction, context) {
  const source = await sentencesFor(direction, context);
  const outputs = await runNative(context.modeOf(direction), source.map(escapeText), "-n");
  return outputs
    .filter((text) => text !== undefined)
    .map((text) => unescapeText(text).replace(/[*#@\n]/g, "").trim())
    .filter(Boolean);
}
