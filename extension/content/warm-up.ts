// SPDX-License-Identifier: GPL-3.0-or-later
// A browser compiles a function when it is first called, and the first page is when all of ours are.
// So what a paragraph goes through is done once, while there is nothing else to do, to one in a
// document that nobody sees: the page's own first paragraphs are there some 10 ms earlier.
import { Direction } from "./apply/direction.js";
import { KnownTranslations } from "./apply/known.js";
import { Ledger } from "./apply/ledger.js";
import { targetOf } from "./apply/target.js";
import { Writer } from "./apply/writer.js";
import { Collection } from "./collect/collector.js";
import { ElementKinds } from "./collect/element-kind.js";
import { PlaceRanks } from "./collect/order.js";
import type { Unit } from "./collect/unit.js";
import { Queue } from "./send/queue.js";
import { inSlices } from "./slices.js";

const WORDS = ["A sentence of ", "some words", ", then another. And ", "one ", "more", "."] as const;
const MOST_MS = 50;

let isWarm = false;

/** Changes nothing of the page. */
export function warmUp(): void {
  if (isWarm) return;
  isWarm = true;
  const units: Unit[] = [];
  const paragraph = makeParagraph();
  const ledger = new Ledger();
  const writer = new Writer(ledger, new Direction());
  const known = new KnownTranslations();
  const collection = new Collection(new ElementKinds(), ledger, "en", {
    unit: (unit) => units.push(unit),
    hidden: () => undefined,
    waiting: () => undefined,
    shadowRoot: () => undefined,
  }, [{ first: paragraph, last: paragraph }]);
  collection.step(performance.now() + MOST_MS);
  collection.attributesIn(paragraph);
  const ranks = new PlaceRanks();
  const queue = new Queue(
    (blocks) => Promise.resolve(blocks.map(({ id, runs }) => ({ id, parts: [{ source: runs, target: runs, origin: "engine", score: 0, unknown: [] }] }))),
    (answers) => void inSlices(() => {
      for (const { units: same, result } of answers) {
        for (const unit of same) {
          unit.translation = known.set(unit.key, "", targetOf(result, ""));
          writer.write(unit);
        }
      }
      return true;
    }, () => false),
    () => undefined,
  );
  for (const unit of units) queue.add(unit, ranks.of(unit));
  queue.pump();
}

/** With inline elements, as the page's paragraphs have them. */
function makeParagraph(): Element {
  const place = document.implementation.createHTMLDocument("");
  const [paragraph, strong, link] = [place.createElement("p"), place.createElement("b"), place.createElement("a")];
  const [first, second, third, fourth, fifth, last] = WORDS;
  strong.append(second);
  link.title = second;
  link.append(fourth, place.createElement("br"), fifth);
  paragraph.append(first, strong, third, link, last);
  place.body.append(paragraph);
  return paragraph;
}
