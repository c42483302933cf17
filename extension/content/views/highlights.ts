// SPDX-License-Identifier: GPL-3.0-or-later
// Marks on text without a node or an attribute: the CSS Custom Highlight API. Where the browser has it
// not, or keeps it from extensions, nothing is marked and all else works.

/** As in the style of the background's views.ts. The later ones lie above the earlier. */
const NAMES = ["palimpsest-translation", "palimpsest-unknown", "palimpsest-hover", "palimpsest-edited"] as const;
type Name = (typeof NAMES)[number];

/** Setlike and maplike, which TypeScript's library does not say yet. */
interface Marks {
  priority: number;
  add(range: StaticRange): void;
  delete(range: StaticRange): void;
  clear(): void;
}

interface Registry {
  set(name: string, marks: Marks): void;
  delete(name: string): void;
}

export class Highlights {
  readonly #registry = (CSS as unknown as { highlights?: Registry }).highlights;
  readonly #marks: Marks | null;

  constructor(private readonly name: Name) {
    this.#marks = this.#registry && typeof Highlight === "function" ? (new Highlight() as unknown as Marks) : null;
    if (this.#marks) this.#marks.priority = NAMES.indexOf(name);
  }

  /** Whether anything is seen of it; what is added meanwhile is kept. */
  show(isShown: boolean): void {
    if (this.#marks === null) return;
    if (isShown) this.#registry?.set(this.name, this.#marks);
    else this.#registry?.delete(this.name);
  }

  add(range: StaticRange): void {
    this.#marks?.add(range);
  }

  delete(range: StaticRange): void {
    this.#marks?.delete(range);
  }

  clear(): void {
    this.#marks?.clear();
  }
}

export function rangeIn(node: Text, start: number, end: number): StaticRange {
  return new StaticRange({ startContainer: node, startOffset: start, endContainer: node, endOffset: end });
}
