// SPDX-License-Identifier: GPL-3.0-or-later
// Words that become a field when a person clicks at them. What the person then writes into is the
// page's own text; a translation would end up in the page's data.
import { find, present, stage } from "../support/app.js";

stage().innerHTML = `<p>Click at the name to change it.</p><h2 id="name">The name of a board</h2><p id="saved">Nothing was saved.</p>`;
const name = find("#name");
const saved: string[] = [];

name.addEventListener("click", () => {
  name.contentEditable = "true";
  name.focus();
});
name.addEventListener("blur", () => {
  saved.push(name.textContent);
  find("#saved").textContent = `It was saved ${String(saved.length)} times.`;
});

const caretAtStart = () => getSelection()?.collapse(name.firstChild, 0);

present({
  steps: [
    ["click at the name", { click: "#name" }, caretAtStart],
    ["type", { type: "By " }],
    ["leave it", () => name.blur()],
    ["click again", { click: "#name" }, caretAtStart],
    ["leave it as it is", () => name.blur()],
    ["write about it", () => (find("#saved").textContent = "Nothing more is to be said.")],
  ],
  facts: () => ({ saved: [...saved] }),
});
