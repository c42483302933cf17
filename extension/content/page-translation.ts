// SPDX-License-Identifier: GPL-3.0-or-later
// The translation of one document: collects, asks, writes, watches, and puts everything back.
//
//   original ──translate()──▶ translating ──all answered──▶ translated ──restore()──▶ original
//                                  ▲───────page changed────────┘
import type { Pair } from "../../js-glue/protocol/messages.js";
import type { Runs } from "../../js-glue/protocol/runs.js";
import { Direction } from "./apply/direction.js";
import { SelectionKeeper } from "./apply/keep-selection.js";
import { KnownTranslations } from "./apply/known.js";
import { Ledger, type Sentence } from "./apply/ledger.js";
import { Pacer } from "./apply/pacer.js";
import { jointOf, targetOf, type Joint } from "./apply/target.js";
import { Writer } from "./apply/writer.js";
import { withAttributes } from "./collect/attributes.js";
import { Collection, type Hidden } from "./collect/collector.js";
import { ElementKinds } from "./collect/element-kind.js";
import { PlaceRanks } from "./collect/order.js";
import { isPatient, PRIORITY, type Priority } from "./collect/priority.js";
import type { BlockUnit, Unit } from "./collect/unit.js";
import { inlineSurroundings, outermostInline, type Range } from "./collect/walker.js";
import { bodyOf, isConnected, isElement, isText, nextSiblingOf, parentElementAcross, rootElementOf, tagOf } from "./dom.js";
import type { View } from "../shared/settings.js";
import { EMBEDDED, type Engine, type EngineChoice } from "./engine.js";
import { addedBy, changesOf, restatedBy, writtenBy } from "./observe/changes.js";
import { Fights } from "./observe/fights.js";
import { LateRoots } from "./observe/late-roots.js";
import { PageObserver, type Watch } from "./observe/observer.js";
import { Queue, type Answer } from "./send/queue.js";
import { rangesSeen, ScrollWatch } from "./observe/scroll.js";
import { inSlices, nextFrame, SLICE_MS, type Urgency } from "./slices.js";
import { TEXTS, textsAndElementsDeep, TreeReader } from "./toggle/tree.js";
import type { ShownPage, Viewer } from "./views/first-script.js";

export type PageState = "original" | "translating" | "translated";

export interface Listener {
  /** State or progress changed. */
  changed(): void;
  /** Some of the page could not be translated. */
  failed(error: unknown): void;
}

/** Between two looks at how far the first pass is. */
const FIRST_LOOK_STEP_MS = 2;
/** What is seen has the machine for itself: so long it may take until the first answer is there. */
const LONGEST_WAIT_MS = 400;
/** However much is hidden before what is seen: by now something must be sent. */
const LONGEST_FIRST_LOOK_MS = 40;

/** What can be put on the page. */
type Writable = Unit | Hidden;

interface Found {
  readonly units: Unit[];
  readonly hidden: Hidden[];
}

export class PageTranslation implements ShownPage {
  readonly #kinds = new ElementKinds();
  readonly ledger = new Ledger();
  readonly #direction = new Direction();
  readonly #selection = new SelectionKeeper();
  readonly #writer = new Writer(this.ledger, this.#direction, this.#selection);
  readonly #known = new KnownTranslations();
  readonly #fights = new Fights();
  readonly #structured = new Set<Sentence>(); // those whose elements we moved or to which we added text
  readonly #observer = new PageObserver((records) => this.#pageChanged(records), (text) => this.ledger.isAsWeLeftIt(text));
  readonly #queue: Queue;
  readonly #pacer = new Pacer<Writable>((next, ms) => this.#writeNext(next, "user-blocking", ms), () => this.#isMoreComing);
  readonly #scrolled = new ScrollWatch(() => this.#lookAtSeen());
  readonly #lateRoots = new LateRoots((host) => this.rootsFound([host]));
  #current: Pair | null = null;
  choice: EngineChoice = EMBEDDED;
  view: View = "translated";
  viewer: Viewer | null = null; // content/views, once it is there
  unviewed: BlockUnit[] = []; // written before it was
  #wanted = false; // whether the translation is what should be seen
  #run = 0; // raised by every translate() and restore(): ends what an earlier one began
  #collecting = 0;
  #writing = 0;
  #wishes = 0; // calls of translate() and restore(): the last one counts
  #restoring: Promise<void> = Promise.resolve();
  #isDirectionSet = false; // `lang` of the document
  #total = 0;
  #done = 0;

