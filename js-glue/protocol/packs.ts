// SPDX-License-Identifier: GPL-3.0-or-later
// What travels about language packs: which there are, and files of them on their way in.
import type { PackInfo } from "./messages.js";

/** A direction that can be had: by one pack, or by two that share a language. */
export interface Direction extends PackInfo {
  readonly through?: string; // BCP 47 of that language; its `id` is then those of both, "fra-spa+spa-eng"
}

/** What a pack says of itself, as far as people ask. */
export interface PackFacts extends PackInfo {
  readonly package: string; // of Debian, e.g. "apertium-eng-spa"; "" if it does not say
  readonly packageVersion: string;
  readonly licence: string;
}

export interface PackDetails extends PackFacts {
  readonly origin: "bundled" | "added";
  readonly size: number; // bytes of its file
  readonly isUsed: boolean; // false: another has its place, or there is a problem
  readonly problem: "" | "damaged" | "version"; // why it can't be used; "version": made for another one of ours
}

/** What became of a file that was sent. */
export interface PackOutcome {
  readonly isKept: boolean;
  readonly pack: PackFacts | null; // what the file is; null: it was dropped
  /** Not kept because this one has its place: the person says whether it gives way (`packEnd` again). */
  readonly stands: PackDetails | null;
}

/** No pack is larger. */
export const MAX_PACK_BYTES = 64 * 1024 * 1024;
