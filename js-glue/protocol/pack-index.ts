// SPDX-License-Identifier: GPL-3.0-or-later
// The list of bundled language packs, packs/index.json, written by the extension's build and read
// by the worker: which directions can be had and which file to fetch for them.
import { arrayOf, isName, isPositive, isText, objectOf } from "./check.js";
import type { PackFacts } from "./packs.js";

export interface PackEntry extends PackFacts {
  readonly file: string; // beside index.json, e.g. "eng-spa.pack"
  readonly size: number; // bytes of the file
}

export const PACK_INDEX = "index.json";

const entries = arrayOf(
  objectOf<PackEntry>({
    id: isName,
    from: isName,
    to: isName,
    package: isText,
    packageVersion: isText,
    licence: isText,
    file: isName,
    size: isPositive,
  }),
);

/** The entries of a parsed index.json, or the field that is wrong, e.g. "[2].size". */
export function parsePackIndex(value: unknown): readonly PackEntry[] | string {
  const problem = entries(value, "");
  return problem ? problem.where : (value as readonly PackEntry[]);
}
