// SPDX-License-Identifier: GPL-3.0-or-later
import { word } from "../words.js";
import { ask } from "./ask.js";

/** Escape closes a dialog in which something was typed only if the person says so; its button does at once. */
export function keepTyped(dialog: HTMLDialogElement, isChanged: () => boolean): void {
  dialog.addEventListener("cancel", (event) => {
    if (event.target !== dialog || !isChanged()) return;
    event.preventDefault();
    void ask(word("typedDropSure"), word("typedDrop"), word("typedKeep")).then((drops) => {
      if (drops) dialog.close();
    });
  });
}
