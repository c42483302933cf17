// SPDX-License-Identifier: GPL-3.0-or-later
// What a person's wishes mean for this document. The top frame chooses the languages and shows the
// bar; the frames inside it obey what it wishes, which the background tells them (background/frames.ts).
import { api } from "#platform/api.js";
import type { Pair } from "../../js-glue/protocol/messages.js";
import type { Direction } from "../../js-glue/protocol/packs.js";
import { isFailure, READER_REPLIES } from "../../js-glue/protocol/validate-reply.js";
import { EngineLink, isAlive, tellBackground } from "../shared/engine-link.js";
import { choosePair } from "../shared/languages.js";
import type { FrameCommand, ToBackground, ToContent } from "../shared/messages.js";
import { PACKS_KEY } from "../shared/packs-changed.js";
import { parseSettings, SETTINGS_KEY, type View } from "../shared/settings.js";
import type { BarEvents, BarState, ShownBar } from "./bar/bar-script.js";
import { EnginePort } from "./engine-port.js";
import { Frames } from "./frames/frames.js";
import { pageLanguage } from "./languages.js";
import { PageTranslation } from "./page-translation.js";
import { languageName, word } from "./view/elements.js";

/** However busy the page is: between its first translated words and what helps reading. */
const LONGEST_UNSERVED_MS = 1000;

export class Controller {
  readonly link = new EngineLink(READER_REPLIES);
  readonly engine = new EnginePort(this.link);
  readonly page = new PageTranslation(this.engine, {
    changed: () => this.#changed(),
    failed: (error) => this.#failed(error),
  });
  /** What this document was told last, and what the top frame's wishes for all others. */
  wish: FrameCommand = { do: "restore" };
  readonly #frames = new Frames(() => this.page.liveRoots(), () => this.#tellFrames());
  readonly #isTop = window === window.top;
  /** What the third script shows (content/dialogs), once it is there. */
  dialogs: { stop(): void } | null = null;
  #bar: ShownBar | null = null;
  #packs: readonly Direction[] = [];
  #pair: Pair | null = null;
  #view: View = "translated";
  #problem = "";
  #left: readonly string[] = []; // origins of frames no script may enter
  /** From then on no shadow root is attached unheard (observe/late-roots.ts). */
  hearsOfShadowRoots: Promise<void> | null = null;
  #isServed = false;
  #isStarting = false;
  #redraw = 0; // requestAnimationFrame id of the next look at the bar

