// SPDX-License-Identifier: GPL-3.0-or-later
// What travels about a person's segmentation rules (SRX files), and the checks of it.
import { arrayOf, either, isBoolean, isInteger, isNull, isText, objectOf, oneOf, type Check } from "./check.js";

/** A pattern that can't be read, or a map to rules that are not there. */
export interface UnreadablePattern {
  readonly line: number; // of the file, from 1
  readonly rule: string; // the name of the language rule
  readonly part: "before" | "after" | "map";
  readonly pattern: string;
  readonly position: number; // in the pattern, in characters from 0
  readonly why: string; // one sentence without a full stop, in English
}

/** The rules that count now. */
export interface SegmentationRules {
  readonly name: string; // of the file
  readonly rules: number;
  readonly unreadable: number; // patterns that are left out, because the person said so
  readonly changed: number; // milliseconds since 1970, UTC
}

export interface SegmentationResult {
  readonly used: boolean; // false: something can't be read, and nothing was changed
  readonly rules: number; // that can be used, if they are
  readonly unreadable: readonly UnreadablePattern[];
}

/** Characters of a file; the largest that tools ship has 0.4 million. */
export const MAX_RULES_CHARACTERS = 8_000_000;

const isUnreadablePattern = objectOf<UnreadablePattern>({
  line: isInteger,
  rule: isText,
  part: oneOf("before", "after", "map"),
  pattern: isText,
  position: isInteger,
  why: isText,
});

export const isSegmentationResult: Check = objectOf<SegmentationResult>({
  used: isBoolean,
  rules: isInteger,
  unreadable: arrayOf(isUnreadablePattern),
});

const areSegmentationRules = objectOf<SegmentationRules>({
  name: isText,
  rules: isInteger,
  unreadable: isInteger,
  changed: isInteger,
});

export const areSegmentationRulesOrNone: Check = either(isNull, areSegmentationRules);
