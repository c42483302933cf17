// SPDX-License-Identifier: GPL-3.0-or-later
// The bar of a translated page: from which language to which, how far it is, original or translation.
import { siteNames } from "../../shared/sites.js";
import { button, element, languageName, part, styleOf, word } from "../view/elements.js";
import { PART_STYLES } from "../view/part-styles.js";
import type { BarEvents, BarState, Host, ShownBar } from "./bar-script.js";
import { BAR_STYLES } from "./styles.js";

/** More names than these say no more. */
const MOST_NAMES = 3;

export class Bar implements ShownBar {
  readonly slot = element("div", "left");
  readonly #root = part("bar", "region", word("barLabel"));
  readonly #from = element("select");
  readonly #to = element("select");
  readonly #status = element("span", "status");
  readonly #progress = element("progress");
  readonly #left = element("div", "left");
  readonly #leftText = element("span");
  readonly #toggle: HTMLButtonElement;
  #isOpen = false;
  #packs = "";
  #state: BarState | null = null;

  constructor(private readonly events: BarEvents, private readonly host: Host) {
    this.#from.setAttribute("aria-label", word("barFrom"));
    this.#to.setAttribute("aria-label", word("barTo"));
    this.#status.setAttribute("role", "status"); // a polite live region
    this.#progress.setAttribute("aria-label", word("barProgress"));
    this.#toggle = button("", () => events.switch());
    const arrow = element("span", "", "→");
    arrow.setAttribute("aria-hidden", "true");
    const closing = button("×", () => events.close(), "close");
    closing.setAttribute("aria-label", word("barClose"));
    closing.title = word("barClose");
    this.slot.hidden = true;
    this.#leftText.setAttribute("role", "status");
    this.#left.append(this.#leftText, button(word("barTranslateLeft"), () => events.permit()));
    this.#root.append(styleOf(PART_STYLES + BAR_STYLES), this.#from, arrow, this.#to, this.#progress, this.#status, this.#toggle, closing, this.#left, this.slot);
    this.#root.addEventListener("keydown", (event) => {
      if (event.key === "Escape") events.close();
    });
    this.#from.addEventListener("change", () => this.#chosen(true));
    this.#to.addEventListener("change", () => this.#chosen(false));
  }

  show(state: BarState): void {
    this.#state = state;
    if (!this.#isOpen) this.host.open(this.#root);
    this.#isOpen = true;
    this.#fillLanguages(state);
    const busy = state.status === "translating" || state.status === "waiting";
    this.#progress.hidden = !busy || state.problem !== "";
    if (state.total > 0) {
      this.#progress.max = state.total;
      this.#progress.value = Math.min(state.done, state.total);
    }
    const text = state.problem !== "" ? state.problem : statusOf(state);
    if (this.#status.textContent !== text) this.#status.textContent = text; // said once, not at every step
    this.#status.classList.toggle("problem", state.problem !== "");
    this.#left.hidden = state.left.length === 0 || state.status === "original";
    const left = this.#left.hidden ? "" : word("barLeft", siteNames(state.left, MOST_NAMES));
    if (this.#leftText.textContent !== left) this.#leftText.textContent = left;
    // Nothing to show while it is unclear what to translate, or when that cannot be done.
    this.#toggle.hidden = state.status === "waiting" || (state.status === "original" && state.problem !== "");
    const label = word(state.status === "original" ? "barShowTranslation" : "barShowOriginal");
    if (this.#toggle.textContent !== label) this.#toggle.textContent = label;
  }

  hide(): void {
    if (this.#isOpen) this.host.close(this.#root);
    this.#isOpen = false;
  }

  #fillLanguages({ packs, pair }: BarState): void {
    const now = JSON.stringify([packs, pair]);
    if (now === this.#packs) return;
    this.#packs = now;
    const fitting = packs.filter((pack) => pair === null || pack.from === pair.from);
    const targetsOf = (isDirect: boolean) => byName(fitting.filter(({ through }) => (through === undefined) === isDirect).map(({ to }) => to));
    const sources = byName(unique(packs.map((pack) => pack.from)));
    const targets = unique([...targetsOf(true), ...targetsOf(false)]); // direct ones first
    fill(this.#from, sources, pair?.from);
    fill(this.#to, targets, pair?.to);
  }

  #chosen(isFrom: boolean): void {
    const packs = this.#state?.packs ?? [];
    const from = this.#from.value;
    const fitting = packs.filter((pack) => pack.from === from);
    const pack = (isFrom ? undefined : fitting.find((one) => one.to === this.#to.value)) ?? fitting.find((one) => one.to === this.#to.value) ?? fitting[0];
    if (pack) this.events.choose({ from: pack.from, to: pack.to });
  }
}

const STATUS_WORDS = {
  waiting: "statusStarting",
  original: "statusOriginal",
  translating: "statusTranslating",
  translated: "statusTranslated",
} as const;

function statusOf({ status, pair, packs }: BarState): string {
  const text = word(STATUS_WORDS[status]);
  const through = packs.find(({ from, to }) => from === pair?.from && to === pair.to)?.through;
  return through === undefined ? text : word("barThrough", text, languageName(through));
}

function fill(select: HTMLSelectElement, languages: readonly string[], chosen: string | undefined): void {
  const options = languages.map((language) => {
    const option = element("option", "", languageName(language));
    option.value = language;
    return option;
  });
  if (chosen === undefined) {
    const none = element("option", "", "…");
    none.value = "";
    options.unshift(none);
  }
  select.replaceChildren(...options);
  select.value = chosen ?? "";
}

function byName(languages: readonly string[]): string[] {
  return [...languages].sort((a, b) => languageName(a).localeCompare(languageName(b)));
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
