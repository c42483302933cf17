// SPDX-License-Identifier: GPL-3.0-or-later
// The splitter of the module that ships, under the contract of the shared scorer of segmenters
// (bench/segmentation_score.mjs): init, then the ends of the sentences in UTF-16 code units.
//
//   node ../shared/bench/segmentation_score.mjs --module tests/bench/adapters/segment.mjs
import { importGlue } from "../support/glue.mjs";
import { openModule } from "../support/module.mjs";

const segmenters = new Map();
let create;

export async function init() {
  const [module, { Segmenter }] = await Promise.all([openModule(), importGlue("segmenter")]);
  create = (lang) => new Segmenter(module, lang);
}

export function segment(text, lang) {
  let segmenter = segmenters.get(lang);
  if (!segmenter) segmenters.set(lang, (segmenter = create(lang)));
  return segmenter.ends(text);
}
