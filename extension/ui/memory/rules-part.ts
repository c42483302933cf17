// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the page with the person's segmentation rules: a file of their CAT tool in, out, and what
// of it can't be read.
import { MAX_RULES_CHARACTERS, type SegmentationRules, type UnreadablePattern } from "../../../js-glue/protocol/segmentation.js";
import { isFailure } from "../../../js-glue/protocol/validate-reply.js";
import type { EngineLink } from "../../shared/engine-link.js";
import { byId, date, number, word } from "../words.js";
import { decodeXml } from "./xml-text.js";

export interface RulesPartView {
  /** null: all is well again. */
  failed(error: unknown): void;
}

interface RulesFile {
  readonly name: string;
  readonly text: string;
}

/** Whether a file is one of segmentation rules by its name. */
export function isRulesFile(name: string): boolean {
  return /\.srx$/i.test(name);
}

export class RulesPart {
  readonly #file = byId("rules-file", HTMLInputElement);
  readonly #remove = byId("rules-remove", HTMLButtonElement);
  readonly #box = byId("rules-unreadable", HTMLElement);
  readonly #useRest = byId("rules-use-rest", HTMLButtonElement);
  #waiting: RulesFile | null = null; // for the person's word

  constructor(private readonly engine: EngineLink, private readonly view: RulesPartView) {
    this.#file.addEventListener("change", () => {
      const [file] = this.#file.files ?? [];
      this.#file.value = ""; // the same file may be chosen again
      if (file) void this.take(file);
    });
    this.#useRest.addEventListener("click", () => {
      if (this.#waiting) void this.#use(this.#waiting, true);
    });
    byId("rules-drop", HTMLButtonElement).addEventListener("click", () => {
      this.#showUnreadable(null, [], 0);
      this.#file.focus();
    });
    this.#remove.addEventListener("click", () => void this.#forget());
  }

  async load(): Promise<void> {
    try {
      const { rules } = await this.engine.call("segmentationRules", {});
      this.#show(rules);
    } catch (error) {
      this.view.failed(error);
    }
  }

  /** A file that was chosen or dropped. */
  async take(file: File): Promise<void> {
    this.view.failed(null);
    this.#showUnreadable(null, [], 0);
    try {
      const text = decodeXml(new Uint8Array(await file.arrayBuffer()));
      if (text.length > MAX_RULES_CHARACTERS) throw new Error(word("rulesTooLarge", file.name));
      await this.#use({ name: file.name, text }, false);
    } catch (error) {
      this.view.failed(error);
    }
  }

  async #use(file: RulesFile, useRest: boolean): Promise<void> {
    this.view.failed(null);
    try {
      const { used, rules, unreadable } = await this.engine.call("setSegmentationRules", { ...file, useRest });
      if (used) this.#file.focus(); // the button that was pressed goes
      this.#showUnreadable(used ? null : file, unreadable, rules);
    } catch (error) {
      const isBroken = isFailure(error) && error.code === "corrupt-data";
      this.view.failed(isBroken ? new Error(word("rulesBroken", error.where, error.message)) : error);
    }
    await this.load();
  }

  async #forget(): Promise<void> {
    this.view.failed(null);
    try {
      await this.engine.call("removeSegmentationRules", {});
      this.#file.focus(); // the button that was pressed goes
    } catch (error) {
      this.view.failed(error);
    }
    await this.load();
  }

  #show(rules: SegmentationRules | null): void {
    this.#remove.hidden = rules === null;
    const state = rules ? [word("rulesState", rules.name, number(rules.rules), date(rules.changed))] : [word("rulesNone")];
    if (rules && rules.unreadable > 0) state.push(word("rulesLeftOut", number(rules.unreadable)));
    byId("rules-state", HTMLElement).textContent = state.join(" ");
  }

  /** What can't be read, and the question what to do; null: nothing to ask. */
  #showUnreadable(file: RulesFile | null, patterns: readonly UnreadablePattern[], rules: number): void {
    this.#waiting = file;
    this.#box.hidden = file === null;
    const text = file ? word("rulesUnreadable", number(patterns.length), file.name, number(rules)) : "";
    byId("rules-unreadable-text", HTMLElement).textContent = text;
    byId("rules-unreadable-list", HTMLElement).replaceChildren(...patterns.map(itemOf));
    if (file) this.#useRest.focus();
  }
}

function itemOf({ line, pattern, why }: UnreadablePattern): HTMLLIElement {
  const item = document.createElement("li");
  const shown = document.createElement("code");
  shown.textContent = pattern;
  item.append(`${word("rulesLine", number(line))} `, shown, ` ${why}`);
  return item;
}
