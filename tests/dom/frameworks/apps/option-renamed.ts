// SPDX-License-Identifier: GPL-3.0-or-later
// The text of an option without a value is its value: when the page writes another, that is the value.
import { find, present, stage } from "../support/app.js";

stage().innerHTML = `<form><label for="wine">A wine</label> <select id="wine" name="wine"><option>Red wine</option><option>White wine</option></select></form>`;
const wine = find<HTMLSelectElement>("#wine");

const rename = (index: number, text: string) => () => {
  const option = wine.options[index];
  if (option) option.text = text;
};

present({
  steps: [
    ["rename an option", rename(1, "Rose wine")],
    ["choose it by its new words", () => (wine.value = "Rose wine")],
    ["give the other a value", () => wine.options[0]?.setAttribute("value", "red")],
    ["choose that by its value", () => (wine.value = "red")],
    ["rename an option once more", rename(1, "Sweet wine")],
    ["choose it", () => (wine.value = "Sweet wine")],
  ],
});
