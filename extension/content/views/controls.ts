// SPDX-License-Identifier: GPL-3.0-or-later
// In the bar: what is shown, and whether unknown words are marked. What is chosen is remembered.
import { isView, type Settings } from "../../shared/settings.js";
import { element, word } from "../view/elements.js";
import type { FirstScript } from "./first-script.js";
import { saveSettings } from "./settings.js";

export class Controls {
  readonly #view = element("select");
  readonly #unknown = element("input");
  readonly #label = element("label");

  constructor(private readonly first: FirstScript) {
    this.#view.setAttribute("aria-label", word("viewLabel"));
    const words = { translated: word("viewTranslated"), bilingual: word("viewBilingual"), original: word("viewOriginal") };
    for (const [value, text] of Object.entries(words)) {
      const option = element("option", "", text);
      option.value = value;
      this.#view.append(option);
    }
    this.#view.addEventListener("change", () => this.#chosen());
    this.#unknown.type = "checkbox";
    this.#unknown.addEventListener("change", () => void saveSettings({ marksUnknown: this.#unknown.checked }));
    this.#label.append(this.#unknown, ` ${word("markUnknown")}`);
  }

  /** The bar may be another by now, and the page show something else. */
  update(): void {
    const { page, controller } = this.first;
    this.#view.value = page.state === "original" ? "original" : page.view;
    const { slot } = controller;
    if (slot === null || slot === this.#view.parentNode) return;
    slot.append(this.#view, this.#label);
    slot.hidden = false;
  }

  set({ marksUnknown }: Settings): void {
    this.#unknown.checked = marksUnknown;
  }

  #chosen(): void {
    const { value } = this.#view;
    if (isView(value)) void saveSettings({ view: value });
    this.first.controller.choose(isView(value) ? value : "original");
  }
}
