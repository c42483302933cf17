// SPDX-License-Identifier: GPL-3.0-or-later
// A question before what can't be taken back. "No" has the focus, Escape is no.
import { byId } from "../words.js";

export function ask(question: string, yesLabel: string): Promise<boolean> {
  const dialog = byId("ask", HTMLDialogElement);
  byId("ask-text", HTMLElement).textContent = question;
  byId("ask-yes", HTMLButtonElement).textContent = yesLabel;
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
  });
}
