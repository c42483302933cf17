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
import { Highlights } from "./highlights.js";
import { Hover } from "./hover.js";
import { Marks } from "./marks.js";
import { loadSettings } from "./settings.js";
import { translationsOf } from "./shown.js";
import { UnknownWords } from "./unknown.js";

export class Views implements Viewer {
  private readonly translations = new Marks(new Highlights("palimpsest-translation"));
  private readonly unknown: UnknownWords;
  private readonly hover: Hover;
  private readonly controls: Controls;
  private isOn = false;
  private isStyled = false;
  private marksUnknown = false;
  private shows = ""; // languages and view of the marks there are

  constructor(private readonly first: FirstScript) {
    this.hover = new Hover(first, () => this.style());
    this.controls = new Controls(first);
    this.unknown = new UnknownWords(first.page);
  }

  start(): void {
    const { page } = this.first;
    page.viewer = this;
    for (const unit of page.unviewed.splice(0)) this.wrote(unit);
    this.changed();
    api.storage.onChanged.addListener(this.stored);
    void this.readSettings();
  }

  wrote(unit: BlockUnit): void {
    const { page } = this.first;
    this.begin();
    this.unknown.wrote(unit);
    if (page.view !== "bilingual" || unit.translation === null) return;
    const places = translationsOf(page, unit, unit.translation);
    for (const node of new Set(places.map((place) => place.node))) {
      this.translations.set(node, places.filter((place) => place.node === node).map(({ start, end }) => [start, end] as const));
    }
  }

  came(nodes: readonly Node[]): void {
    for (const node of nodes.flatMap(textsAndElementsDeep)) {
      if (!isText(node)) continue;
      this.translations.came(node);
      this.unknown.marks.came(node);
    }
  }

  changed(): void {
    this.begin();
    this.controls.update();
    const isOn = this.first.page.state !== "original";
    if (isOn && (this.first.page.view === "bilingual" || this.marksUnknown)) this.style();
    if (isOn === this.isOn) return;
    this.isOn = isOn;
    this.translations.show(isOn);
    this.unknown.show(isOn);
    if (isOn) this.hover.start();
    else this.hover.stop();
    if (!isOn && this.isStyled) this.tellStyle(this.isStyled = false);
  }

  /** Not before anything is marked: the browser styles the whole page anew for it. */
  private style(): void {
    if (!this.isStyled) this.tellStyle(this.isStyled = true);
  }

  private tellStyle(on: boolean): void {
    api.runtime.sendMessage<ToBackground, Done | undefined>({ type: "cs-bg-styles", on }).catch(() => undefined); // the extension is gone
  }

  stop(): void {
    this.hover.stop();
    this.translations.show(false);
    this.unknown.show(false);
    api.storage.onChanged.removeListener(this.stored);
  }

  private readonly stored = (changes: object, area: string) => {
    if (area === "local" && SETTINGS_KEY in changes) void this.readSettings();
  };

  private async readSettings(): Promise<void> {
    const settings = await loadSettings();
    this.controls.set(settings);
    this.marksUnknown = settings.marksUnknown;
    this.unknown.turn(settings.marksUnknown);
    this.changed();
  }

  /** Marks of other languages or another view mean nothing now. */
  private begin(): void {
    const { pair, view } = this.first.page;
    const shows = `${view} ${pair?.from} ${pair?.to}`;
    if (shows === this.shows) return;
    this.shows = shows;
    this.hover.close();
    this.translations.clear();
    this.unknown.clear();
  }
}
