// SPDX-License-Identifier: GPL-3.0-or-later
// A pack's file on its way to the engine, piece by piece.
import { PIECE_BYTES } from "../../../../js-glue/protocol/hand-over.js";
import { MAX_PACK_BYTES, type PackDetails, type PackFacts } from "../../../../js-glue/protocol/packs.js";
import type { EngineLink } from "../../../shared/engine-link.js";
import { base64 } from "../exchange.js";

export interface PackUpload {
  readonly file: File;
  progress(bytes: number): void;
  /** Another pack has its place: whether it gives way. */
  replaces(pack: PackFacts, stands: PackDetails): Promise<boolean>;
}

/** A file that can't be a pack, before anything of it was read. */
export class NoPack extends Error {}

/** What was added; null: the person kept what stands there. errors  NoPack, and as the engine answers. */
export async function addPack(engine: EngineLink, { file, progress, replaces }: PackUpload): Promise<PackFacts | null> {
  if (file.size === 0 || file.size > MAX_PACK_BYTES) throw new NoPack();
  const { upload } = await engine.call("packStart", { name: file.name, size: file.size });
  try {
    for (let at = 0; at < file.size; at += PIECE_BYTES) {
      const { received } = await engine.call("packBytes", { upload, bytes: await base64(file.slice(at, at + PIECE_BYTES)) });
      progress(received);
    }
    const { isKept, pack, stands } = await engine.call("packEnd", { upload, keep: true });
    if (isKept || pack === null || stands === null) return pack;
    const replace = await replaces(pack, stands);
    return (await engine.call("packEnd", { upload, keep: replace, replace })).pack;
  } catch (error) {
    await engine.call("packEnd", { upload, keep: false }).catch(() => undefined); // mostly it is gone already
    throw error;
  }
}
