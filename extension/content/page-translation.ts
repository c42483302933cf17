// SPDX-License-Identifier: GPL-3.0-or-later
// The translation of one document: collects, asks, writes, watches, and puts everything back.
//
//   original ──translate()──▶ translating ──all answered──▶ translated ──restore()──▶ original
//                                  ▲───────page changed────────┘
import type { Pair } from "../../js-glue/protocol/messages.js";
import { Direction } from "./apply/direction.js";
import { SelectionKeeper } from "./apply/keep-selection.js";
import { KnownTranslations } from "./apply/known.js";
import { Ledger } from "./apply/ledger.js";
import { Pacer } from "./apply/pacer.js";
import { Writer } from "./apply/writer.js";
import { Collection } from "./collect/collector.js";
import { ElementKinds } from "./collect/element-kind.js";
import { rankByPlace } from "./collect/order.js";
import { PRIORITY, type Priority } from "./collect/priority.js";
import type { Unit } from "./collect/unit.js";
import type { Range } from "./collect/walker.js";
import { bodyOf, isElement, isText, nextSiblingOf, rootElementOf } from "./dom.js";
import { EMBEDDED, type Engine, type EngineChoice } from "./engine.js";
import { addedBy, changesOf } from "./observe/changes.js";
import { Fights } from "./observe/fights.js";
import { PageObserver } from "./observe/observer.js";
import { Queue, type Answer } from "./send/queue.js";
import { inSlices, nextSlice, SLICE_MS } from "./slices.js";
import { Stats } from "./stats.js";
import { textsAndElements, textsAndElementsDeep } from "./toggle/nodes.js";

export type PageState = "original" | "translating" | "translated";

export interface Listener {
  /** State or progress changed. */
  changed(): void;
  /** Some of the page could not be translated. */
  failed(error: unknown): void;
}

/** What is seen is asked for after at most this long, however long the rest of the page is. */
const FIRST_LOOK_MS = 24;

export class PageTranslation {
  readonly stats = new Stats();
  private readonly kinds = new ElementKinds();
  private readonly ledger = new Ledger();
  private readonly direction = new Direction();
  private readonly writer = new Writer(this.ledger, this.direction);
  private readonly known = new KnownTranslations();
  private readonly fights = new Fights();
  private readonly selection = new SelectionKeeper();
  private readonly shadowRoots = new Set<WeakRef<ShadowRoot>>();
  private readonly seenRoots = new WeakSet<ShadowRoot>();
  private readonly observer = new PageObserver((records) => this.pageChanged(records));
  private readonly queue: Queue;
  private readonly pacer = new Pacer((units) => this.writeAll(units));
  private current: Pair | null = null;
  private choice: EngineChoice = EMBEDDED;
  private wanted = false; // whether the translation is what should be seen
  private run = 0; // raised by every translate() and restore(): ends what an earlier one began
  private collecting = 0;
  private writing = 0;
  private wishes = 0; // calls of translate() and restore(): the last one counts
  private restoring: Promise<void> = Promise.resolve();
  private isDirectionSet = false; // `lang` of the document
  private total = 0;
  private done = 0;

  constructor(private readonly engine: Engine, private readonly listener: Listener) {
    this.queue = new Queue(
      (blocks) => this.current ? this.engine.translate(this.current, this.choice, blocks) : Promise.resolve([]),
      (answers) => void this.answered(answers),
      (units, error) => this.failed(units, error),
    );
  }

  get pair(): Pair | null {
    return this.current;
  }

  get state(): PageState {
    if (!this.wanted) return "original";
    return this.pending > 0 ? "translating" : "translated";
  }

  /** Work not finished: sources not answered, passes over the page, writes. */
  get pending(): number {
    return this.queue.pending + this.pacer.pending + this.collecting + this.writing;
  }

  get progress(): { readonly done: number; readonly total: number } {
    return { done: this.done, total: this.total };
  }

  /** Starts, or goes back to what restore() took away. Resolves when what is seen was asked for. */
  async translate(pair: Pair, choice: EngineChoice = EMBEDDED): Promise<void> {
    if (this.wanted && samePair(this.current, pair) && sameChoice(this.choice, choice)) return;
    const wish = ++this.wishes;
    if (this.wanted) this.restoring = this.putBack();
    await this.restoring; // both at once would leave a page of two halves
    if (wish !== this.wishes) return; // something else was wished for meanwhile
    if (this.current && !(samePair(this.current, pair) && sameChoice(this.choice, choice))) {
      this.known.clear();
      this.forgetTranslations();
    }
    this.current = pair;
    this.choice = choice;
    this.wanted = true;
    const run = ++this.run;
    this.total = this.done = 0;
    this.stats.begin(pair);
    this.observer.observe(document);
    this.selection.start();
    this.isDirectionSet = false;
    this.listener.changed();
    await this.lookAtAll(run);
  }

