// SPDX-License-Identifier: GPL-3.0-or-later
// A browser compiles a function when it is first called, and the first page is when all of ours are.
// So what a paragraph goes through is done once, while there is nothing else to do, to one in a
// document that nobody sees: the page's own first paragraphs are there some 10 ms earlier.
import { Direction } from "./apply/direction.js";
import { SelectionKeeper } from "./apply/keep-selection.js";
import { Ledger } from "./apply/ledger.js";
import { Writer } from "./apply/writer.js";
import { Collection } from "./collect/collector.js";
import { ElementKinds } from "./collect/element-kind.js";
import { PlaceRanks } from "./collect/order.js";

/** Changes nothing of the page. */
export function warmUp(): void {
  const paragraph = makeParagraph();
  const ledger = new Ledger();
  const writer = new Writer(ledger, new Direction(), new SelectionKeeper());
  const ranks = new PlaceRanks();
  const ignore = () => undefined;
  const collection = new Collection(new ElementKinds(), ledger, "en", {
    unit: (unit) => {
      ranks.of(unit);
      unit.translation = unit.runs;
      writer.write(unit);
    },
    hidden: ignore,
    waiting: ignore,
    shadowRoot: ignore,
  }, [{ first: paragraph, last: paragraph }]);
  collection.step(Infinity);
}

/** With elements inside, as the page's have them. */
function makeParagraph(): Element {
  const place = document.implementation.createHTMLDocument();
  const [paragraph, link] = [place.createElement("p"), place.createElement("a")];
  link.append("some", place.createElement("br"), "words");
  paragraph.append("A sentence of ", link, ", and another. ");
  place.body.append(paragraph);
  return paragraph;
}
