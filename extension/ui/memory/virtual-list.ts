// SPDX-License-Identifier: GPL-3.0-or-later
// A list of any length of which only the rows in view are in the document: an ARIA grid whose rows
// are chosen with the arrow keys while the focus stays on the grid.
import { ScrollScale } from "./scroll-scale.js";

export interface ListView {
  /** Fills a row; called anew when the row has to show another item. */
  fill(row: HTMLElement, index: number): void;
  /** These are the rows in view and near it, from `first` to below `end`. */
  shown(first: number, end: number): void;
  /** A person opened an item: click, Enter. */
  open(index: number): void;
}

export interface ListParts {
  readonly box: HTMLElement; // scrolls; role grid
  readonly header: HTMLElement; // its first child, stays in view
  readonly content: HTMLElement; // the rows are in it
}

const ROW_PX = 64; // as in memory.css
const SPARE_ROWS = 6;

export class VirtualList {
  readonly #rows = new Map<number, HTMLElement>();
  readonly #scale = new ScrollScale(ROW_PX);
  #total = 0;
  #selected = 0;
  #first = 0;
  #isWaiting = false;

  constructor(private readonly parts: ListParts, private readonly view: ListView) {
    const { box } = parts;
    box.addEventListener("scroll", () => this.#refresh(), { passive: true });
    box.addEventListener("scrollend", () => this.#settle());
    box.addEventListener("keydown", (event) => this.#press(event));
    new ResizeObserver(() => this.#refresh()).observe(box);
  }

  /** Shows a list of another length from its beginning, or (`keep`) where it is. */
  setTotal(total: number, keep: boolean): void {
    const { box, content } = this.parts;
    this.#total = total;
    this.#measure();
    box.setAttribute("aria-rowcount", String(total + 1)); // with the header
    content.style.blockSize = `${this.#scale.boxPx}px`;
    this.#selected = keep ? Math.max(0, Math.min(this.#selected, total - 1)) : 0;
    for (const row of this.#rows.values()) row.remove();
    this.#rows.clear();
    if (total === 0) box.removeAttribute("aria-activedescendant");
    this.#moveTo(keep ? this.#first : 0);
  }

  /** Fills the rows in view anew. */
  update(): void {
    for (const [index, row] of this.#rows) this.view.fill(row, index);
  }

  focus(): void {
    this.parts.box.focus();
  }

  #refresh(): void {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    requestAnimationFrame(() => {
      this.#isWaiting = false;
      this.#look();
      if (this.#scale.isStuck(this.parts.box.scrollTop)) this.#settle();
      else this.#show();
    });
  }

  /** Where the list is now. */
  #look(): void {
    this.#measure();
    this.#first = this.#scale.rowAt(this.parts.box.scrollTop);
  }

  /** Moves the bar to where the list is; what is seen stays. */
  #settle(): void {
    this.#look();
    if (Math.abs(this.parts.box.scrollTop - this.#scale.moveTo(this.#first)) > 1) this.#moveTo(this.#first);
  }

  #moveTo(row: number): void {
    const scrolled = this.#scale.moveTo(row);
    this.parts.box.scrollTop = scrolled;
    this.#first = this.#scale.rowAt(this.parts.box.scrollTop);
    this.#show();
  }

  #measure(): void {
    this.#scale.resize(this.#total, this.#height);
  }

  get #height(): number {
    return Math.max(ROW_PX, this.parts.box.clientHeight - this.parts.header.offsetHeight);
  }

  #show(): void {
    const scrolled = this.parts.box.scrollTop;
    const from = Math.max(0, Math.floor(this.#first) - SPARE_ROWS);
    const to = Math.min(this.#total, Math.ceil(this.#first + this.#height / ROW_PX) + SPARE_ROWS);
    for (const [index, row] of this.#rows) {
      if (index >= from && index < to) continue;
      row.remove();
      this.#rows.delete(index);
    }
    this.view.shown(from, to);
    let next: HTMLElement | null = null;
    for (let index = to - 1; index >= from; index--) {
      // In order, for who reads without seeing.
      const row: HTMLElement = this.#rows.get(index) ?? this.#make(index, next);
      row.style.insetBlockStart = `${scrolled + (index - this.#first) * ROW_PX}px`;
      next = row;
    }
  }

  #make(index: number, before: HTMLElement | null): HTMLElement {
    const row = document.createElement("div");
    row.className = "unit";
    row.id = `unit-${index}`;
    row.setAttribute("role", "row");
    row.setAttribute("aria-rowindex", String(index + 2)); // the header is the first
    row.addEventListener("click", () => {
      this.#select(index);
      this.view.open(index);
    });
    this.view.fill(row, index);
    this.#rows.set(index, row);
    this.parts.content.insertBefore(row, before);
    this.#mark(index, index === this.#selected);
    return row;
  }

  #mark(index: number, isSelected: boolean): void {
    const row = this.#rows.get(index);
    row?.setAttribute("aria-selected", String(isSelected));
    if (row && isSelected) this.parts.box.setAttribute("aria-activedescendant", row.id);
  }

  #press(event: KeyboardEvent): void {
    if (event.target !== this.parts.box || this.#total === 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const page = Math.max(1, Math.floor(this.#height / ROW_PX) - 1);
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -this.#total, End: this.#total };
    const step = steps[event.key];
    if (event.key === "Enter" || event.key === " ") this.view.open(this.#selected);
    else if (step !== undefined) this.#select(Math.max(0, Math.min(this.#total - 1, this.#selected + step)));
    else return;
    event.preventDefault();
  }

  #select(index: number): void {
    this.#mark(this.#selected, false);
    this.#selected = index;
    const rowsInView = this.#height / ROW_PX;
    if (index < this.#first) this.#moveTo(index);
    else if (index + 1 > this.#first + rowsInView) this.#moveTo(index + 1 - rowsInView);
    this.#mark(index, true);
  }
}
