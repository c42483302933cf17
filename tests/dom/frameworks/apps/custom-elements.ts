// SPDX-License-Identifier: GPL-3.0-or-later
// Custom elements see every move of theirs and every attribute; a translation that takes nodes out
// and puts them back is noticed here.
import { find, present, stage } from "../support/app.js";

const counts: Record<string, number> = {};
const count = (what: string) => {
  counts[what] = (counts[what] ?? 0) + 1;
};

/** Counts its life; stands in the middle of sentences. */
class LifeCounter extends HTMLElement {
  static readonly observedAttributes = ["state", "class", "style", "dir", "lang", "slot", "hidden"];
  constructor() {
    super();
    count("constructed");
  }
  connectedCallback() {
    count(`connected ${this.id}`);
  }
  disconnectedCallback() {
    count(`disconnected ${this.id}`);
  }
  adoptedCallback() {
    count(`adopted ${this.id}`);
  }
  attributeChangedCallback(name: string) {
    count(`attribute ${name} of ${this.id}`);
  }
}

/** Two slots with words of their own when nothing is in them. */
class SlotBox extends LifeCounter {
  constructor() {
    super();
    this.attachShadow({ mode: "open" }).innerHTML = `<h3><slot name="head">A box without a head</slot></h3>
      <p>The box holds <slot>nothing at all</slot>, as one sees.</p>`;
    for (const slot of this.shadowRoot?.querySelectorAll("slot") ?? []) {
      slot.addEventListener("slotchange", () => count(`slotchange ${slot.name} of ${this.id}`));
    }
  }
}

/** Takes part in its form. */
class StarRating extends LifeCounter {
  static readonly formAssociated = true;
  private readonly internals = this.attachInternals();
  private stars = 0;

  rate(stars: number): void {
    this.stars = stars;
    this.internals.setFormValue(`${String(stars)} stars`);
    this.internals.ariaLabel = "A rating";
    this.textContent = stars === 0 ? "Not rated" : `Rated with ${String(this.stars)} stars`;
  }
  formResetCallback() {
    count("formReset");
    this.rate(0);
  }
  formAssociatedCallback() {
    count("formAssociated");
  }
}

/** Defined late: its words have been translated before it comes to life. */
class LateOne extends LifeCounter {
  override connectedCallback() {
    super.connectedCallback();
    this.append(" and now awake");
  }
}

customElements.define("life-counter", LifeCounter);
customElements.define("slot-box", SlotBox);
customElements.define("star-rating", StarRating);
stage().innerHTML = `
  <p>A word <life-counter id="middle">in the middle</life-counter> of a sentence, and <life-counter id="empty"></life-counter>more words.</p>
  <p id="other">Another sentence.</p>
  <slot-box id="box"><b slot="head">A head</b>words in <i>the</i> slot</slot-box>
  <slot-box id="bare"></slot-box>
  <late-one id="late">words from before</late-one>
  <form><star-rating id="stars" name="rating">Not rated</star-rating> <button id="reset" type="reset">Start again</button></form>`;
const middle = find("#middle");
const box = find("#box");
const stars = find<StarRating>("#stars");
const other = find("#other");

present({
  settled: () => new Promise((resolve) => setTimeout(resolve)), // slotchange and the callbacks of the form come in tasks of their own
  steps: [
    ["change an attribute", () => middle.setAttribute("state", "busy")],
    ["the form-associated element gets a value", () => stars.rate(3)],
    ["the head leaves its slot", () => find("b", box).removeAttribute("slot")],
    ["an element is upgraded late", () => customElements.define("late-one", LateOne)],
    ["one is moved to another sentence", () => other.append(" It ends with ", middle)],
    ["one is taken out", () => box.remove()],
    ["words come in front of an element", () => find("#empty").before("some, ")],
    ["it comes back", () => stage().append(box)],
    ["words come to a bare slot", () => find("#bare").append("at last ", document.createElement("life-counter"))],
    ["the form is reset", { click: "#reset" }],
    ["all of it is moved", () => document.body.append(stage())],
    ["one is adopted by another document and back", () => {
      document.implementation.createHTMLDocument().body.append(middle);
      other.prepend(middle);
    }],
    ["the form-associated element gets another value", () => stars.rate(5)],
  ],
  facts: () => ({ ...counts, assigned: [...document.querySelectorAll("slot-box")].map((one) => [...(one.shadowRoot?.querySelectorAll("slot") ?? [])].map((slot) => slot.assignedNodes().length)) }),
});
