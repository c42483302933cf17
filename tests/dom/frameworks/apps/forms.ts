// SPDX-License-Identifier: GPL-3.0-or-later
// What a form sends is data, also where it is the text of an option; labels and hints are text.
import { find, present, stage } from "../support/app.js";

stage().innerHTML = `
  <form id="order">
    <fieldset><legend>Your order</legend>
      <label for="name">A name</label> <input id="name" name="name" placeholder="First and last" value="Anna Green" required>
      <select id="colour" name="colour"><option>Red wine</option><option selected>White wine</option><option value="w">Clear water</option></select>
      <select id="many" name="many" multiple><optgroup label="Cold things"><option>Ice cream</option><option>Cold soup</option></optgroup></select>
      <input id="with" list="words" name="with" aria-label="Comes with"><datalist id="words"><option>Fresh bread</option><option value="butter">Butter</option></datalist>
      <label><input id="check" type="checkbox" name="check"> In a hurry</label>
      <label><input id="radio" type="radio" name="size" value="Large one"> Large</label>
      <textarea id="text" name="text" placeholder="Some words">Please knock</textarea>
    </fieldset>
    <button id="send" name="action" value="Send it now">Send the order</button>
    <button id="plain" name="plain">Send it without a value</button>
    <input id="named" type="submit" name="submit" value="Send with a name">
    <input id="call" type="button" value="Call somebody">
    <input id="reset" type="reset" value="Start again">
  </form>
  <p id="sent">Nothing was sent.</p><code id="log"></code>`;

const form = find<HTMLFormElement>("#order");
const colour = find<HTMLSelectElement>("#colour");
const sent: string[] = [];
let resets = 0;
let calls = 0;

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const data = new FormData(form, event.submitter);
  sent.push(String(new URLSearchParams([...data].map(([name, value]) => [name, String(value)] as [string, string]))));
  find("#sent").textContent = `The form was sent ${String(sent.length)} times.`;
  find("#log").textContent = sent.at(-1) ?? "";
});
form.addEventListener("reset", () => resets++);
find("#call").addEventListener("click", () => (find<HTMLInputElement>("#call").value = `Call again after ${String(++calls)}`));

/** As a person chooses: the value, then the event. */
const choose = (selector: string, index: number) => () => {
  const select = find<HTMLSelectElement>(selector);
  const option = select.options[index];
  if (option) option.selected = true;
  select.dispatchEvent(new Event("change", { bubbles: true }));
};

present({
  steps: [
    ["submit as it is", { click: "#send" }],
    ["choose an option without a value", choose("#colour", 0)],
    ["choose one of many", choose("#many", 1)],
    ["type a name", { click: "#name" }, { type: "!" }],
    ["tick and choose", { click: "#check" }, { click: "#radio" }],
    ["submit with a button without a value", { click: "#plain" }],
    ["a button is pressed and renamed", { click: "#call" }],
    ["an option is added", () => colour.add(new Option("Black tea"))],
    ["the page chooses it by its words", () => (colour.value = "Black tea")],
    ["submit with a named input", { click: "#named" }],
    ["submit with the key", { click: "#name" }, { press: "Enter" }],
    ["reset", { click: "#reset" }],
    ["an option is taken away", () => colour.remove(0)],
    ["type into the text field", { click: "#text" }, () => find<HTMLTextAreaElement>("#text").setSelectionRange(6, 6), { type: " twice" }],
    ["submit at last", { click: "#send" }],
  ],
  facts: () => ({ sent: [...sent], resets, calls, valid: form.checkValidity(), values: [...colour.options].map(({ value }) => value) }),
});