  constructor(readonly engine: Engine, private readonly listener: Listener) {
    this.#queue = new Queue(
      (blocks) => this.#current ? this.engine.translate(this.#current, this.choice, blocks) : Promise.resolve([]),
      (answers) => void this.#answered(answers),
      (units, error) => this.#failed(units, error),
    );
  }

  get pair(): Pair | null {
    return this.#current;
  }

  get state(): PageState {
    if (!this.#wanted) return "original";
    return this.pending > 0 ? "translating" : "translated";
  }

  /** Work not finished: sources not answered, passes over the page, writes. */
  get pending(): number {
    return this.#queue.pending + this.#pacer.pending + this.#collecting + this.#writing;
  }

  get progress(): { readonly done: number; readonly total: number } {
    return { done: this.#done, total: this.#total };
  }

  /** Starts, or goes back to what restore() took away. Resolves when what is seen was asked for. */
  async translate(pair: Pair, choice: EngineChoice = EMBEDDED, view: View = "translated"): Promise<void> {
    if (this.#wanted && this.view === view && samePair(this.#current, pair) && sameChoice(this.choice, choice)) return;
    this.engine.connect(); // takes a moment, and so does the first look
    const wish = ++this.#wishes;
    if (this.#wanted) this.#restoring = this.#putBack();
    await this.#restoring; // both at once would leave a page of two halves
    if (wish !== this.#wishes) return; // something else was wished for meanwhile
    const isAnother = this.#current !== null && !(samePair(this.#current, pair) && sameChoice(this.choice, choice));
    if (isAnother) this.#known.clear();
    this.ledger.begin(isAnother || view !== this.view);
    this.#current = pair;
    this.choice = choice;
    this.view = view;
    this.#wanted = true;
    const run = ++this.#run;
    this.#total = this.#done = 0;
    this.#observer.observe(document);
    this.#selection.start();
    this.#scrolled.start();
    this.#lateRoots.start();
    this.#isDirectionSet = false;
    this.#lookAtAll(run);
  }

  /** The page as it was; the page's own changes since stay. Resolves when it is back. */
  restore(): Promise<void> {
    this.#wishes++;
    if (this.#wanted) this.#restoring = this.#putBack();
    return this.#restoring;
  }

  /** Something is looked for or asked. */
  get #isMoreComing(): boolean {
    return this.#collecting + this.#queue.pending > 0;
  }

  #changed(): void {
    if (!this.#isMoreComing) this.#pacer.noMoreComing();
    this.viewer?.changed();
    this.listener.changed();
  }

  async #putBack(): Promise<void> {
    this.#wanted = false;
    this.unviewed = [];
    this.viewer?.changed();
    const run = ++this.#run;
    this.#drop();
    this.engine.cancel();
    this.#write(() => {
      this.#direction.end();
      for (const sentence of this.#structured) this.#writer.undoStructure(sentence);
    });
    this.#structured.clear();
    const roots = this.#observer.liveRoots();
    const texts = new TreeReader(roots, TEXTS);
    await this.#writeEach(() => texts.next() as Text | null, (node) => this.#writer.restoreText(node), run, "aside");
    const elements = roots.flatMap((root) => Array.from(withAttributes(root)));
    await this.#writeEach(() => elements.pop() ?? null, (element) => this.#writer.restoreAttributes(element), run, "around");
    if (run === this.#run) this.#selection.stop();
    this.#changed();
  }

  /** `next` answers null at the end. In slices with no frame between: after each the browser lays out what was written. */
  #writeEach<T>(next: () => T | null, write: (item: T) => void, run: number, how: Watch): Promise<boolean> {
    return inSlices((deadline) => {
      let item: T | null = null;
      this.#write(() => {
        for (let count = 1; (item = next()) !== null; count++) {
          write(item);
          if (count % 64 === 0 && performance.now() >= deadline) break;
        }
      }, how);
      return item === null;
    }, () => run !== this.#run, "user-blocking");
  }

  /** Asks again for what these text nodes and attributes of elements show: a memory knows better now. */
  async askAgain(nodes: readonly Text[], elements: readonly Element[]): Promise<void> {
    if (!this.#wanted) return;
    this.#known.clear();
    const ranges = () => {
      const found = nodes.filter(isConnected).map((node) => inlineSurroundings(outermostInline(node, this.#kinds), this.#kinds));
      return [...new Map(found.map((range) => [range.first, range])).values()];
    };
    this.#makeCollectable(ranges()); // elements may stand elsewhere afterwards
    for (const node of nodes) {
      const sentence = this.ledger.lastTextEntry(node)?.sentence;
      if (sentence) sentence.state = "failed"; // what is there stays until the answer comes
    }
    for (const element of elements) {
      for (let entry = this.ledger.attributesOf(element); entry !== null; entry = entry.next) entry.state = "failed";
    }
    await this.#lookAgain(ranges(), elements, [], true);
  }

  stop(): void {
    this.#run++;
    this.viewer?.stop();
    this.viewer = null;
    this.#observer.stop();
    this.#selection.stop();
    this.#drop();
  }

  /** All that was to come. */
  #drop(): void {
    this.#scrolled.stop();
    this.#lateRoots.stop();
    this.#queue.clear();
    this.#pacer.clear();
  }

  #restoreNode(node: Text | Element): void {
    if (isElement(node)) this.#writer.restoreAttributes(node);
    else this.#writer.restoreText(node);
  }

  /** The first pass: what is seen goes to the engine before the rest is looked at. */
  #lookAtAll(run: number): void {
    const root = rootElementOf(document);
    const title = document.querySelector("head > title");
    const body = bodyOf(document) ?? root;
    const nodes = [title, body].flatMap((node) => (node ? [{ first: node, last: node }] : []));
    const found: Found = { units: [], hidden: [] };
    const collection = this.#collection(nodes, found);
    const start = performance.now();
    const ranks = new PlaceRanks();
    const priorities: Priority[] = [];
    let all = false;
    for (;;) {
      all = collection.step(performance.now() + FIRST_LOOK_STEP_MS);
      if (all && root) collection.attributesIn(root);
      for (const unit of found.units.slice(priorities.length)) priorities.push(ranks.of(unit));
      if (all || ranks.isPast || performance.now() - start > LONGEST_FIRST_LOOK_MS) break;
    }
    this.#take(found.units, (index) => priorities[index] ?? PRIORITY.rest);
    this.#show(found.hidden, true);
    if (!all) void this.#lookAtRest(collection, run, found, ranks);
    this.#changed();
  }

  async #lookAtRest(collection: Collection, run: number, found: Found, ranks: PlaceRanks): Promise<void> {
    found.units.length = found.hidden.length = 0;
    this.#collecting++;
    await this.#queue.nextAnswer(LONGEST_WAIT_MS);
    await nextFrame(); // what was answered is drawn
    this.#collecting--;
    await this.#pass((deadline) => {
      const all = collection.step(deadline);
      const root = rootElementOf(document);
      if (all && root) collection.attributesIn(root);
      // Layout is read only as long as nothing was written: then it is clean.
      const priorities = this.#isDirectionSet ? [] : found.units.map((unit) => ranks.of(unit));
      this.#take(found.units.splice(0), (index) => priorities[index] ?? PRIORITY.rest);
      this.#show(found.hidden.splice(0), false);
      return all;
    }, run);
  }

  /** A pass over the page, until a new wish. */
  async #pass(step: (deadline: number) => boolean, run: number): Promise<void> {
    this.#collecting++;
    await inSlices(step, () => run !== this.#run);
    this.#collecting--;
    this.#changed();
  }

  #collection(ranges: readonly Range[], { units, hidden }: Found, waiting: (sentence: Sentence) => void = () => undefined): Collection {
    return new Collection(this.#kinds, this.ledger, this.#current?.from ?? "", {
      unit: (unit) => units.push(unit),
      hidden: (one) => hidden.push(one),
      waiting,
      shadowRoot: (root) => this.#observer.observe(root),
    }, ranges);
  }

  /** A person scrolled: what is seen now goes first. */
  #lookAtSeen(): void {
    const waiting = new Set<Sentence>();
    const found: Found = { units: [], hidden: [] };
    this.#collection(rangesSeen(this.#kinds), found, (sentence) => waiting.add(sentence)).step(performance.now() + SLICE_MS);
    this.#take(found.units, () => PRIORITY.seen);
    this.#show(found.hidden, true);
    const isMeant = (item: Writable) => item.kind === "block" && waiting.has(item.sentence);
    this.#queue.prefer(isMeant);
    const answered = this.#pacer.take(isMeant);
    if (answered.length > 0) void this.#writeAll(answered);
  }

  rootsFound(hosts: readonly Element[]): void {
    void this.#lookAgain(hosts.map((host) => ({ first: host, last: host })), [], []);
  }

  /** The open shadow roots found so far. */
  liveRoots(): ShadowRoot[] {
    return this.#observer.liveRoots().filter((root) => root !== document) as ShadowRoot[];
  }

  /** Units found: what is known is written, the rest is asked for. */
  #take(units: readonly Unit[], priority: (index: number) => Priority): void {
    const ready: Unit[] = [];
    const later: Unit[] = [];
    units.forEach((unit, index) => {
      if (this.#fights.isLost(unit)) return this.#writer.giveUp(unit);
      this.#total++;
      unit.translation ??= this.#known.get(unit.key, jointOf(unit, this.view)) ?? null;
      if (unit.translation !== null) (isPatient(priority(index)) ? later : ready).push(unit);
      else this.#queue.add(unit, priority(index));
    });
    this.#queue.pump();
    this.#writeLater(later);
    if (ready.length > 0) void this.#writeAll(ready);
  }

  #writeLater(units: readonly Unit[]): void {
    for (const unit of units) this.#writer.prepare(unit);
    this.#pacer.add(units);
  }

  #show(hidden: readonly Hidden[], isSeen: boolean): void {
    if (hidden.length === 0) return;
    this.#total += hidden.length;
    if (isSeen) void this.#writeAll(hidden);
    else this.#pacer.add(hidden);
  }

  async #answered(answers: readonly Answer[]): Promise<void> {
    const units: Unit[] = [];
    const later: Unit[] = [];
    for (const { units: same, result, priority } of answers) {
      const targets: Partial<Record<Joint, Runs>> = {};
      for (const unit of same) {
        const joint = jointOf(unit, this.view);
        unit.translation = targets[joint] ??= this.#known.set(unit.key, joint, targetOf(result, joint));
        (isPatient(priority) ? later : units).push(unit);
      }
    }
    this.#writeLater(later);
    if (units.length > 0) await this.#writeAll(units);
    else this.#changed();
  }

  #writeAll(items: readonly Writable[]): Promise<void> {
    let index = 0;
    return this.#writeNext(() => items[index++]);
  }

  /** Until there is nothing next or `ms` are over. */
  async #writeNext(next: () => Writable | undefined, urgency?: Urgency, ms = Infinity): Promise<void> {
    const run = this.#run;
    const end = performance.now() + ms;
    let count = 0;
    this.#writing++;
    await inSlices((deadline) => {
      const stop = Math.min(deadline, end);
      let isLate = false;
      for (let item = next(); item !== undefined; ) {
        const isText = this.#isText(item);
        this.#write(() => {
          while (item !== undefined && isText === this.#isText(item)) {
            this.#writeItem(item);
            isLate = ++count % 16 === 0 && performance.now() >= stop;
            item = isLate ? undefined : next();
          }
        }, isText ? "aside" : "around");
      }
      return !isLate || performance.now() >= end;
    }, () => run !== this.#run, urgency);
    this.#writing--;
    this.#done += count;
    this.#changed();
  }

  /** Whether writing changes nothing but the data of text nodes. */
  #isText(item: Writable): boolean {
    return this.#isDirectionSet && this.#writer.isText(item);
  }

  #writeItem(item: Writable): void {
    // Both languages side by side read as the page's own.
    if (!this.#isDirectionSet && this.#current && this.view === "translated") {
      this.#direction.begin(this.#current.from, this.#current.to);
      void this.#setLanguage(this.#current.to);
    }
    this.#isDirectionSet = true;
    if (!("runs" in item)) this.#writer.show(item);
    else if (this.#writer.write(item) === "written") this.#fights.wrote(item);
    else return this.#writer.giveUp(item);
    if (item.kind !== "block" && item.kind !== "hidden-block") return;
    const { structure } = item.sentence;
    if (structure !== null) this.#structured.add(item.sentence);
    const unit = item.kind === "block" ? item : structure?.unit;
    if (unit === undefined) return;
    if (this.viewer !== null) this.viewer.wrote(unit);
    else if (this.view === "bilingual") this.unviewed.push(unit);
  }

  /** Behind the first frame: a new `lang` makes the browser style and lay out everything, which what is seen would wait for. */
  async #setLanguage(to: string): Promise<void> {
    const run = this.#run;
    this.#writing++;
    this.#pacer.frameMs = await nextFrame();
    if (run === this.#run) this.#write(() => this.#direction.setLanguage(to));
    this.#writing--;
    this.#changed();
  }

  #failed(units: readonly Unit[], error: unknown): void {
    for (const unit of units) this.#writer.giveUp(unit);
    this.#done += units.length;
    this.listener.failed(error);
    this.#changed();
  }

  /** All writes to the page pass here. */
  #write(action: () => void, how: Watch = "around"): void {
    this.#observer[how](() => this.#selection.around(action));
  }

  #pageChanged(records: readonly MutationRecord[]): void {
    if (!this.#wanted) {
      // What the page kept aside while it was translated comes back as the page wrote it.
      const nodes = [...addedBy(records).flatMap((node) => textsAndElementsDeep(node)), ...writtenBy(records, this.ledger)];
      if (nodes.length > 0) this.#write(() => nodes.forEach((node) => this.#restoreNode(node)));
      return;
    }
    this.#letGo(records);
    let changes = changesOf(records, this.#kinds, this.ledger);
    if (changes.added.length > 0) this.viewer?.came(changes.added);
    if (changes.ranges.length === 0 && changes.attributes.length === 0) return;
    if (this.#makeCollectable(changes.ranges)) changes = changesOf(records, this.#kinds, this.ledger);
    void this.#lookAgain(changes.ranges, changes.attributes, changes.added);
  }

  /** What the page now keeps from being translated, or submits with a form, is as the page wrote it. */
  #letGo(records: readonly MutationRecord[]): void {
    const nodes = restatedBy(records).flatMap((element) => textsAndElementsDeep(element));
    const options = writtenBy(records, this.ledger).map(parentElementAcross).filter((element) => tagOf(element ?? document.documentElement) === "option");
    if (nodes.length === 0 && options.length === 0) return;
    this.#write(() => {
      for (const node of nodes) this.#restoreNode(node);
      for (const option of options) this.#writer.unpinOption(option);
    });
  }

  /** Sentences about to be collected anew get their elements back in the page's order; whether any moved. */
  #makeCollectable(ranges: readonly Range[]): boolean {
    if (this.#structured.size === 0) return false;
    const sentences = ranges.flatMap(nodesOf).flatMap((node) => {
      const sentence = this.ledger.lastTextEntry(node)?.sentence;
      return sentence?.structure?.isDone === true ? [sentence] : [];
    });
    if (sentences.length === 0) return false;
    this.#write(() => {
      for (const sentence of sentences) {
        this.#writer.undoStructure(sentence);
        this.#structured.delete(sentence); // a sentence made in its place is noted when it is written
        sentence.state = "hidden"; // if nothing else changed in it, it is shown again
      }
    });
    return true;
  }

  async #lookAgain(ranges: readonly Range[], attributes: readonly Element[], added: readonly Node[], isOurs = false): Promise<void> {
    const found: Found = { units: [], hidden: [] };
    const collection = this.#collection(ranges, found);
    for (const node of added) collection.attributesIn(node);
    for (const element of attributes) collection.attributesOf(element);
    await this.#pass((deadline) => {
      const all = collection.step(deadline);
      const units = found.units.splice(0);
      if (!isOurs) for (const unit of units) this.#fights.answered(unit);
      this.#take(units, () => PRIORITY.changed);
      this.#show(found.hidden.splice(0), true);
      return all;
    }, this.#run);
  }
}

/** All text nodes from `first` to `last`, with what is inside. */
function nodesOf({ first, last }: Range): Text[] {
  const roots: Node[] = [];
  for (let node: Node | null = first; node !== null; node = nextSiblingOf(node)) {
    roots.push(node);
    if (node === last) break;
  }
  const nodes: Text[] = [];
  const reader = new TreeReader(roots);
  for (let node = reader.next(); node !== null; node = reader.next()) if (isText(node)) nodes.push(node);
  return nodes;
}

function samePair(a: Pair | null, b: Pair): boolean {
  return a?.from === b.from && a.to === b.to;
}

function sameChoice(a: EngineChoice, b: EngineChoice): boolean {
  return a.engine === b.engine && JSON.stringify(a.options) === JSON.stringify(b.options);
}
