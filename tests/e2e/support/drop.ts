// SPDX-License-Identifier: GPL-3.0-or-later

export interface DroppedFile {
  readonly name: string;
  readonly base64: string;
}

export function droppable(name: string, content: string | Uint8Array): DroppedFile {
  return { name, base64: Buffer.from(content).toString("base64") };
}

/** Runs in the page: drops files on it; those of each list together, one list right after the other. */
export function drop(lists: readonly (readonly DroppedFile[])[]): void {
  for (const files of lists) {
    const dataTransfer = new DataTransfer();
    for (const { name, base64 } of files) {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      dataTransfer.items.add(new File([bytes], name));
    }
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  }
}
