// SPDX-License-Identifier: GPL-3.0-or-later
// Translations of this visit by their source: one text has one translation everywhere on the page,
// and a page that makes its nodes anew with the same words gets them back at once.
import type { Runs } from "../../../js-glue/protocol/runs.js";

/** About 1 MB of text at most; the oldest go first. */
const MAX_ENTRIES = 4000;
const MAX_KEY_CHARACTERS = 2000;

export class KnownTranslations {
  private readonly byKey = new Map<string, Runs>();

  get(key: string): Runs | undefined {
    return this.byKey.get(key);
  }

  set(key: string, translation: Runs): void {
    if (key.length > MAX_KEY_CHARACTERS) return;
    this.byKey.delete(key);
    this.byKey.set(key, translation);
    if (this.byKey.size <= MAX_ENTRIES) return;
    const [oldest] = this.byKey.keys();
    if (oldest !== undefined) this.byKey.delete(oldest);
  }

  clear(): void {
    this.byKey.clear();
  }
}
