// SPDX-License-Identifier: GPL-3.0-or-later
// Where a list of any length stands in a scrolled box. Browsers end a box at 17 million pixels
// (Firefox) or 33 million (Chromium), which is 260,000 rows; so the box of a longer list is shorter
// than the list. After a jump the place in the box says the place in the list; from there each
// pixel scrolled is a pixel of the list, so that the wheel moves as in any other list. Pure.
//
//   list  ├──────────────────────●━━━━━━━━●────────────────────────────┤   64 px a row
//   box   ├─────────●━━━━━━━━●──────────────┤                              at most MAX_BOX_PX
//                anchor   scrolled
export const MAX_BOX_PX = 8_000_000;

/** Nobody scrolls so far between two frames by a wheel; a drag of the bar does. */
const JUMP_VIEWS = 4;

export class ScrollScale {
  #total = 0;
  #height = 0;
  #anchor = { row: 0, scrolled: 0 };
  #last = 0;

  constructor(private readonly rowPx: number) {}

  /** `height`: of the view, in pixels. */
  resize(total: number, height: number): void {
    this.#total = total;
    this.#height = height;
  }

  get boxPx(): number {
    return Math.min(this.#total * this.rowPx, MAX_BOX_PX);
  }

  /** The row at the upper edge of the view, with the part of it that is above, e.g. 2.5. */
  rowAt(scrolled: number): number {
    const isJump = Math.abs(scrolled - this.#last) > JUMP_VIEWS * this.#height;
    this.#last = scrolled;
    if (isJump || !this.#isScaled) this.#anchor = { row: this.#placed(scrolled), scrolled };
    const row = this.#anchor.row + (scrolled - this.#anchor.scrolled) / this.rowPx;
    const inside = Math.max(0, Math.min(row, this.#lastFirst));
    if (inside !== row) this.#anchor = { row: inside, scrolled }; // turning round moves at once
    return inside;
  }

  /** Where to scroll so that `row` is at the upper edge; from then on it is there. */
  moveTo(row: number): number {
    const inside = Math.max(0, Math.min(row, this.#lastFirst));
    const scrolled = Math.round(this.#isScaled ? (inside / this.#lastFirst) * this.#mostScrolled : inside * this.rowPx);
    this.#anchor = { row: inside, scrolled };
    this.#last = scrolled;
    return scrolled;
  }

  /** Whether the box ends before the list does: move to where the list is. */
  isStuck(scrolled: number): boolean {
    const row = this.#anchor.row + (scrolled - this.#anchor.scrolled) / this.rowPx;
    return this.#isScaled && ((scrolled <= 0 && row > 0) || (scrolled >= this.#mostScrolled && row < this.#lastFirst));
  }

  #placed(scrolled: number): number {
    return this.#isScaled ? (scrolled / this.#mostScrolled) * this.#lastFirst : scrolled / this.rowPx;
  }

  get #isScaled(): boolean {
    return this.#total * this.rowPx > MAX_BOX_PX;
  }

  /** The row at the upper edge when the list is at its end. */
  get #lastFirst(): number {
    return Math.max(0, this.#total - this.#height / this.rowPx);
  }

  get #mostScrolled(): number {
    return Math.max(1, this.boxPx - this.#height);
  }
}