  /** The page as it was; the page's own changes since stay. Resolves when it is back. */
  restore(): Promise<void> {
    this.wishes++;
    if (this.wanted) this.restoring = this.putBack();
    return this.restoring;
  }

  private async putBack(): Promise<void> {
    this.wanted = false;
    const run = ++this.run;
    this.engine.cancel();
    this.queue.clear();
    this.pacer.clear();
    this.write(() => this.direction.end());
    const nodes = [document, ...this.liveRoots()].flatMap((root) => textsAndElements(root));
    let index = 0;
    await inSlices((deadline) => {
      this.write(() => {
        for (; index < nodes.length; index++) {
          const node = nodes[index];
          if (node) this.restoreNode(node);
          if (index % 64 === 63 && performance.now() >= deadline) break;
        }
      });
      return index++ >= nodes.length - 1;
    }, () => run !== this.run, () => this.pacer.sliceMs);
    if (run === this.run) this.selection.stop();
    this.listener.changed();
  }

  /** The page's own text of a node. */
  originalOf(node: Text): string {
    return this.ledger.originalOf(node);
  }

  stop(): void {
    this.run++;
    this.observer.stop();
    this.selection.stop();
    this.queue.clear();
    this.pacer.clear();
  }

  private restoreNode(node: Text | Element): void {
    if (isElement(node)) this.writer.restoreAttributes(node);
    else this.writer.restoreText(node);
  }

  /** The first pass: what is seen goes to the engine before the rest is looked at. */
  private async lookAtAll(run: number): Promise<void> {
    const found: Unit[] = [];
    const root = rootElementOf(document);
    const title = document.querySelector("head > title");
    const body = bodyOf(document) ?? root;
    const nodes = [title, body].flatMap((node) => (node ? [{ first: node, last: node }] : []));
    const collection = this.collection(nodes, (unit) => found.push(unit));
    const firstLook = performance.now() + FIRST_LOOK_MS;
    this.collecting++;
    let all = false;
    while (run === this.run && !(all = collection.step(performance.now() + SLICE_MS)) && performance.now() < firstLook) await nextSlice();
    if (run === this.run) {
      if (all && root) collection.attributesIn(root);
      const ranks = rankByPlace(found);
      this.take(found, (index) => ranks[index] ?? PRIORITY.rest);
    }
    if (!all && run === this.run) void this.lookAtRest(collection, run, found);
    else this.collecting--;
    this.settled();
  }

  private async lookAtRest(collection: Collection, run: number, found: Unit[]): Promise<void> {
    found.length = 0;
    await nextSlice();
    await inSlices((deadline) => {
      const all = collection.step(deadline);
      const root = rootElementOf(document);
      if (all && root) collection.attributesIn(root);
      this.take(found.splice(0), () => PRIORITY.rest);
      return all;
    }, () => run !== this.run);
    this.collecting--;
    this.settled();
  }

  private collection(ranges: readonly Range[], unit: (unit: Unit) => void): Collection {
    return new Collection(this.kinds, this.ledger, this.current?.from ?? "", { unit, shadowRoot: (root) => this.noteRoot(root) }, ranges);
  }

  private noteRoot(root: ShadowRoot): void {
    if (this.seenRoots.has(root)) return;
    this.seenRoots.add(root);
    this.shadowRoots.add(new WeakRef(root));
    this.observer.observe(root);
  }

  private liveRoots(): ShadowRoot[] {
    return [...this.shadowRoots].flatMap((reference) => reference.deref() ?? []);
  }

  /** Units found: what is known is written, the rest is asked for. */
  private take(units: readonly Unit[], priority: (index: number) => Priority, isAnswerToPage = false): void {
    const ready: Unit[] = [];
    units.forEach((unit, index) => {
      if (isAnswerToPage) this.fights.reverted(unit);
      if (this.fights.isLost(unit)) return;
      this.total++;
      unit.translation ??= this.known.get(unit.key) ?? null;
      if (unit.translation !== null) ready.push(unit);
      else this.queue.add(unit, priority(index));
    });
    this.queue.pump();
    if (ready.length > 0) void this.writeAll(ready);
  }

