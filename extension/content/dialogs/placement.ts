// SPDX-License-Identifier: GPL-3.0-or-later
// Where a dialog goes beside some text: below it or above it, in the viewport, never over it as long
// as there is any room. Pure.

interface Box {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export type Side = "below" | "above";

export interface Placement {
  readonly top: number;
  readonly left: number;
  /** The rest can be scrolled to. */
  readonly maxHeight: number;
  readonly side: Side;
}

export const GAP_PX = 8;
/** With less than this nobody can work: then it may lie over the text. */
const MIN_HEIGHT_PX = 140;
/** With so much a dialog that grows stays where it is: it should not jump while a person types. */
const GOOD_HEIGHT_PX = 240;

/** `boxes` of the text, `size` the dialog would like; all in CSS pixels of the viewport. `before`: the side it is on. */
export function placeBeside(boxes: readonly Box[], size: Size, viewport: Size, before: Side | null = null): Placement {
  const top = boxes.length > 0 ? Math.min(...boxes.map((box) => box.top)) : 0;
  const bottom = boxes.length > 0 ? Math.max(...boxes.map((box) => box.bottom)) : 0;
  const from = Math.min(...boxes.map((box) => box.left), viewport.width - size.width - GAP_PX);
  const left = Math.max(GAP_PX, boxes.length > 0 ? from : 0);
  const below = viewport.height - Math.max(bottom, 0) - 2 * GAP_PX;
  const above = Math.min(top, viewport.height) - 2 * GAP_PX;
  const whole = viewport.height - 2 * GAP_PX;
  const isBelow = before === "below" && below >= GOOD_HEIGHT_PX || !(before === "above" && above >= GOOD_HEIGHT_PX) && (below >= size.height || below >= above);
  const room = Math.min(isBelow ? below : above, whole);
  const maxHeight = Math.min(whole, Math.max(room, MIN_HEIGHT_PX));
  const height = Math.min(size.height, maxHeight);
  const wanted = isBelow ? bottom + GAP_PX : top - GAP_PX - height;
  return { left, maxHeight, side: isBelow ? "below" : "above", top: Math.max(GAP_PX, Math.min(wanted, viewport.height - GAP_PX - height)) };
}
