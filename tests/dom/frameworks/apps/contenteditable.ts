// SPDX-License-Identifier: GPL-3.0-or-later
// What a person writes is theirs: never translated, and the caret stays where it is, while the page
// around the editor changes with every letter.
import { find, present, stage } from "../support/app.js";

stage().innerHTML = `
  <p>Write your letter here:</p>
  <div id="editor" contenteditable="true" aria-label="The letter" style="width: 400px"><p id="first">Dear friend, how are you?</p><p id="second">It <b>rains</b> today.</p></div>
  <p id="count">Nothing was counted.</p>
  <p>Inside a sentence <span id="inline" contenteditable="plaintext-only">some words</span> may be edited.</p>
  <p id="ordinary">An ordinary paragraph with <code id="code">code in it</code> and words.</p>
  <label>A name <input id="name" value="somebody"></label> <textarea id="text" title="The text">long ago</textarea>
  <button id="bold">Bold please</button>`;
const editor = find("#editor");
let inputs = 0;

editor.addEventListener("input", () => {
  inputs++;
  find("#count").textContent = `There are ${String(editor.textContent.length)} letters now.`;
});
find("#bold").addEventListener("mousedown", (event) => event.preventDefault()); // as toolbars of editors do
find("#bold").addEventListener("click", () => document.execCommand("bold"));

/** Puts the caret into the first text of an element, or selects from `offset` to `end`. */
const caret = (selector: string, offset: number, end = offset) => () => {
  const element = find(selector);
  element.closest<HTMLElement>("[contenteditable]")?.focus();
  const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
  if (text) getSelection()?.setBaseAndExtent(text, offset, text, end);
};
const range = (selector: string, start: number, end: number) => () => {
  const field = find<HTMLInputElement>(selector);
  field.focus();
  field.setSelectionRange(start, end);
};

present({
  // The caret is reported to listeners in a task of its own.
  settled: () => new Promise((resolve) => setTimeout(resolve)),
  steps: [
    ["put the caret into a word", caret("#first", 5)],
    ["type there", { type: "old " }],
    ["break the paragraph", { press: "Enter" }],
    ["type in the new one", { type: "So " }],
    ["select words of the letter", caret("#second", 0, 2)],
    ["make them bold with a button", { click: "#bold" }],
    ["type into the editable part of a sentence", caret("#inline", 4), { type: "thing, " }],
    ["select ordinary words that are kept", caret("#code", 0, 4)],
    ["select in a field", range("#name", 2, 5)],
    ["type over it", { type: "XY" }],
    ["select in a text field", range("#text", 5, 8)],
    ["type over that", { type: "since" }],
    ["go back to the letter", caret("#first", 3)],
    ["type once more", { type: "est" }],
    ["undo it", () => document.execCommand("undo")],
    ["leave the caret in the middle of a word", caret("#first", 7)],
  ],
  facts: () => ({ inputs, html: editor.innerHTML }),
});
