// SPDX-License-Identifier: GPL-3.0-or-later
// An <output> remembers the text it had before it got a value, and shows that again on reset.
import { find, present, stage } from "../support/app.js";

stage().innerHTML = `<form><p>The sum is <output id="sum">not known</output>.</p> <button id="reset" type="reset">Start again</button></form>`;
const sum = find<HTMLOutputElement>("#sum");

present({
  steps: [
    ["it gets a value", () => (sum.value = "very large")],
    ["reset", { click: "#reset" }],
    ["it gets another value", () => (sum.value = "very small")],
    ["and another", () => (sum.value = "nothing at all")],
    ["reset again", { click: "#reset" }],
  ],
});
