// SPDX-License-Identifier: GPL-3.0-or-later
// The checks of what travels about language packs (packs.ts), for both directions.
import { arrayOf, either, isBoolean, isInteger, isName, isNull, isText, objectOf, oneOf, optional } from "./check.js";
import type { Direction, PackDetails, PackFacts, PackOutcome } from "./packs.js";

const info = { id: isName, from: isName, to: isName };
const facts = { ...info, package: isText, packageVersion: isText, licence: isText };

export const areDirections = arrayOf(objectOf<Direction>({ ...info, through: optional(isName) }));

export const isPackFacts = objectOf<PackFacts>(facts);

const isPackDetails = objectOf<PackDetails>({
  ...facts,
  origin: oneOf("bundled", "added"),
  size: isInteger,
  isUsed: isBoolean,
  problem: oneOf("", "damaged", "version"),
});

export const arePacks = arrayOf(isPackDetails);

export const isPackOutcome = objectOf<PackOutcome>({
  isKept: isBoolean,
  pack: either(isNull, isPackFacts),
  stands: either(isNull, isPackDetails),
});
