// SPDX-License-Identifier: GPL-3.0-or-later
// Vue 3 marks the place of what is not shown with comments and empty texts, and inserts before them.
import { createApp, defineComponent, nextTick } from "vue";

import { find, present, stage } from "../support/app.js";

const counts = { mounted: 0, updated: 0, unmounted: 0 };

const Card = defineComponent({
  props: { name: { type: String, required: true } },
  mounted: () => void counts.mounted++,
  unmounted: () => void counts.unmounted++,
  template: `<div class="card"><h2><slot name="head">A card without a head</slot></h2><slot>Nothing is in it.</slot> It belongs to {{ name }}.</div>`,
});

const App = defineComponent({
  components: { Card },
  data: () => ({ count: 3, isOpen: true, level: 0, draft: "", note: "", items: ["red apples", "green pears", "yellow lemons"], hasHead: false }),
  computed: {
    html(): string {
      return this.isOpen ? "Raw <b>bold</b> words" : "Other <i>slanted</i> words, <b>and bold</b>";
    },
  },
  updated: () => void counts.updated++,
  methods: {
    reverse() {
      this.items = this.items.toReversed();
    },
    insert() {
      this.items = [...this.items.slice(0, 1), `new bread ${String(this.items.length)}`, ...this.items.slice(1)];
    },
    remove() {
      this.items = this.items.toSpliced(1, 1);
    },
  },
  template: `
    <button id="more" @click="count++">Please more</button>
    <button id="toggle" @click="isOpen = !isOpen">Please toggle</button>
    <button id="level" @click="level = (level + 1) % 3">Please level</button>
    <button id="reverse" @click="reverse">Please reverse</button>
    <button id="insert" @click="insert">Please insert</button>
    <button id="remove" @click="remove">Please remove</button>
    <button id="head" @click="hasHead = !hasHead">Please head</button>
    <p :title="'There are ' + count + ' of them'">You have {{ count }} items in <b>the {{ isOpen ? "open" : "closed" }} basket</b>, and more.</p>
    <p>Before it. <span v-if="isOpen">The shop is open.</span> After it.</p>
    <p v-if="level === 0">The lowest level</p>
    <p v-else-if="level === 1">The middle level</p>
    <template v-else>The highest level <em>of all</em></template>
    <p>Text and <template v-if="!isOpen">sometimes this and </template>text again</p>
    <ul><li v-for="(item, index) in items" :key="item">{{ index + 1 }}. Buy {{ item }} <i>quickly</i></li></ul>
    <p v-show="isOpen">Shown and hidden by a style.</p>
    <p v-html="html"></p>
    <p v-text="isOpen ? 'Written as text' : 'Written as other text'"></p>
    <input id="draft" v-model="draft" placeholder="Write something">
    <p>The note says {{ draft || "nothing" }}.</p>
    <select id="choice" v-model="note"><option value="">Please choose</option><option>A short note</option><option>A long note</option></select>
    <p>Chosen: <code>{{ note }}</code></p>
    <Card name="nobody"></Card>
    <Card v-if="isOpen" name="somebody"><template v-if="hasHead" #head>A head for {{ count }}</template>A body with <u>{{ count }} words</u>.</Card>
    <p>The end of the page.</p>`,
});

createApp(App).mount(stage());

const choose = (index: number) => () => {
  const select = find<HTMLSelectElement>("#choice");
  select.selectedIndex = index;
  select.dispatchEvent(new Event("change", { bubbles: true }));
};

present({
  settled: () => nextTick(),
  steps: [
    ["more: interpolations", { click: "#more" }],
    ["toggle off: v-if leaves a comment", { click: "#toggle" }],
    ["middle level: v-else-if", { click: "#level" }],
    ["reverse a keyed list", { click: "#reverse" }],
    ["type: v-model", { click: "#draft" }, { type: "milk" }],
    ["choose an option without a value", choose(2)],
    ["toggle on: v-if and v-html", { click: "#toggle" }],
    ["a slot gets content", { click: "#head" }],
    ["insert into the list", { click: "#insert" }],
    ["highest level: text and element without a parent of their own", { click: "#level" }],
    ["more again", { click: "#more" }],
    ["choose another", choose(1)],
    ["remove from the list", { click: "#remove" }],
    ["lowest level", { click: "#level" }],
    ["type more", { click: "#draft" }, () => find<HTMLInputElement>("#draft").setSelectionRange(0, 0), { type: "no " }],
    ["toggle off", { click: "#toggle" }],
  ],
  facts: () => ({ ...counts }),
});
