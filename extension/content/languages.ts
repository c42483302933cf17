// SPDX-License-Identifier: GPL-3.0-or-later
// What language a page is in, by what it says and by how its text looks.
import { api } from "#platform/api.js";
import { sourceLanguage } from "../shared/languages.js";
import { HARD_TAGS } from "./collect/exclusions.js";
import { attributeOf, bodyOf, parentElementAcross, rootElementOf, tagOf } from "./dom.js";

/** Enough for the detector to be sure, little enough to cost nothing. */
const SAMPLE_CHARACTERS = 800;

export async function pageLanguage(): Promise<string> {
  const root = rootElementOf(document);
  const body = bodyOf(document);
  const declared = (root && attributeOf(root, "lang")) || (body && attributeOf(body, "lang")) || "";
  return textLanguage(sampleOf(body ?? root), declared);
}

/** `declared`: the language it says it is in, or "". */
export async function textLanguage(text: string, declared: string): Promise<string> {
  const { languages, isReliable } = await api.i18n.detectLanguage(text);
  const [best] = [...languages].sort((a, b) => b.percentage - a.percentage);
  const detected = best && best.language !== "und" ? best.language : null;
  return sourceLanguage({ declared, detected, isDetectionReliable: isReliable });
}

function sampleOf(root: Element | null): string {
  if (root === null) return "";
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let sample = "";
  for (let node = walker.nextNode(); node !== null && sample.length < SAMPLE_CHARACTERS; node = walker.nextNode()) {
    const text = (node as Text).data.trim();
    const parent = parentElementAcross(node);
    // Single words are names and menus: they tell little.
    if (text.includes(" ") && parent !== null && !HARD_TAGS.has(tagOf(parent))) sample += `${text} `;
  }
  return sample;
}
