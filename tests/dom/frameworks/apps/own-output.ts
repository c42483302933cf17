// SPDX-License-Identifier: GPL-3.0-or-later
// Pages that copy themselves: carousels clone their slides, tables their heads, and `innerHTML +=`
// makes everything anew. What they copy is our translation, and must be known for that.
import { find, present, stage } from "../support/app.js";

stage().innerHTML = `
  <div id="slides"><figure title="The first slide">The first <b>picture</b> of all</figure><figure>The second picture</figure></div>
  <div id="feed"><p>An entry with <a href="#feed">a link</a> in it</p></div>
  <h2 id="head">The head of the page</h2><p id="copy">Nothing was copied.</p>`;
const slides = find("#slides");

present({
  steps: [
    ["clone a slide to the end", () => slides.append(slides.firstElementChild?.cloneNode(true) ?? "")],
    ["add to innerHTML", () => (find("#feed").innerHTML += "<p>Another entry</p>")],
    ["copy a text", () => (find("#copy").textContent = find("#head").textContent)],
    ["clone all slides", () => slides.replaceWith(slides.cloneNode(true))],
    ["add to innerHTML once more", () => (find("#feed").innerHTML += "<p>The last entry</p>")],
    ["move a slide", () => find("#slides").append(find("#slides figure"))],
    ["change the copy", () => (find("#copy").textContent = "Nothing is copied now.")],
  ],
});
