// SPDX-License-Identifier: GPL-3.0-or-later
// Hears what a person asks for and opens it: the translation of a selection, the editor of a sentence.
import { parseToDialogs } from "../../shared/messages.js";
import { SelectionTranslation } from "../selection/selection-translation.js";
import type { FirstScript, ShownPage } from "../views/first-script.js";
import type { TextPlace } from "../views/places.js";
import type { SecondScript, ThirdScript } from "../views/second-script.js";
import { sentenceAt, type ShownSentence } from "../views/sentences.js";
import { word } from "../view/elements.js";
import { Analysis } from "./analysis.js";
import { Editing } from "./editing.js";
import { sentenceInUse } from "./page-sentences.js";
import { PageSubject } from "./subject.js";

export class Dialogs implements ThirdScript {
  readonly #editing: Editing;
  readonly #selection: SelectionTranslation;
  readonly #analysis: Analysis;
  #looks = 0; // raised by whatever makes a search under way worthless

  /** `second`: the second script, while the page is translated. */
  constructor(readonly first: FirstScript, private readonly second: () => SecondScript | null) {
    this.#editing = new Editing(first);
    this.#selection = new SelectionTranslation(first, (subject) => void this.#editing.open(subject, false));
    this.#analysis = new Analysis(first);
    first.controller.dialogs = this;
  }

  receive(message: unknown): void {
    const parsed = parseToDialogs(message);
    if (parsed === null) return;
    if (parsed.type === "bg-cs-selection") {
      this.#editing.close();
      void this.#selection.translate(parsed.text);
    } else if (parsed.type === "bg-cs-analyse") {
      this.#editing.close();
      this.#selection.close();
      void this.#analysis.open();
    } else if (parsed.at === "menu") {
      const place = this.second()?.menuPlace ?? null;
      void this.#open((page) => (place ? sentenceAt(page, place) : sentenceInUse(page)), false);
    } else if (hasFocus()) void this.#open(sentenceInUse, true);
  }

  edit(place: TextPlace): void {
    void this.#open((page) => sentenceAt(page, place), false);
  }

  stop(): void {
    this.#looks++;
    this.#selection.close();
    this.#analysis.close();
    this.#editing.stop();
  }

  async #open(find: (page: ShownPage) => Promise<ShownSentence | null>, byKeyboard: boolean): Promise<void> {
    const look = ++this.#looks;
    const second = this.second();
    const { page } = this.first;
    const isShown = second !== null && page.state !== "original" && page.pair !== null;
    const sentence = isShown ? await find(page).catch(() => null) : null; // restored meanwhile, or the engine is gone
    if (look !== this.#looks) return;
    const { pair } = page;
    const subject = sentence && second && pair ? new PageSubject({ page, mark: (marked) => second.mark(marked) }, pair, sentence) : null;
    this.#selection.close();
    this.#analysis.close();
    if (subject) await this.#editing.open(subject, byKeyboard);
    else this.#editing.say(word(isShown ? "editorNoSentence" : "editorNotTranslated"), byKeyboard);
  }
}

/** Whether this is the frame a person is in; the top one, if they are in none. */
function hasFocus(): boolean {
  const { activeElement } = document;
  if (activeElement?.localName === "iframe" || activeElement?.localName === "frame") return false;
  return window === window.top || document.hasFocus();
}
