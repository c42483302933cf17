// SPDX-License-Identifier: GPL-3.0-or-later
// Where the editor stands, in windows of all sizes.
import { expect, it } from "vitest";
import { placeBeside } from "../../extension/content/dialogs/placement.js";

const line = (top: number, bottom = top + 20, left = 100) => ({ top, bottom, left });

it.each([
  { name: "below the sentence", boxes: [line(100)], viewport: [1000, 800], expected: { top: 128, left: 100, maxHeight: 664 } },
  { name: "below the last line, from the leftmost", boxes: [line(100), line(120, 140, 8)], viewport: [1000, 800], expected: { top: 148, left: 8, maxHeight: 644 } },
  { name: "above where there is no room below", boxes: [line(700)], viewport: [1000, 800], expected: { top: 392, left: 100, maxHeight: 684 } },
  { name: "with a scroll bar in a small window", boxes: [line(40)], viewport: [400, 320], expected: { top: 68, left: 8, maxHeight: 244 } },
  { name: "with a scroll bar above, where there is more room", boxes: [line(280)], viewport: [400, 320], expected: { top: 8, left: 8, maxHeight: 264 } },
  { name: "within the window on the right", boxes: [line(100, 120, 900)], viewport: [1000, 800], expected: { top: 128, left: 592, maxHeight: 664 } },
  { name: "at the upper edge when the sentence was scrolled away upwards", boxes: [line(-500)], viewport: [1000, 800], expected: { top: 8, left: 100, maxHeight: 784 } },
  { name: "at the lower edge when it was scrolled away downwards", boxes: [line(2000)], viewport: [1000, 800], expected: { top: 492, left: 100, maxHeight: 784 } },
  { name: "over it where it fills the window", boxes: [line(-100, 900)], viewport: [1000, 800], expected: { top: 652, left: 100, maxHeight: 140 } },
  { name: "somewhere without a sentence", boxes: [], viewport: [1000, 800], expected: { top: 8, left: 8, maxHeight: 784 } },
])("stands $name", ({ boxes, viewport: [width = 0, height = 0], expected }) => {
  expect(placeBeside(boxes, { width: Math.min(400, width - 16), height: 300 }, { width, height })).toMatchObject(expected);
});

it("stays on its side when it grows, as long as there is good room", () => {
  const viewport = { width: 1000, height: 800 };
  const at = (top: number, height: number, before: "below" | "above" | null) => placeBeside([line(top)], { width: 400, height }, viewport, before).side;
  expect([at(450, 250, null), at(450, 400, "below"), at(450, 400, null)]).toEqual(["below", "below", "above"]);
  expect([at(700, 250, "below"), at(300, 200, "above"), at(100, 200, "above")]).toEqual(["above", "above", "below"]);
});

it("covers no sentence that leaves it room", () => {
  for (let height = 340; height <= 900; height += 70) {
    for (let top = 0; top + 20 <= height; top += 13) {
      const sentence = line(top);
      const { top: at, maxHeight } = placeBeside([sentence], { width: 400, height: 300 }, { width: 800, height });
      const bottom = at + Math.min(300, maxHeight);
      expect(at >= sentence.bottom || bottom <= sentence.top, `${top} of ${height}: ${at} to ${bottom}`).toBe(true);
      expect(at).toBeGreaterThanOrEqual(0);
      expect(bottom).toBeLessThanOrEqual(height);
    }
  }
});
