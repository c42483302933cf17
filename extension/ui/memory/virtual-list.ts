// SPDX-License-Identifier: GPL-3.0-or-later
// A list of any length of which only the rows in view are in the document. Browsers end a scrolled
// box at some 17 million pixels, which is 260,000 rows; beyond that the box is shorter than the list,
// and where it is scrolled to says the rows in view only after each jump:
//
//   first row in view = anchor row + (scrollTop - anchor) / row height     while scrolling by little
//                     = scrollTop / (scrollHeight - height) * rows         after a jump
export interface ListView {
  /** Fills a row; called anew when the row has to show another item. */
  fill(row: HTMLElement, index: number): void;
  /** A person opened an item: click, Enter. */
  open(index: number): void;
}

const ROW_PX = 64;
const MAX_BOX_PX = 8_000_000;
const SPARE_ROWS = 6;

export class VirtualList {
  private readonly rows = new Map<number, HTMLElement>();
  private total = 0;
  private selected = 0;
  private anchor = { row: 0, scrolled: 0 };
  private lastScrolled = 0;
  private isWaiting = false;

  /** `box` scrolls (role grid), `content` is inside it. */
  constructor(private readonly box: HTMLElement, private readonly content: HTMLElement, private readonly view: ListView) {
    box.addEventListener("scroll", () => this.refresh(), { passive: true });
    box.addEventListener("keydown", (event) => this.press(event));
    new ResizeObserver(() => this.refresh()).observe(box);
  }

  /** Shows a list of another length from its beginning, or (`keep`) where it is. */
  setTotal(total: number, keep = false): void {
    this.total = total;
    this.box.setAttribute("aria-rowcount", String(total));
    this.content.style.blockSize = `${Math.min(total * ROW_PX, MAX_BOX_PX)}px`;
    this.selected = keep ? Math.max(0, Math.min(this.selected, total - 1)) : 0;
    if (!keep) this.scrollToRow(0);
    this.clear();
    this.refresh();
  }

  /** Fills the rows in view anew. */
  update(): void {
    for (const [index, row] of this.rows) this.view.fill(row, index);
  }

  private clear(): void {
    for (const row of this.rows.values()) row.remove();
    this.rows.clear();
  }

  private get isScaled(): boolean {
    return this.total * ROW_PX > MAX_BOX_PX;
  }

  private refresh(): void {
    if (this.isWaiting) return;
    this.isWaiting = true;
    requestAnimationFrame(() => {
      this.isWaiting = false;
      this.show();
    });
  }

  private show(): void {
    const scrolled = this.box.scrollTop;
    const height = this.box.clientHeight;
    const most = Math.max(1, this.box.scrollHeight - height);
    // A jump of the bar, or an end reached: the place in the box says the place in the list.
    if (Math.abs(scrolled - this.lastScrolled) > 4 * height || scrolled <= 0 || scrolled >= most) this.anchor = { row: this.isScaled ? (scrolled / most) * Math.max(0, this.total - height / ROW_PX) : scrolled / ROW_PX, scrolled };
    this.lastScrolled = scrolled;
    const first = this.anchor.row + (scrolled - this.anchor.scrolled) / ROW_PX;
    const from = Math.max(0, Math.floor(first) - SPARE_ROWS);
    const to = Math.min(this.total, Math.ceil(first + height / ROW_PX) + SPARE_ROWS);
    for (const [index, row] of this.rows) {
      if (index >= from && index < to) continue;
      row.remove();
      this.rows.delete(index);
    }
    for (let index = from; index < to; index++) {
      const row = this.rows.get(index) ?? this.make(index);
      row.style.insetBlockStart = `${scrolled + (index - first) * ROW_PX}px`;
    }
  }

  private make(index: number): HTMLElement {
    const row = document.createElement("div");
    row.className = "unit";
    row.id = `unit-${index}`;
    row.setAttribute("role", "row");
    row.setAttribute("aria-rowindex", String(index + 1));
    row.setAttribute("aria-selected", String(index === this.selected));
    row.addEventListener("click", () => {
      this.select(index);
      this.view.open(index);
    });
    this.view.fill(row, index);
    this.rows.set(index, row);
    const next = [...this.rows].filter(([other]) => other > index).sort(([a], [b]) => a - b)[0]?.[1] ?? null;
    this.content.insertBefore(row, next); // in order, for who reads without seeing
    if (index === this.selected) this.box.setAttribute("aria-activedescendant", row.id);
    return row;
  }

  private press(event: KeyboardEvent): void {
    if (event.target !== this.box || this.total === 0) return;
    const page = Math.max(1, Math.floor(this.box.clientHeight / ROW_PX) - 1);
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -this.total, End: this.total };
    const step = steps[event.key];
    if (event.key === "Enter" || event.key === " ") this.view.open(this.selected);
    else if (step !== undefined) this.select(Math.max(0, Math.min(this.total - 1, this.selected + step)));
    else return;
    event.preventDefault();
  }

  private select(index: number): void {
    this.rows.get(this.selected)?.setAttribute("aria-selected", "false");
    this.selected = index;
    const first = this.anchor.row + (this.box.scrollTop - this.anchor.scrolled) / ROW_PX;
    const last = first + this.box.clientHeight / ROW_PX - 1;
    if (index < first || index > last) this.scrollToRow(index < first ? index : index - (last - first));
    this.show();
    const row = this.rows.get(index);
    row?.setAttribute("aria-selected", "true");
    if (row) this.box.setAttribute("aria-activedescendant", row.id);
  }

  private scrollToRow(row: number): void {
    const most = Math.max(1, this.box.scrollHeight - this.box.clientHeight);
    const rowsInView = this.box.clientHeight / ROW_PX;
    const scrolled = this.isScaled ? (row / Math.max(1, this.total - rowsInView)) * most : row * ROW_PX;
    this.box.scrollTop = scrolled;
    this.lastScrolled = this.box.scrollTop;
    this.anchor = { row, scrolled: this.box.scrollTop };
  }
}
