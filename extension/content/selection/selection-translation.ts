// SPDX-License-Identifier: GPL-3.0-or-later
// "Translate selection": the selected text, in a panel beside it. The page is left as it is.
import { api } from "#platform/api.js";
import type { BlockResult, Pair } from "../../../js-glue/protocol/messages.js";
import { choosePair } from "../../shared/languages.js";
import { parseSettings, SETTINGS_KEY } from "../../shared/settings.js";
import { directionOf } from "../apply/direction.js";
import { textOf } from "../apply/target.js";
import { ElementKinds } from "../collect/element-kind.js";
import { SelectionSubject, type Subject } from "../dialogs/subject.js";
import { EMBEDDED, type Engine } from "../engine.js";
import { EnginePort } from "../engine-port.js";
import { textLanguage } from "../languages.js";
import { translationOf } from "../send/queue.js";
import { languageName, word } from "../view/elements.js";
import type { FirstScript } from "../views/first-script.js";
import { SelectionPanel } from "./panel.js";
import { asRuns, declaredLanguage, selectedParagraphs } from "./ranges.js";

export class SelectionTranslation {
  readonly #kinds = new ElementKinds();
  #panel: SelectionPanel | null = null;

  readonly #engine: Engine; // not the page's, which ends all it was asked when the page is restored

  /** `correct`: a person wants to correct a sentence of it. */
  constructor(private readonly first: FirstScript, private readonly correct: (subject: Subject) => void) {
    this.#engine = new EnginePort(first.link);
  }

  close(): void {
    this.#panel?.close();
    this.#panel = null;
  }

  /** `fallback`: the selected text as the browser tells it, for a selection the document has not (a field). */
  async translate(fallback: string): Promise<void> {
    this.close();
    const selection = getSelection();
    const range = selection && selection.rangeCount > 0 && !selection.isCollapsed ? selection.getRangeAt(0) : null;
    let paragraphs = range ? selectedParagraphs(range, this.#kinds, (node) => this.first.page.ledger.originalOf(node)) : [];
    if (paragraphs.length === 0) paragraphs = [fallback.trim()];
    let first: Subject | null = null;
    const panel = new SelectionPanel(this.first, range?.getBoundingClientRect() ?? new DOMRect(0, 0, 0, 0), () => {
      panel.close();
      if (first) this.correct(first);
    });
    this.#panel = panel;
    try {
      const declared = declaredLanguage(range?.startContainer ?? document.documentElement);
      const pair = this.first.page.pair ?? (await this.#pairFor(paragraphs.join("\n"), declared));
      if (pair === null) {
        const language = declared === "" ? null : languageName(declared);
        panel.problem(language === null ? word("problemUnknownLanguage") : word("problemNoPack", language));
        return;
      }
      const results = await this.#engine.translate(pair, EMBEDDED, paragraphs.map((text, index) => ({ id: index + 1, runs: asRuns(text) })));
      first = subjectOf(pair, results, range?.cloneRange() ?? null);
      panel.show(results.map((result) => textOf(translationOf(result))).join("\n"), pair.to, directionOf(pair.to), first !== null);
    } catch (error) {
      console.info("Palimpsest:", String(error));
      panel.problem(word("problemEngine"));
    }
  }

  async #pairFor(text: string, declared: string): Promise<Pair | null> {
    const [from, packs, stored] = await Promise.all([textLanguage(text, declared), this.#engine.pairs(), api.storage.local.get(SETTINGS_KEY)]);
    const { targetLanguage } = parseSettings(stored[SETTINGS_KEY]);
    return choosePair(from, { targetLanguage, browserLanguage: api.i18n.getUILanguage() }, packs);
  }
}

/** The first sentence of the selection, with the way to the others. */
function subjectOf(pair: Pair, results: readonly BlockResult[], range: Range | null): Subject | null {
  const segments = results.flatMap(({ parts }) => parts).flatMap((part) => (typeof part === "string" || part.origin === "none" ? [] : [part]));
  return segments.length === 0 ? null : new SelectionSubject(pair, segments, 0, range);
}
