// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * Resolves in a later task, after messages that have already arrived were seen. Not a timer:
 * browsers stretch repeated timers to 4 ms, which a page of hundreds of batches would feel.
 */
export async function nextTask(): Promise<void> {
  await new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
