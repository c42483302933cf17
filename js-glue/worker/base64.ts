// SPDX-License-Identifier: GPL-3.0-or-later
// Ports of extensions carry JSON only: bytes travel as base64.
import { CoreError } from "../core/errors.js";
import { failure } from "../protocol/failure.js";

/** errors  bad-argument. */
export function bytesOfBase64(base64: string): Uint8Array {
  try {
    const characters = atob(base64);
    const bytes = new Uint8Array(characters.length);
    for (let index = 0; index < characters.length; index++) bytes[index] = characters.charCodeAt(index);
    return bytes;
  } catch {
    throw new CoreError(failure("bad-argument", "These bytes are no base64.", "bytes"));
  }
}
