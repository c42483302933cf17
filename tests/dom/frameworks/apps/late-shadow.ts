// SPDX-License-Identifier: GPL-3.0-or-later
// Shadow roots that come after the element was translated: scripts of components load late. No
// mutation of the document tells of them.
import { find, present, stage } from "../support/app.js";

class LatePanel extends HTMLElement {
  connectedCallback() {
    this.attachShadow({ mode: "open" }).innerHTML = "<h2>A panel</h2><p>Awake now, with <slot></slot>.</p>";
  }
}

stage().innerHTML = `<p>Some words first.</p><late-panel>words from before</late-panel><div id="plain">A plain element</div><p id="last">Some words at last.</p>`;

present({
  steps: [
    ["an element with words is upgraded and has a shadow root", () => customElements.define("late-panel", LatePanel)],
    ["a plain element gets a shadow root", () => (find("#plain").attachShadow({ mode: "open" }).innerHTML = "<p>In the shade: <slot></slot></p>")],
    ["the page goes on", () => (find("#last").textContent = "Some other words at last.")],
    ["a text in the shade changes", () => (find("h2", find("late-panel").shadowRoot ?? document).textContent = "Another panel")],
  ],
});
