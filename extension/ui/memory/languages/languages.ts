// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the page with the languages: which packs there are; files of more are taken in, by a field or
// dropped on the page, and those that were added can be taken away.
import { api } from "#platform/api.js";
import type { PackDetails } from "../../../../js-glue/protocol/packs.js";
import type { EngineLink } from "../../../shared/engine-link.js";
import { PACKS_KEY } from "../../../shared/packs-changed.js";
import { byId, megabytes, word } from "../../words.js";
import { ask } from "../ask.js";
import { directionName } from "./language-name.js";
import { packProblem } from "./pack-problem.js";
import { showPacks, showThrough } from "./pack-table.js";
import { addPack } from "./pack-upload.js";

export interface LanguagesView {
  isPrivate(): boolean;
  /** null: all is well again. */
  failed(error: unknown): void;
}

export class LanguagesPart {
  readonly #file = byId("pack-file", HTMLInputElement);
  readonly #results = byId("pack-results", HTMLElement);
  readonly #waiting: File[] = [];
  #isBusy = false;

  constructor(private readonly engine: EngineLink, private readonly view: LanguagesView) {
    this.#file.addEventListener("change", () => {
      const files = [...(this.#file.files ?? [])];
      this.#file.value = ""; // the same file may be chosen again
      void this.#take(files);
    });
    // Before the part for files of units, which takes what is dropped anywhere.
    document.addEventListener("drop", (event) => {
      const files = [...(event.dataTransfer?.files ?? [])];
      const isHere = event.target instanceof Element && event.target.closest("#languages") !== null;
      if (files.length === 0 || !(isHere || files.every(({ name }) => /\.pack$/i.test(name)))) return;
      event.preventDefault();
      event.stopPropagation();
      void this.#take(files);
    }, true);
    api.storage.onChanged.addListener((changes, area) => {
      if (area === "local" && PACKS_KEY in changes) void this.load(); // also by another page like this
    });
  }

  async load(): Promise<void> {
    try {
      const [{ packs, isDurable }, { pairs }] = await Promise.all([this.engine.call("packs", {}), this.engine.call("pairs", {})]);
      showPacks(packs, (pack) => void this.#remove(pack));
      showThrough(pairs);
      byId("packs-session", HTMLElement).hidden = isDurable;
    } catch (error) {
      this.view.failed(error);
    }
  }

  /** One file after the other, those that come meanwhile too; what becomes of each stands in a line of its own. */
  async #take(files: readonly File[]): Promise<void> {
    this.#waiting.push(...files);
    if (this.#isBusy || files.length === 0) return;
    this.#isBusy = true;
    this.view.failed(null);
    this.#results.replaceChildren();
    for (let file = this.#waiting.shift(); file; file = this.#waiting.shift()) await this.#add(file);
    this.#isBusy = false;
    byId("pack-job", HTMLElement).hidden = true;
    await this.#changed();
  }

  async #add(file: File): Promise<void> {
    const progress = (bytes: number): void => {
      byId("pack-job", HTMLElement).hidden = false;
      byId("pack-job-text", HTMLElement).textContent = word("packProgress", file.name, megabytes(bytes), megabytes(file.size));
      byId("pack-progress", HTMLProgressElement).value = file.size === 0 ? 0 : bytes / file.size;
    };
    progress(0);
    try {
      const added = await addPack(this.engine, {
        file,
        progress,
        replaces: (pack, stands) =>
          ask(word("packReplaceSure", directionName(pack), nameOf(stands), file.name, nameOf(pack)), word("packReplace"), word("packKeep")),
      });
      this.#say(added ? word("packAdded", directionName(added), file.name) : word("packNotReplaced", file.name), false);
    } catch (error) {
      this.#say(packProblem(file.name, error, this.view.isPrivate()), true);
    }
  }

  async #remove(pack: PackDetails): Promise<void> {
    if (!(await ask(word("packRemoveSure", directionName(pack)), word("packRemove"), word("packKeep")))) return;
    this.view.failed(null);
    this.#results.replaceChildren();
    try {
      await this.engine.call("removePack", { pack: pack.id });
      this.#file.focus(); // the button that was pressed goes
      this.#say(word("packRemoved", directionName(pack)), false);
    } catch (error) {
      this.view.failed(error);
    }
    await this.#changed();
  }

  #say(text: string, isProblem: boolean): void {
    const line = document.createElement("p");
    line.textContent = text;
    line.classList.toggle("warning", isProblem);
    this.#results.append(line);
  }

  /** Here, and in every page that is open. */
  async #changed(): Promise<void> {
    await this.load();
    await api.storage.local.set({ [PACKS_KEY]: Date.now() }).catch((error: unknown) => this.view.failed(error));
  }
}

/** "apertium-eng-spa 0.8.1-2", or what it is called if it does not say. */
function nameOf({ id, package: name, packageVersion }: Pick<PackDetails, "id" | "package" | "packageVersion">): string {
  return name === "" ? id : `${name} ${packageVersion}`.trim();
}