  private async answered(answers: readonly Answer[]): Promise<void> {
    const units: Unit[] = [];
    const later: Unit[] = [];
    for (const { units: same, translation, result, priority } of answers) {
      const [first] = same;
      if (first === undefined) continue;
      this.known.set(first.key, translation);
      this.stats.answered(result, same.length);
      for (const unit of same) {
        unit.translation = translation;
        (priority === PRIORITY.rest ? later : units).push(unit);
      }
    }
    if (later.length > 0) this.pacer.add(later);
    if (units.length > 0) await this.writeAll(units);
    else this.settled();
  }

  private async writeAll(units: readonly Unit[]): Promise<void> {
    const { run } = this;
    let index = 0;
    this.writing++;
    await inSlices((deadline) => {
      this.write(() => {
        for (; index < units.length; index++) {
          const unit = units[index];
          if (unit) this.writeUnit(unit);
          if (index % 16 === 15 && performance.now() >= deadline) break;
        }
      });
      return index++ >= units.length - 1;
    }, () => run !== this.run, () => this.pacer.sliceMs);
    this.writing--;
    this.done += units.length;
    this.settled();
  }

  private writeUnit(unit: Unit): void {
    // Not before: a new `lang` makes the browser style and lay out everything, which the walk would wait for.
    if (!this.isDirectionSet && this.current) this.direction.begin(this.current.from, this.current.to);
    this.isDirectionSet = true;
    if (this.writer.write(unit) !== "written") return;
    this.fights.wrote(unit);
    this.stats.wrote();
  }

  private failed(units: readonly Unit[], error: unknown): void {
    this.done += units.length;
    this.listener.failed(error);
    this.settled();
  }

  private settled(): void {
    if (this.pending === 0) this.stats.settled();
    this.listener.changed();
  }

  /** All writes to the page pass here. */
  private write(action: () => void): void {
    this.observer.around(() => this.selection.around(action));
  }

  private pageChanged(records: readonly MutationRecord[]): void {
    if (!this.wanted) {
      // What the page kept aside while it was translated comes back as the page wrote it.
      const nodes = addedBy(records).flatMap((node) => textsAndElementsDeep(node));
      if (nodes.length > 0) this.write(() => nodes.forEach((node) => this.restoreNode(node)));
      return;
    }
    let changes = changesOf(records, this.kinds, this.ledger);
    if (changes.ranges.length === 0 && changes.attributes.length === 0) return;
    if (this.makeCollectable(changes.ranges)) changes = changesOf(records, this.kinds, this.ledger);
    void this.lookAgain(changes.ranges, changes.attributes, changes.added);
  }

  /** Sentences about to be collected anew get their elements back in the page's order; whether any moved. */
  private makeCollectable(ranges: readonly Range[]): boolean {
    const units = ranges.flatMap(nodesOf).flatMap((node) => {
      const unit = isText(node) ? this.ledger.lastTextEntry(node)?.unit : undefined;
      return unit && this.ledger.structureOf(unit) ? [unit] : [];
    });
    if (units.length === 0) return false;
    this.write(() => {
      for (const unit of units) {
        this.writer.undoStructure(unit);
        unit.shown = false;
      }
    });
    return true;
  }

  private async lookAgain(ranges: readonly Range[], attributes: readonly Element[], added: readonly Node[]): Promise<void> {
    const { run } = this;
    const found: Unit[] = [];
    const collection = this.collection(ranges, (unit) => found.push(unit));
    for (const node of added) collection.attributesIn(node);
    for (const element of attributes) collection.attributesOf(element);
    this.collecting++;
    await inSlices((deadline) => {
      const all = collection.step(deadline);
      this.take(found.splice(0), () => PRIORITY.near, true);
      return all;
    }, () => run !== this.run);
    this.collecting--;
    this.settled();
  }

  /** The pair changed: what stands in the ledger is another language's. */
  private forgetTranslations(): void {
    for (const root of [document, ...this.liveRoots()]) {
      for (const node of textsAndElements(root)) {
        if (isText(node)) {
          const entry = this.ledger.lastTextEntry(node);
          if (entry) entry.unit.translation = null;
        } else for (const entry of this.ledger.attributesOf(node)?.values() ?? []) entry.unit.translation = null;
      }
    }
  }
}

/** All nodes from `first` to `last`, with what is inside. */
function nodesOf({ first, last }: Range): (Text | Element)[] {
  const nodes: (Text | Element)[] = [];
  for (let node: Node | null = first; node !== null; node = nextSiblingOf(node)) {
    nodes.push(...textsAndElements(node));
    if (node === last) break;
  }
  return nodes;
}

function samePair(a: Pair | null, b: Pair): boolean {
  return a?.from === b.from && a.to === b.to;
}

function sameChoice(a: EngineChoice, b: EngineChoice): boolean {
  return a.engine === b.engine && JSON.stringify(a.options) === JSON.stringify(b.options);
}
