// SPDX-License-Identifier: GPL-3.0-or-later
// Translations of this visit by their source: one text has one translation everywhere on the page,
// and a page that makes its nodes anew with the same words gets them back at once.
import type { Runs } from "../../../js-glue/protocol/runs.js";
import type { Joint } from "./target.js";

/** Of one map: about 1 MB of text at most; the oldest go first. */
const MAX_ENTRIES = 4000;
const MAX_KEY_CHARACTERS = 2000;

export class KnownTranslations {
  /** One map for each way to show a translation; the second and third are seldom filled. */
  readonly #byJoint: Readonly<Record<Joint, Map<string, Runs>>> = { "": new Map(), " ": new Map(), " — ": new Map() };

  get(key: string, joint: Joint): Runs | undefined {
    return this.#byJoint[joint].get(key);
  }

  /** Returns `target`. */
  set(key: string, joint: Joint, target: Runs): Runs {
    if (key.length > MAX_KEY_CHARACTERS) return target;
    const byKey = this.#byJoint[joint];
    byKey.delete(key);
    byKey.set(key, target);
    if (byKey.size > MAX_ENTRIES) {
      const [oldest] = byKey.keys();
      if (oldest !== undefined) byKey.delete(oldest);
    }
    return target;
  }

  clear(): void {
    for (const byKey of Object.values(this.#byJoint)) byKey.clear();
  }
}
