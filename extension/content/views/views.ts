// SPDX-License-Identifier: GPL-3.0-or-later
// Hears what the page shows and keeps all that belongs to it right: there while a translation is seen,
// gone with it.
import { api } from "#platform/api.js";
import type { Done, ToBackground } from "../../shared/messages.js";
import { SETTINGS_KEY } from "../../shared/settings.js";
import type { BlockUnit } from "../collect/unit.js";
import { isText } from "../dom.js";
import { textsAndElementsDeep } from "../toggle/tree.js";
import { Controls } from "./controls.js";
import type { FirstScript, Viewer } from "./first-script.js";
import { Highlights, rangeIn } from "./highlights.js";
import { Hover } from "./hover.js";
import { Marks } from "./marks.js";
import type { TextPlace } from "./places.js";
import { askAgainFor } from "./remembered.js";
import type { SecondScript, ThirdScript } from "./second-script.js";
import type { ShownSentence } from "./sentences.js";
import { loadSettings } from "./settings.js";
import { translationsOf } from "./shown.js";
import { Summons } from "./summons.js";
import { findUnheardRoots } from "./unheard-roots.js";
import { UnknownWords } from "./unknown.js";

/** Where the third script is to be found, once it is there. */
const place = globalThis as { palimpsestDialogs?: ThirdScript };

export class Views implements Viewer, SecondScript {
  readonly #translations = new Marks(new Highlights("palimpsest-translation"));
  readonly #edited = new Highlights("palimpsest-edited");
  readonly #summons: Summons;
  readonly #unknown: UnknownWords;
  readonly #hover: Hover;
  readonly #controls: Controls;
  #isOn = false;
  #isStyled = false;
  #hasLookedForRoots = false;
  #marksUnknown = false;
  #shows = ""; // languages and view of the marks there are
  #newlyKnown: string[] = []; // texts the memory has another translation of, not asked for again so far

  constructor(readonly first: FirstScript) {
    this.#summons = new Summons(first.page, (at) => void this.#edit(at));
    this.#hover = new Hover(first, () => this.#style());
    this.#controls = new Controls(first);
    this.#unknown = new UnknownWords(first.page);
  }

  start(): void {
    const { page } = this.first;
    page.viewer = this;
    for (const unit of page.unviewed.splice(0)) this.wrote(unit);
    this.changed();
    api.storage.onChanged.addListener(this.#stored);
    void this.#readSettings();
  }

  wrote(unit: BlockUnit): void {
    const { page } = this.first;
    this.#begin();
    this.#unknown.wrote(unit);
    if (page.view !== "bilingual" || unit.translation === null) return;
    const places = translationsOf(page, unit, unit.translation);
    for (const node of new Set(places.map((place) => place.node))) {
      this.#translations.set(node, places.filter((place) => place.node === node).map(({ start, end }) => [start, end] as const));
    }
  }

  came(nodes: readonly Node[]): void {
    for (const node of nodes.flatMap(textsAndElementsDeep)) {
      if (!isText(node)) continue;
      this.#translations.came(node);
      this.#unknown.marks.came(node);
    }
  }

  changed(): void {
    this.#begin();
    this.#controls.update();
    this.#lookForRoots();
    const isOn = this.first.page.state !== "original";
    if (isOn && (this.first.page.view === "bilingual" || this.#marksUnknown)) this.#style();
    if (this.first.page.state === "translated" && this.#newlyKnown.length > 0) void askAgainFor(this.first.page, this.#newlyKnown.splice(0));
    if (isOn === this.#isOn) return;
    this.#isOn = isOn;
    this.#translations.show(isOn);
    this.#unknown.show(isOn);
    for (const part of [this.#hover, this.#summons]) {
      if (isOn) part.start();
      else part.stop();
    }
    if (!isOn) this.mark(null);
    if (!isOn && this.#isStyled) this.#tellStyle(this.#isStyled = false);
  }

  /** Once the page is translated; until something was found in it, it isn't. */
  #lookForRoots(): void {
    const { page, controller } = this.first;
    if (this.#hasLookedForRoots || page.state !== "translated" || page.progress.total === 0) return;
    this.#hasLookedForRoots = true;
    void controller.hearsOfShadowRoots?.then(() => findUnheardRoots(page));
  }

  /** At once; and later, if the page shows its own text now or what was asked for before may still come in its old words. */
  remembered(text: string): void {
    this.#hover.close();
    const { page } = this.first;
    if (page.state !== "original") void askAgainFor(page, [text]);
    if (page.state !== "translated") this.#newlyKnown.push(text);
  }

  get menuPlace(): TextPlace | null {
    return this.#summons.menuPlace;
  }

  mark(sentence: ShownSentence | null): void {
    this.#edited.clear();
    this.#edited.show(sentence !== null);
    if (sentence === null) return;
    this.#hover.close();
    for (const { node, start, end } of sentence.places) this.#edited.add(rangeIn(node, start, end));
    this.#style();
  }

  async #edit(at: TextPlace): Promise<void> {
    const message: ToBackground = { type: "cs-bg-dialogs" };
    await api.runtime.sendMessage<ToBackground, Done | undefined>(message).catch(() => undefined); // the extension is gone
    place.palimpsestDialogs?.edit(at);
  }

  /** Not before anything is marked: the browser styles the whole page anew for it. */
  #style(): void {
    if (!this.#isStyled) this.#tellStyle(this.#isStyled = true);
  }

  #tellStyle(on: boolean): void {
    api.runtime.sendMessage<ToBackground, Done | undefined>({ type: "cs-bg-styles", on }).catch(() => undefined); // the extension is gone
  }

  stop(): void {
    this.#hover.stop();
    this.#summons.stop();
    this.mark(null);
    this.#translations.show(false);
    this.#unknown.show(false);
    api.storage.onChanged.removeListener(this.#stored);
  }

  readonly #stored = (changes: object, area: string) => {
    if (area === "local" && SETTINGS_KEY in changes) void this.#readSettings();
  };

  async #readSettings(): Promise<void> {
    const settings = await loadSettings();
    this.#controls.set(settings);
    this.#marksUnknown = settings.marksUnknown;
    this.#unknown.turn(settings.marksUnknown);
    this.changed();
  }

  /** Marks of other languages or another view mean nothing now. */
  #begin(): void {
    const { pair, view } = this.first.page;
    const shows = `${view} ${pair?.from} ${pair?.to}`;
    if (shows === this.#shows) return;
    this.#shows = shows;
    this.#hover.close();
    this.#translations.clear();
    this.#unknown.clear();
  }
}
