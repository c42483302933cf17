// SPDX-License-Identifier: GPL-3.0-or-later
// A list of 10,000 rows with nodes for the few that are seen: scrolling gives nodes other words, takes
// some out and puts them back later.
import { find, present, stage } from "../support/app.js";

const ROWS = 10_000;
const ROW_HEIGHT = 24;
const HEIGHT = 240;
const NUMBERS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

const spelled = (index: number) => [...String(index)].map((digit) => NUMBERS[Number(digit)] ?? "").join(" ");
/** Every seventh row has two lines: fewer rows are seen then, and nodes are left over. */
const isTall = (index: number) => index % 7 === 3;
const heightOf = (index: number) => (isTall(index) ? 2 : 1) * ROW_HEIGHT;
const tops = [0];
for (let index = 0; index < ROWS; index++) tops.push((tops[index] ?? 0) + heightOf(index));

stage().innerHTML = `<p id="seen">Nothing is seen yet.</p>
  <div id="list" style="height: ${String(HEIGHT)}px; width: 600px; overflow-y: scroll; overflow-anchor: none; position: relative; white-space: nowrap">
    <div style="height: ${String(tops[ROWS])}px"></div></div>`;
const list = find("#list");

interface Row {
  readonly element: HTMLElement;
  readonly title: Text; // rewritten through data
  readonly detail: HTMLElement; // rewritten through textContent
  index: number;
}
const shown = new Map<number, Row>();
const spare: Row[] = [];
let made = 0;
let rendered = -1; // scrollTop of the last rendering
let hidden = 0; // rows at the end that are filtered out
let unit = "pieces";

function makeRow(): Row {
  const element = document.createElement("div");
  element.style.cssText = "position: absolute; left: 0; right: 0; overflow: hidden";
  const title = document.createTextNode("");
  const detail = document.createElement("i");
  const bold = document.createElement("b");
  bold.append(title);
  element.append(bold, " holds ", detail);
  made++;
  return { element, title, detail, index: -1 };
}

function fill(row: Row, index: number): void {
  row.index = index;
  row.element.style.top = `${String(tops[index])}px`;
  row.element.style.height = `${String(heightOf(index))}px`;
  row.title.data = `Row ${spelled(index)}`;
  row.detail.textContent = `${String(index * 3)} ${unit} of paper${isTall(index) ? ", in two lines" : ""}`;
}

function render(): void {
  const top = list.scrollTop;
  const wanted: number[] = [];
  for (let index = 0; index < ROWS - hidden; index++) {
    if ((tops[index + 1] ?? 0) > top && (tops[index] ?? 0) < top + HEIGHT) wanted.push(index);
  }
  for (const [index, row] of shown) {
    if (wanted.includes(index)) continue;
    shown.delete(index);
    spare.push(row);
  }
  for (const index of wanted) {
    if (shown.has(index)) continue;
    const row = spare.pop() ?? makeRow();
    fill(row, index);
    shown.set(index, row);
    if (!row.element.isConnected) list.append(row.element);
  }
  for (const { element } of spare) element.remove(); // kept aside, with the words they have
  find("#seen").textContent = `Rows ${spelled(wanted[0] ?? 0)} to ${spelled(wanted.at(-1) ?? 0)} are seen.`;
  rendered = top;
}

list.addEventListener("scroll", render);
render();

const scrollTo = (top: number) => () => {
  list.scrollTop = top;
};

present({
  settled: async () => {
    while (rendered !== list.scrollTop) await new Promise((resolve) => list.addEventListener("scroll", resolve, { once: true }));
  },
  steps: [
    ["scroll a row", scrollTo(30)],
    ["scroll a page", scrollTo(260)],
    ["scroll far", scrollTo(120_000)],
    ["scroll back a little", scrollTo(119_900)],
    ["change the unit in all rows", () => {
      unit = "sheets";
      for (const [index, row] of shown) fill(row, index);
    }],
    ["scroll to the end", scrollTo(tops[ROWS] ?? 0)],
    ["hide most of the rows that are seen: nodes are kept aside", () => {
      hidden = 8;
      render();
    }],
    ["show them again: nodes come back with other words", () => {
      hidden = 0;
      render();
    }],
    ["hide them once more", () => {
      hidden = 8;
      render();
    }],
    ["scroll far up", scrollTo(5000)],
    ["scroll to the top", scrollTo(0)],
    ["put the same words into the nodes again", () => {
      unit = "boxes";
      for (const [index, row] of shown) fill(row, index);
      for (const [index, row] of shown) fill(row, index);
    }],
  ],
  facts: () => ({ made, spare: spare.length, scrollTop: list.scrollTop }),
});
