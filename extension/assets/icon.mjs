// SPDX-License-Identifier: GPL-3.0-or-later
// The extension's icon, drawn here so that it exists in every size without a picture in the
// repository: a sheet with lines of a first writing, and a second one over it.
import { deflateSync } from "node:zlib";

const SAMPLES = 4; // per pixel and axis, for smooth edges
const PAPER = [251, 243, 224];
const EDGE = [122, 59, 18];
const FIRST = [214, 190, 150]; // the writing underneath
const SECOND = [122, 59, 18]; // the writing over it

/** Colour at a place in the unit square, or null where the icon is clear. */
function colour(x, y) {
  if (!isInSheet(x, y, 0.06)) return null;
  if (!isInSheet(x, y, 0.13)) return EDGE;
  const stroke = (top, left, right) => y > top && y < top + 0.09 && x > left && x < right;
  if (stroke(0.27, 0.27, 0.73) || stroke(0.48, 0.27, 0.66) || stroke(0.69, 0.27, 0.5)) return SECOND;
  if (stroke(0.375, 0.27, 0.6) || stroke(0.585, 0.27, 0.73)) return FIRST;
  return PAPER;
}

function isInSheet(x, y, margin) {
  const radius = 0.12;
  const dx = Math.max(margin + radius - x, x - (1 - margin - radius), 0);
  const dy = Math.max(margin + radius - y, y - (1 - margin - radius), 0);
  return dx * dx + dy * dy <= radius * radius;
}

/** PNG file of `size` by `size` pixels. */
export function icon(size) {
  const rows = Buffer.alloc(size * (1 + 4 * size)); // each row begins with its filter, 0
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      rows.set(pixel(row, column, size), row * (1 + 4 * size) + 1 + 4 * column);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8); // 8 bits, RGBA
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", deflateSync(rows, { level: 9 })), chunk("IEND", Buffer.alloc(0))]);
}

function pixel(row, column, size) {
  const sum = [0, 0, 0, 0];
  for (let sample = 0; sample < SAMPLES * SAMPLES; sample++) {
    const y = (row + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES) / size;
    const x = (column + ((sample % SAMPLES) + 0.5) / SAMPLES) / size;
    const found = colour(x, y);
    if (found === null) continue;
    found.forEach((value, index) => { sum[index] += value; });
    sum[3]++;
  }
  const filled = sum[3];
  return filled === 0 ? [0, 0, 0, 0] : [...sum.slice(0, 3).map((value) => Math.round(value / filled)), Math.round((255 * filled) / (SAMPLES * SAMPLES))];
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
