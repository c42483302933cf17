// SPDX-License-Identifier: GPL-3.0-or-later
// How a page of the extension hands the worker a file as it is: over a BroadcastChannel named after its import
// the page posts the Blob, the worker answers TAKEN. Messages between extension pages are JSON, in which the
// bytes of a file cost twice what all work on them does.

/** Of a file that goes piece by piece, either way. A multiple of 3: pieces of base64 then have no padding inside. */
export const PIECE_BYTES = 3 * 512 * 1024;

export const TAKEN = "taken";

export function importChannel(importId: number): string {
  return `palimpsest-import-${importId}`;
}
