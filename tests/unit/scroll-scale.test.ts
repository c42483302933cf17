// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from "vitest";

import { MAX_BOX_PX, ScrollScale } from "../../extension/ui/memory/scroll-scale.js";

const ROW = 64;
const VIEW = 640; // 10 rows
const MILLION = 1_000_000;

function scale(total: number): ScrollScale {
  const made = new ScrollScale(ROW);
  made.resize(total, VIEW);
  return made;
}

describe("a short list", () => {
  it("is as long as its rows, and stands where the box does", () => {
    const list = scale(100);
    expect(list.boxPx).toBe(6400);
    for (const scrolled of [0, 32, 6400 - VIEW, 64]) expect(list.rowAt(scrolled)).toBe(scrolled / ROW);
    expect(list.moveTo(7)).toBe(7 * ROW);
    expect(list.moveTo(99)).toBe(6400 - VIEW); // its end is at the lower edge
    expect(list.isStuck(0)).toBe(false);
  });

  it("that fits into the view stays at its beginning", () => {
    const list = scale(3);
    expect(list.moveTo(2)).toBe(0);
    expect(list.rowAt(0)).toBe(0);
  });
});

describe("a list longer than a browser's box", () => {
  const most = MAX_BOX_PX - VIEW;
  const lastFirst = MILLION - VIEW / ROW;

  it("comes to any place by a jump of the bar", () => {
    const list = scale(MILLION);
    expect(list.boxPx).toBe(MAX_BOX_PX);
    expect(list.rowAt(most)).toBe(lastFirst);
    expect(list.rowAt(most / 2)).toBeCloseTo(lastFirst / 2, 3);
    expect(list.rowAt(0)).toBe(0);
  });

  it("moves by pixels under the wheel, wherever it is", () => {
    const list = scale(MILLION);
    const start = list.rowAt(most / 2);
    for (let turn = 1; turn <= 50; turn++) expect(list.rowAt(most / 2 + turn * 100)).toBeCloseTo(start + (turn * 100) / ROW, 6);
    expect(list.rowAt(most / 2 + 100)).toBeLessThan(start + 80); // and back, though that is far in one go
  });

  it("shows a row at the upper edge when it was moved there", () => {
    const list = scale(MILLION);
    for (const row of [0, 1, 999, 123_456, lastFirst - 1, lastFirst]) expect(list.rowAt(list.moveTo(row))).toBe(row);
    expect(list.moveTo(MILLION - 1)).toBe(most);
  });

  it("says when the box ends before the list", () => {
    const list = scale(MILLION);
    const scrolled = list.moveTo(100); // some 800 pixels from the upper end, 6,400 of the list
    list.rowAt(scrolled - 500);
    expect(list.isStuck(scrolled - 500)).toBe(false);
    const row = list.rowAt(0);
    expect(row).toBeGreaterThan(80);
    expect(list.isStuck(0)).toBe(true);
    const place = list.moveTo(row);
    expect(place).toBeGreaterThan(0);
    expect(list.rowAt(place)).toBe(row);
  });

  it("stops at the ends of the list, and turns round at once", () => {
    const list = scale(MILLION);
    const scrolled = list.moveTo(2);
    expect(list.rowAt(scrolled + 1000)).toBeCloseTo(2 + 1000 / ROW, 6);
    expect(list.rowAt(scrolled - 16)).toBeCloseTo(1.75, 6);
    const end = list.moveTo(lastFirst - 1);
    list.resize(MILLION - 100, VIEW); // some were deleted
    expect(list.rowAt(end)).toBe(lastFirst - 100);
    expect(list.rowAt(end - ROW)).toBe(lastFirst - 101);
  });
});
