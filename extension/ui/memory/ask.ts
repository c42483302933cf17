// SPDX-License-Identifier: GPL-3.0-or-later
// A question before what can't be taken back. "No" has the focus, Escape is no.
import { byId } from "../words.js";

/** There is one dialog: a question waits until the one before it is answered. */
let last: Promise<unknown> = Promise.resolve();

/** Whether a person said yes. yes, no  the words of the two buttons. */
export function ask(question: string, yes: string, no: string): Promise<boolean> {
  const answer = last.then(() => show(question, yes, no));
  last = answer.catch(() => undefined);
  return answer;
}

function show(question: string, yes: string, no: string): Promise<boolean> {
  const dialog = byId("ask", HTMLDialogElement);
  byId("ask-text", HTMLElement).textContent = question;
  byId("ask-yes", HTMLButtonElement).textContent = yes;
  byId("ask-no", HTMLButtonElement).textContent = no;
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
  });
}
