// SPDX-License-Identifier: GPL-3.0-or-later
// A file on its way to the engine's worker, as it is (js-glue/protocol/hand-over.ts).
import { importChannel, TAKEN } from "../../../js-glue/protocol/hand-over.js";

/** How long the worker may be busy with something else. */
const PATIENCE_MS = 2_000;

/** False: nobody took it, as is to be expected of a page whose channels are kept apart, e.g. in a container of Firefox. */
export async function handOver(importId: number, file: File): Promise<boolean> {
  const channel = new BroadcastChannel(importChannel(importId));
  try {
    return await new Promise<boolean>((resolve) => {
      channel.onmessage = ({ data }: MessageEvent<unknown>) => {
        if (data === TAKEN) resolve(true);
      };
      setTimeout(() => resolve(false), PATIENCE_MS);
      channel.postMessage(file);
    });
  } finally {
    channel.close();
  }
}
