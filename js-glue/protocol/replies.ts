// SPDX-License-Identifier: GPL-3.0-or-later
// The checks of all replies, for those who may ask anything: pages of ours and the host.
import {
  arrayOf,
  isBoolean,
  isInteger,
  isNull,
  isPositive,
  isText,
  objectOf,
  type Problem,
} from "./check.js";
import { isImportProgress, isStoredTerm, isStoredUnit } from "./memory-shapes.js";
import type { CallName, Calls } from "./messages.js";
import { arePacks, isPackOutcome } from "./pack-shapes.js";
import { areSegmentationRulesOrNone, isSegmentationResult } from "./segmentation.js";
import { READER_REPLIES, type Replies } from "./validate-reply.js";

export const REPLIES: Replies<CallName> = {
  ...READER_REPLIES,
  packs: objectOf<Calls["packs"]["reply"]>({ packs: arePacks, isDurable: isBoolean }),
  packStart: objectOf<Calls["packStart"]["reply"]>({ upload: isPositive }),
  packBytes: objectOf<Calls["packBytes"]["reply"]>({ received: isInteger }),
  packEnd: isPackOutcome,
  removePack: isNull,
  setMemory: objectOf<Calls["setMemory"]["reply"]>({ id: isPositive }),
  removeMemory: objectOf<Calls["removeMemory"]["reply"]>({ removed: isInteger }),
  units: objectOf<Calls["units"]["reply"]>({ total: isInteger, units: arrayOf(isStoredUnit) }),
  changeUnit: objectOf<Calls["changeUnit"]["reply"]>({ undo: isPositive }),
  importStart: objectOf<Calls["importStart"]["reply"]>({ import: isPositive }),
  importPiece: isImportProgress,
  importBytes: isImportProgress,
  importEnd: isImportProgress,
  exportStart: objectOf<Calls["exportStart"]["reply"]>({ export: isPositive, total: isInteger }),
  exportNext: objectOf<Calls["exportNext"]["reply"]>({
    text: isText,
    written: isInteger,
    done: isBoolean,
  }),
  exportCancel: isNull,
  terms: objectOf<Calls["terms"]["reply"]>({ terms: arrayOf(isStoredTerm) }),
  setTerm: objectOf<Calls["setTerm"]["reply"]>({ id: isPositive, undo: isPositive }),
  removeTerm: objectOf<Calls["removeTerm"]["reply"]>({ undo: isPositive }),
  segmentationRules: objectOf<Calls["segmentationRules"]["reply"]>({ rules: areSegmentationRulesOrNone }),
  setSegmentationRules: isSegmentationResult,
  removeSegmentationRules: isNull,
  forgetPrivate: isNull,
};

/** What is wrong with the value that answered a request of `name`, or null. */
export function replyProblem(name: CallName, value: unknown): Problem | null {
  return REPLIES[name](value, "value");
}
