// SPDX-License-Identifier: GPL-3.0-or-later
// The second script of a translated frame: what helps reading a translation. Harmless when put in twice.
import type { FirstScript } from "./first-script.js";
import { Views } from "./views.js";

/** The first script (../main.ts), and whether this one has found it before. */
const place = globalThis as { palimpsest?: { readonly first?: FirstScript }; palimpsestViewed?: FirstScript };

const first = place.palimpsest?.first;
if (first !== undefined && first !== place.palimpsestViewed) {
  place.palimpsestViewed = first;
  new Views(first).start();
}
