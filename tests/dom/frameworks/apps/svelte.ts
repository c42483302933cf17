// SPDX-License-Identifier: GPL-3.0-or-later
// Svelte 5, App.svelte: text bindings, {#if}, keyed {#each}, {#key}, {@html}, bind:value, a snippet.
import { mount, tick } from "svelte";

import { find, present, stage } from "../support/app.js";
import App from "./App.svelte";

mount(App, { target: stage() });

const choose = (index: number) => () => {
  const select = find<HTMLSelectElement>("#choice");
  select.selectedIndex = index;
  select.dispatchEvent(new Event("change", { bubbles: true }));
};

present({
  settled: tick,
  steps: [
    ["more: bindings, a key, the title", { click: "#more" }],
    ["toggle off: {:else}", { click: "#toggle" }],
    ["reverse a keyed list", { click: "#reverse" }],
    ["type: bind:value", { click: "#draft" }, { type: "milk" }],
    ["more: {:else if}", { click: "#more" }],
    ["choose an option without a value", choose(2)],
    ["insert into the list", { click: "#insert" }],
    ["toggle on: {#if} and {@html}", { click: "#toggle" }],
    ["more again", { click: "#more" }],
    ["remove from the list", { click: "#remove" }],
    ["choose another", choose(1)],
    ["type more", { click: "#draft" }, () => find<HTMLInputElement>("#draft").setSelectionRange(0, 0), { type: "no " }],
    ["toggle off again", { click: "#toggle" }],
    ["reverse again", { click: "#reverse" }],
  ],
});
