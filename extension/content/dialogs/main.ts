// SPDX-License-Identifier: GPL-3.0-or-later
// The third script of a frame: what a person asks for at a place in the page. Harmless when put in twice.
import type { FirstScript } from "../views/first-script.js";
import type { SecondScript, ThirdScript } from "../views/second-script.js";
import { Dialogs } from "./dialogs.js";

/** The scripts before this one, and this one, if it has found the first before. */
const place = globalThis as { palimpsest?: { readonly first?: FirstScript }; palimpsestViews?: SecondScript; palimpsestDialogs?: ThirdScript };

const first = place.palimpsest?.first;
if (first !== undefined && first !== place.palimpsestDialogs?.first) {
  place.palimpsestDialogs = new Dialogs(first, () => (place.palimpsestViews?.first === first ? place.palimpsestViews : null));
}
