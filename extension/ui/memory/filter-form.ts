// SPDX-License-Identifier: GPL-3.0-or-later
// Which units a person wants to see.
import type { UnitFilter } from "../../../js-glue/protocol/memory.js";
import { byId } from "../words.js";

const TYPING_PAUSE_MS = 200;

export class FilterForm {
  readonly #text = byId("filter-text", HTMLInputElement);
  readonly #side = byId("filter-side", HTMLSelectElement);
  readonly #origin = byId("filter-origin", HTMLSelectElement);
  readonly #site = byId("filter-site", HTMLInputElement);
  readonly memory = byId("filter-memory", HTMLSelectElement);
  #typing: ReturnType<typeof setTimeout> | undefined;

  /** `changed`: once the person pauses. */
  constructor(changed: () => void) {
    const form = byId("filter", HTMLFormElement);
    form.addEventListener("submit", (event) => {
      event.preventDefault(); // Enter: at once
      clearTimeout(this.#typing);
      changed();
    });
    form.addEventListener("input", () => {
      clearTimeout(this.#typing);
      this.#typing = setTimeout(changed, TYPING_PAUSE_MS);
    });
  }

  get searched(): string {
    return this.#text.value.trim();
  }

  get value(): UnitFilter {
    const text = this.searched;
    const side = this.#side.value;
    const memory = this.memory.value;
    const origin = this.#origin.value;
    const site = siteOf(this.#site.value);
    return {
      ...(text === "" ? {} : { text }),
      ...(side === "source" || side === "target" ? { side } : {}),
      ...(memory === "" ? {} : { memory: Number(memory) }),
      ...(origin === "person" || origin === "import" ? { origin } : {}),
      ...(site === "" ? {} : { site }),
    };
  }
}

/** The host name in what a person typed or pasted: a name or a whole address. */
export function siteOf(text: string): string {
  const typed = text.trim();
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`;
  return URL.canParse(address) ? new URL(address).hostname : typed;
}
