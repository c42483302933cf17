// SPDX-License-Identifier: GPL-3.0-or-later
// Pages that take text nodes apart and put them together, as editors and highlighters do.
import { find, present, stage } from "../support/app.js";

stage().innerHTML = `<p id="parts"></p><p id="whole">One whole sentence of words.</p><p id="commented">A text <!-- a comment -->around a comment</p>`;
const parts = find("#parts");
const whole = find("#whole");
const texts = ["Some ", "parts of ", "one sentence", "."].map((text) => document.createTextNode(text));
parts.append(...texts);

present({
  steps: [
    ["one part changes", () => texts[1] && (texts[1].data = "pieces of ")],
    ["the last part goes", () => texts[3]?.remove()],
    ["the parts change places", () => texts[2] && parts.prepend(texts[2], " with ")],
    ["a text is cut and put together by the page", () => whole.replaceChildren("One cut ", "sentence of words.")],
    ["a comment goes", () => find("#commented").childNodes[1]?.remove()],
    ["an element wraps a text", () => {
      const mark = document.createElement("mark");
      texts[1]?.replaceWith(mark);
      if (texts[1]) mark.append(texts[1]);
    }],
    ["a text is moved elsewhere", () => texts[0] && whole.append(" ", texts[0])],
    ["an empty text gets words", () => {
      const empty = document.createTextNode("");
      parts.append(empty);
      empty.data = "and more";
    }],
    ["a text is emptied and filled", () => {
      const [first] = whole.childNodes;
      if (!(first instanceof Text)) return;
      first.data = "";
      first.data = "Another ";
    }],
    ["everything is replaced by a text", () => parts.replaceChildren("The end of it")],
  ],
});
