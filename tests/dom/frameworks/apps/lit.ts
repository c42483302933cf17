// SPDX-License-Identifier: GPL-3.0-or-later
// Lit 3 finds the places of its values by comments of its own, inside open shadow roots.
import { css, html, LitElement, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import { when } from "lit/directives/when.js";

import { find, present, stage } from "../support/app.js";

const counts = { connected: 0, disconnected: 0, updated: 0, slotchange: 0 };

class ShopCard extends LitElement {
  static override properties = { label: {} };
  declare label: string;

  override render() {
    return html`<h2>A card for ${this.label}</h2><slot name="lead">No lead text</slot><p>Inside: <slot @slotchange=${() => counts.slotchange++}>nothing yet</slot></p>`;
  }
}

class ShopPage extends LitElement {
  static override styles = css`button { display: block; width: 300px }`; // the page's own does not reach in
  static override properties = { count: {}, isOpen: {}, items: {}, draft: {} };
  declare count: number;
  declare isOpen: boolean;
  declare items: readonly string[];
  declare draft: string;

  constructor() {
    super();
    this.count = 3;
    this.isOpen = true;
    this.items = ["red apples", "green pears", "yellow lemons"];
    this.draft = "";
  }

  override connectedCallback() {
    super.connectedCallback();
    counts.connected++;
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    counts.disconnected++;
  }

  override updated() {
    counts.updated++;
  }

  override render() {
    const { count, isOpen, items, draft } = this;
    return html`
      <button id="more" @click=${() => this.count++}>Please more</button>
      <button id="toggle" @click=${() => (this.isOpen = !this.isOpen)}>Please toggle</button>
      <button id="reverse" @click=${() => (this.items = items.toReversed())}>Please reverse</button>
      <button id="insert" @click=${() => (this.items = [...items.slice(0, 1), `new bread ${String(items.length)}`, ...items.slice(1)])}>Please insert</button>
      <button id="remove" @click=${() => (this.items = items.toSpliced(1, 1))}>Please remove</button>
      <p title="There are ${count} of them">You have ${count} items in <b>the ${isOpen ? "open" : "closed"} basket</b>, and more.</p>
      <p>${isOpen ? "The shop is open." : nothing}${isOpen ? nothing : "The shop is closed."} Come in.</p>
      ${when(isOpen, () => html`<section><h3>A section that goes away</h3></section>`, () => html`Text without an element, <em>but this</em>`)}
      <ul>${repeat(items, (item) => item, (item, index) => html`<li>${index + 1}. Buy ${item} <i>quickly</i></li>`)}</ul>
      <ol>${items.map((item) => html`<li>Once more ${item}</li>`)}</ol>
      <p>${unsafeHTML(isOpen ? "Raw <b>bold</b> words" : "Other <i>slanted</i> words")}</p>
      <input id="draft" .value=${draft} placeholder="Write something" @input=${(event: Event) => (this.draft = (event.target as HTMLInputElement).value)}>
      <p>The note says ${draft || "nothing"}.</p>
      <shop-card label=${`customer ${String(count)}`}>A body with <u>${count} words</u>.${isOpen ? html`<b slot="lead">A lead text</b>` : nothing}</shop-card>`;
  }
}

customElements.define("shop-card", ShopCard);
customElements.define("shop-page", ShopPage);
stage().innerHTML = `<p>Before the shop.</p><shop-page></shop-page><p>After the shop.</p>`;
const shop = find<ShopPage>("shop-page");

const addCard = (label: string) => () => {
  const card = new ShopCard();
  card.label = label;
  card.append(`Words that came with ${label}`);
  stage().append(card);
};

present({
  settled: async () => {
    // The cards of a page are updated after it.
    const pages = [shop, ...document.querySelectorAll<LitElement>("#app > shop-card")];
    for (const page of pages) await page.updateComplete;
    for (const card of shop.renderRoot.querySelectorAll<LitElement>("shop-card")) await card.updateComplete;
    await new Promise((resolve) => setTimeout(resolve)); // slotchange comes in a microtask of its own
  },
  steps: [
    ["more: values in texts and attributes", { click: "#more" }],
    ["toggle off: nothing, and a slot loses its element", { click: "#toggle" }],
    ["reverse a keyed and a plain list", { click: "#reverse" }],
    ["type", { click: "#draft" }, { type: "milk" }],
    ["add an element with a shadow root", addCard("someone new")],
    ["insert into the lists", { click: "#insert" }],
    ["toggle on", { click: "#toggle" }],
    ["move the page to the end", () => stage().append(shop)],
    ["more again", { click: "#more" }],
    ["add another", addCard("another one")],
    ["remove from the lists", { click: "#remove" }],
    ["type more", { click: "#draft" }, { type: " tea" }],
    ["toggle off again", { click: "#toggle" }],
  ],
  facts: () => ({ ...counts }),
});
