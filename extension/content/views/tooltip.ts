// SPDX-License-Identifier: GPL-3.0-or-later
// The source of a sentence, beside it. Not a dialog: it takes no focus, and pointers pass through it.
import type { Segment } from "../../../js-glue/protocol/messages.js";
import { directionOf } from "../apply/direction.js";
import { element, languageName, part, styleOf, word } from "../view/elements.js";
import type { FirstScript } from "./first-script.js";

const GAP_PX = 6;
const WIDTH_PX = 420;

const STYLES = `
.tip {
  box-sizing: border-box; position: fixed; pointer-events: none; max-width: min(${WIDTH_PX}px, calc(100vw - 16px));
  padding: 6px 10px; color: #1d1b16; background: #fbf8f1; border: 1px solid #8a8371; border-radius: 6px;
  box-shadow: 0 2px 8px rgb(0 0 0 / .25); font: 14px/1.4 system-ui, sans-serif; text-align: start;
}
.tip p { margin: 0; overflow-wrap: anywhere; }
.tip .origin { font-size: 12px; opacity: .85; }
@media (prefers-color-scheme: dark) { .tip { color: #f1ece0; background: #26241f; border-color: #978f7c; } }
`;

export class Tooltip {
  #root: HTMLElement | null = null;

  constructor(private readonly first: FirstScript) {}

  /** Its box while it is open. */
  get box(): DOMRect | null {
    return this.#root?.getBoundingClientRect() ?? null;
  }

  /** Beside the sentence with these boxes; if all of it is too much, beside `box`, the one the person is at, from `left` on. */
  open(source: string, language: string, segment: Segment | null, boxes: readonly DOMRect[], box: DOMRect, left: number): void {
    this.close();
    const root = part("tip", "tooltip", "");
    root.removeAttribute("aria-label"); // it is called by what it says
    const text = element("p", "", source);
    text.lang = language;
    text.dir = directionOf(language);
    root.append(styleOf(STYLES), text);
    if (segment) root.append(element("p", "origin", originOf(segment)));
    this.first.open(root);
    this.#root = root;
    const { width, height } = root.getBoundingClientRect();
    const fitting = [Math.max(...boxes.map(({ bottom }) => bottom)) + GAP_PX, Math.min(...boxes.map(({ top }) => top)) - GAP_PX - height, box.bottom + GAP_PX, box.top - GAP_PX - height];
    root.style.top = `${fitting.find((top) => top >= GAP_PX && top + height <= innerHeight - GAP_PX) ?? GAP_PX}px`;
    root.style.left = `${Math.max(GAP_PX, Math.min(left, innerWidth - width - GAP_PX))}px`;
  }

  close(): void {
    if (this.#root) this.first.close(this.#root);
    this.#root = null;
  }
}

function originOf({ origin, score, through }: Segment): string {
  if (origin === "person") return word("originPerson", String(score));
  if (origin === "import") return word("originImport", String(score));
  return through === undefined ? word("originEngine") : word("originThrough", languageName(through));
}