  /** `makeBar`: null where there is no bar's script. */
  constructor(private readonly makeBar: (events: BarEvents) => ShownBar | null) {
    api.storage.onChanged.addListener((changes, area) => {
      const change = changes[SETTINGS_KEY];
      if (area === "local" && change) this.#settingsChanged(change);
      if (area === "local" && PACKS_KEY in changes && this.#isTop) void this.#packsChanged();
    });
  }

  receive(message: ToContent): void {
    if (!isAlive()) return void this.retire();
    switch (message.type) {
      case "bg-cs-toggle":
        if (this.#isTop) void this.toggle();
        break;
      case "bg-cs-frame":
        if (!this.#isTop) void this.obey(message.command);
        break;
      case "bg-cs-left":
        this.#left = message.origins;
        this.#changed();
        break;
      case "bg-cs-remembered":
        this.page.viewer?.remembered(message.text);
        break;
      default:
        message satisfies never;
    }
  }

  /** The button: translate, or the original again. */
  async toggle(): Promise<void> {
    if (this.#isStarting) return;
    if (this.page.state !== "original") {
      this.#bar?.hide();
      this.#bar = null;
      await this.#restore();
    } else if (this.#pair) await this.#translate(this.#pair);
    else await this.#begin();
  }

  /** Another target language or view counts at once, and for the next press of the button. */
  #settingsChanged({ oldValue, newValue }: chrome.storage.StorageChange): void {
    if (!this.#isTop || this.#pair === null) return;
    const { targetLanguage, view } = parseSettings(newValue);
    if (targetLanguage !== parseSettings(oldValue).targetLanguage) {
      this.#pair = null;
      if (this.page.state !== "original") void this.#begin();
    } else if (view !== this.#view) {
      this.#view = view;
      if (this.page.state !== "original") void this.#translate(this.#pair);
    }
  }

  /** A language pack came or went. */
  async #packsChanged(): Promise<void> {
    if (this.#bar === null && this.#pair === null) return; // nothing was asked yet
    try {
      this.#packs = await this.engine.pairs();
    } catch (error) {
      return this.#failed(error);
    }
    const isThere = this.#packs.some(({ from, to }) => from === this.#pair?.from && to === this.#pair.to);
    if (this.page.state === "original" && !isThere) this.#pair = null; // chosen anew at the next press
    if (this.#pair === null && this.#problem !== "") await this.#begin(); // what was missing may be there now
    this.#changed();
  }

  /** What a person chose to see. */
  choose(view: View | "original"): void {
    if (view === "original") void this.#restore();
    else {
      this.#view = view;
      if (this.#pair) void this.#translate(this.#pair);
    }
  }

  /** Where the bar has room for more. */
  get slot(): HTMLElement | null {
    return this.#bar?.slot ?? null;
  }

  /** Puts the page back and lets go of it: the extension was updated or removed. */
  async retire(): Promise<void> {
    this.#bar?.hide();
    this.#bar = null;
    this.dialogs?.stop();
    this.#frames.stop();
    await this.page.restore();
    this.page.stop();
  }

  /** The languages of the page as it is translated, or as it would be; null: there is no pack for it. */
  async pairHere(): Promise<Pair | null> {
    return this.#pair ?? (await this.#findPair()).pair;
  }

  async #findPair(): Promise<{ readonly from: string; readonly pair: Pair | null }> {
    const [from, packs, stored] = await Promise.all([pageLanguage(), this.engine.pairs(), api.storage.local.get(SETTINGS_KEY)]);
    this.#packs = packs;
    const { targetLanguage, view } = parseSettings(stored[SETTINGS_KEY]);
    this.#view = view;
    return { from, pair: choosePair(from, { targetLanguage, browserLanguage: api.i18n.getUILanguage() }, packs) };
  }

  async #begin(): Promise<void> {
    this.#isStarting = true;
    this.#problem = "";
    this.#show();
    try {
      const { from, pair } = await this.#findPair();
      this.#isStarting = false;
      if (pair) this.engine.prepare(pair); // before anything here takes time
      if (pair) await this.#translate(pair);
      else this.#say(from === "" ? word("problemUnknownLanguage") : word("problemNoPack", languageName(from)));
    } catch (error) {
      this.#failed(error);
    } finally {
      this.#isStarting = false;
      this.#changed();
    }
  }

  async #translate(pair: Pair): Promise<void> {
    this.#pair = pair;
    this.#problem = "";
    this.#show();
    await this.obey({ do: "translate", pair, view: this.#view });
  }

  #restore(): Promise<void> {
    return this.obey({ do: "restore" });
  }

  /** Fulfils a wish here and, in the top frame, everywhere. */
  async obey(wish: FrameCommand): Promise<void> {
    this.wish = wish;
    this.#frames.stop();
    if (wish.do === "restore") {
      if (this.#isTop && this.#frames.any()) this.#tellFrames();
      await this.page.restore();
    } else {
      this.#pair = wish.pair;
      this.#frames.follow();
      await this.page.translate(wish.pair, wish.choice, wish.view);
    }
  }

  /** Origins of frames inside this one that the page cannot look into; none while nothing is translated. */
  foreign(): readonly string[] {
    return this.wish.do === "restore" ? [] : this.#frames.foreign();
  }

  #tellFrames(): void {
    void this.#ask({ type: "cs-bg-frames" });
  }

  async #ask(message: ToBackground): Promise<void> {
    await tellBackground(message).catch((error: unknown) => console.info("Palimpsest:", String(error)));
  }

  #show(): void {
    if (!this.#isTop) return;
    this.#bar ??= this.makeBar({
      choose: (pair) => void this.#translate(pair),
      permit: () => void this.#ask({ type: "cs-bg-permission", origins: this.#left }),
      switch: () => void (this.page.state === "original" ? this.#pair && this.#translate(this.#pair) : this.#restore()),
      close: () => {
        this.#bar?.hide();
        this.#bar = null;
      },
    });
    this.#bar?.show(this.#barState());
  }

  /** At most once a frame: progress comes in many small steps. */
  #changed(): void {
    const isTranslated = this.page.state === "translated";
    if (isTranslated) this.#frames.follow(); // shadow roots were found
    if (!this.#isServed && (isTranslated || this.page.progress.done > 0)) {
      this.#isServed = true;
      requestIdleCallback(() => this.#serve(), { timeout: LONGEST_UNSERVED_MS });
    }
    if (this.#bar === null || this.#redraw !== 0) return;
    this.#redraw = requestAnimationFrame(() => {
      this.#redraw = 0;
      this.#bar?.show(this.#barState());
    });
  }

  /** What else comes into the page: it takes the page some 20 ms, which the first words would be late by. */
  #serve(): void {
    this.hearsOfShadowRoots = this.#ask({ type: "cs-bg-shadow-roots" });
    void this.#ask({ type: "cs-bg-views" });
  }

  #barState(): BarState {
    const { state, progress } = this.page;
    return { pair: this.#pair, packs: this.#packs, status: this.#isStarting ? "waiting" : state, ...progress, problem: this.#problem, left: this.#left };
  }

  #failed(error: unknown): void {
    if (!isAlive()) return void this.retire();
    const failure = isFailure(error) ? error : null;
    if (failure?.code === "cancelled") return;
    console.info("Palimpsest:", failure ? `${failure.code}: ${failure.message} ${failure.where}` : String(error));
    const noPack = failure?.code === "unsupported-pair";
    this.#say(noPack && this.#pair ? word("problemNoPack", languageName(this.#pair.from)) : word("problemEngine"));
  }

  #say(problem: string): void {
    this.#problem = problem;
    this.#changed();
  }
}
