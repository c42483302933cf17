// SPDX-License-Identifier: GPL-3.0-or-later
// The memories as the worker serves them: the store on disk, the core's copy for looking up, and what
// private windows wrote (private-view.ts). Every change goes to the disk first, then to the core, then is
// answered.
//
//   new ──start()──▶ nothing was ever written: no SQLite, nobody waits
//                └─▶ opening ──▶ all units are in the core ──▶ ready
//   a call about memories opens the store if nothing else did; lists need no more than that, and do
//   not wait until the core has all units
import type { Core } from "../core/core.js";
import { OWN_MEMORY, type StorageState, type StoredUnit } from "../protocol/memory.js";
import type { Calls } from "../protocol/messages.js";
import type { OpenedStore, StoreHome } from "../store/home.js";
import type { Store } from "../store/store.js";
import type { KeptUnit } from "../store/unit-table.js";
import { analysePage } from "./analysis.js";
import { CoreCopy } from "./core-copy.js";
import { FileService } from "./file-service.js";
import { memoryOf, refuse, refusePrivate } from "./memory-refusals.js";
import { nextTask } from "./next-task.js";
import { PrivateView } from "./private-view.js";
import { SegmentationService } from "./segmentation-service.js";
import { TermService } from "./term-service.js";
import { UndoList } from "./undo-list.js";
import { forCore, matchOf, storedUnit, writtenUnit } from "./unit-shapes.js";

const DEFAULT_THRESHOLD = 70;
const DEFAULT_TOP = 5;

type Request<Name extends keyof Calls> = Calls[Name]["request"];
type Answer<Name extends keyof Calls> = Calls[Name]["reply"];

/** The store, with all of its units in the core. */
interface Ready {
  readonly core: Core;
  readonly store: Store;
  readonly privateView: PrivateView;
}

export class MemoryService {
  readonly #home: StoreHome;
  readonly #core: Promise<Core>;
  readonly #undos = new UndoList();
  #opened: Promise<OpenedStore> | null = null;
  #loaded: Promise<OpenedStore> | null = null;
  #copy: CoreCopy | null = null;
  #privateView: PrivateView | null = null;
  #files: FileService | null = null;
  #terms: TermService | null = null;
  #segmentation: SegmentationService | null = null;
  #readiness: Promise<void> = Promise.resolve();
  #changes: Promise<void> = Promise.resolve(); // those that were asked for so far

  constructor(home: StoreHome, core: Promise<Core>) {
    this.#home = home;
    this.#core = core;
  }

  /** Begins to load what was written before, if anything was. */
  start(): void {
    this.#readiness = this.#home
      .holdsSomething()
      .then((holds) => (holds ? this.#load() : null))
      .then(
        () => undefined,
        () => undefined, // who asks for a memory hears of it; pages are translated without
      );
  }

  /** Resolves when all a person wrote so far is in the core, so that it wins; never rejects. */
  ready(): Promise<void> {
    return this.#readiness;
  }

  /** Does a change; translations that are asked for after it wait for it. */
  async inOrder<T>(change: () => Promise<T>): Promise<T> {
    const done = this.#copy ? this.#copy.during(change) : change();
    this.#changes = Promise.allSettled([this.#changes, done]).then(() => undefined);
    this.#readiness = Promise.allSettled([this.#readiness, done]).then(() => undefined);
    return done;
  }

  /** The core has what private windows see, or what all others do, until the next await. */
  show(isPrivate: boolean): void {
    this.#privateView?.show(isPrivate);
  }

  async remember(request: Request<"remember">, isPrivate: boolean): Promise<Answer<"remember">> {
    const { core, store, privateView } = await this.#forWriting(isPrivate);
    privateView.show(isPrivate);
    const canonical = core.canonicalUnit(OWN_MEMORY, request);
    const written = writtenUnit(request, canonical, Date.now());
    if (isPrivate) {
      const unit = privateView.draft(written);
      return { unit: unit.id, undo: this.#undos.add(privateView.set(unit.id, unit)) };
    }
    const before = store.get(canonical.replaces);
    const unit = before
      ? { ...before, ...written, created: before.created, note: request.note ?? before.note }
      : store.add(OWN_MEMORY, written);
    if (before) store.put(unit);
    core.putUnits([forCore(unit)]);
    return { unit: unit.id, undo: this.#undos.add(() => this.#reset(core, store, unit.id, before, unit)) };
  }

  async forget({ unit: id }: Request<"forget">, isPrivate: boolean): Promise<Answer<"forget">> {
    const ready = await this.#forWriting(isPrivate);
    const { core, store, privateView } = ready;
    const unit = this.#writable(ready, id, isPrivate);
    if (isPrivate) return { undo: this.#undos.add(privateView.set(id, null)) };
    privateView.show(false);
    store.remove(id);
    core.removeUnits([id]);
    return { undo: this.#undos.add(() => this.#reset(core, store, id, unit as KeptUnit, null)) };
  }

  async changeUnit(request: Request<"changeUnit">, isPrivate: boolean): Promise<Answer<"changeUnit">> {
    const ready = await this.#forWriting(isPrivate);
    const { core, store, privateView } = ready;
    const { unit: id } = request;
    const before = this.#writable(ready, id, isPrivate);
    const { target } = request.target
      ? core.canonicalUnit(before.memory, { ...before, target: request.target })
      : before;
    const site = request.site ?? before.site;
    const note = request.note ?? before.note;
    const after = { ...before, target, site, note, changed: Date.now() };
    if (isPrivate) return { undo: this.#undos.add(privateView.set(id, after)) };
    privateView.show(false);
    store.put(after as KeptUnit);
    core.putUnits([forCore(after)]);
    return { undo: this.#undos.add(() => this.#reset(core, store, id, before as KeptUnit, after)) };
  }

  /** errors  not-found: spent, too old, or of a worker before this one. */
  async undo({ undo }: Request<"undo">): Promise<Answer<"undo">> {
    await this.#forWriting();
    this.#undos.spend(undo);
    return null;
  }

  async matches(request: Request<"matches">, isPrivate: boolean): Promise<Answer<"matches">> {
    const { core, store, privateView } = await this.#forReading();
    const { threshold = DEFAULT_THRESHOLD, top = DEFAULT_TOP } = request;
    privateView.show(isPrivate);
    const found = core.matches({ ...request, threshold, top });
    const matches = found.map((match) => matchOf(match, isPrivate ? privateView.get(match.unit) : store.get(match.unit)));
    return { matches };
  }

  async memories(): Promise<Answer<"memories">> {
    const { store } = await this.#forListing();
    const own = (id: number): number => (id === OWN_MEMORY ? 0 : 1);
    const memories = [...store.memories()].sort(
      (a, b) => own(a.id) - own(b.id) || a.rank - b.rank || a.id - b.id,
    );
    return { memories };
  }

  async setMemory({ memory, settings }: Request<"setMemory">, isPrivate: boolean): Promise<Answer<"setMemory">> {
    const { core, store } = await this.#forWriting();
    refusePrivate(isPrivate);
    if (memory === undefined) {
      const id = store.addMemory(settings, Date.now());
      core.setMemory(id, settings);
      return { id };
    }
    memoryOf(store, memory);
    if (memory === OWN_MEMORY && settings.readOnly)
      throw refuse("bad-argument", "A person's own memory can't be made read-only.", "settings.readOnly");
    store.changeMemory(memory, settings, Date.now());
    core.setMemory(memory, settings);
    return { id: memory };
  }

  async removeMemory({ memory }: Request<"removeMemory">, isPrivate: boolean): Promise<Answer<"removeMemory">> {
    const { core, store, privateView } = await this.#forWriting();
    refusePrivate(isPrivate);
    memoryOf(store, memory);
    if (memory === OWN_MEMORY) throw refuse("bad-argument", "A person's own memory stays.", "memory");
    privateView.show(false);
    const removed = store.removeMemory(memory);
    core.removeMemory(memory);
    void this.#cleanUp(store);
    return { removed };
  }

  /** `signal`: a search that nobody waits for any more goes no further. */
  async units({ filter, offset, limit }: Request<"units">, signal?: AbortSignal): Promise<Answer<"units">> {
    const { store } = await this.#forListing();
    const { total, units } = await store.list(filter, offset, limit, async () => {
      await nextTask();
      signal?.throwIfAborted();
    });
    return { total, units: units.map(storedUnit) };
  }

  async forgetPrivate(): Promise<Answer<"forgetPrivate">> {
    await this.#changes; // as it is at the call
    this.#privateView?.clear();
    return null;
  }

  async storage(isPrivate: boolean): Promise<StorageState> {
    const usage = await this.#home.usage();
    const opened = await this.#open().catch(() => null);
    const units = opened?.store.size() ?? 0;
    if (isPrivate) return { ...usage, units, isDurable: false, reason: "private-window" };
    if (!opened) return { ...usage, units, isDurable: false, reason: "not-available" };
    return { ...usage, units, isDurable: opened.isDurable, reason: opened.reason };
  }

  /** The term base, when the store is open; `willWrite` if something is about to change. */
  async terms(willWrite = false): Promise<TermService> {
    const { core, store } = await (willWrite ? this.#forWriting() : this.#forReading());
    this.#terms ??= new TermService(core, store, this.#undos);
    return this.#terms;
  }

  /** The segmentation rules, when the store is open; `willWrite` if something is about to change. */
  async segmentation(willWrite = false): Promise<SegmentationService> {
    const { core, store } = await (willWrite ? this.#forWriting() : this.#forReading());
    this.#segmentation ??= new SegmentationService(core, store);
    return this.#segmentation;
  }

  async analyse(request: Request<"analyse">, isPrivate: boolean, signal?: AbortSignal): Promise<Answer<"analyse">> {
    const { core, privateView } = await this.#forReading();
    return analysePage(core, request, () => privateView.show(isPrivate), signal);
  }

  /** What takes files in and gives them out, when the store is open. */
  async files(): Promise<FileService> {
    const { core, store, privateView } = await this.#forReading();
    const putRows = (rows: Uint8Array): void => {
      privateView.show(false);
      core.putRows(rows);
    };
    this.#files ??= new FileService(core, store, putRows, () => this.#home.willHold(), () => this.#copy?.settle());
    return this.#files;
  }

  /** Call it at once: what was asked for before is done first. */
  async #forListing(): Promise<OpenedStore> {
    await this.#changes; // as it is at the call
    return this.#open();
  }

  /** The same, with all units in the core. */
  async #forReading(): Promise<Ready> {
    await this.#readiness; // as it is at the call; whoever calls from inOrder() is not in it yet
    const core = await this.#core;
    const { store } = await this.#load();
    this.#privateView ??= new PrivateView(core, store);
    return { core, store, privateView: this.#privateView };
  }

  async #forWriting(isPrivate = false): Promise<Ready> {
    const both = await this.#forReading();
    if (isPrivate) this.#copy?.keepOffDisk();
    await this.#home.willHold();
    return both;
  }

  /** A failure is tried again the next time. */
  #open(): Promise<OpenedStore> {
    this.#opened ??= this.#home.open();
    this.#opened.catch(() => (this.#opened = null));
    return this.#opened;
  }

  /** The store with all of its units in the core. */
  #load(): Promise<OpenedStore> {
    this.#loaded ??= this.#fillCore();
    this.#loaded.catch(() => (this.#loaded = null));
    return this.#loaded;
  }

  async #fillCore(): Promise<OpenedStore> {
    const opened = await this.#open();
    this.#copy = new CoreCopy(await this.#core, opened);
    await this.#copy.fill();
    this.#segmentation = new SegmentationService(await this.#core, opened.store);
    this.#segmentation.load();
    void this.#cleanUp(opened.store);
    return opened;
  }

  /** What could not be taken away now is taken away at the next start. */
  async #cleanUp(store: Store): Promise<void> {
    await store.cleanUp(nextTask).catch(() => undefined);
  }

  /** A unit that may be changed, as who asks sees it. errors  not-found, bad-argument. */
  #writable({ store, privateView }: Ready, id: number, isPrivate: boolean): StoredUnit {
    const unit = isPrivate ? privateView.get(id) : store.get(id);
    if (!unit) throw refuse("not-found", `There is no unit ${id}.`, "unit");
    if (store.memory(unit.memory)?.readOnly === true)
      throw refuse("bad-argument", "The memory of this unit is read-only.", "unit");
    return unit;
  }

  /**
   * Makes a unit what it was before a change: as `before`, or not there. after  what that change made of it.
   * errors  not-found: it was changed since, and the later word is a person's too.
   */
  #reset(core: Core, store: Store, id: number, before: KeptUnit | null, after: StoredUnit | null): void {
    if (!isAsWritten(store.get(id), after))
      throw refuse("not-found", `The unit ${id} was changed since; nothing was taken back.`, "undo");
    this.show(false);
    if (before && store.memory(before.memory)) {
      store.put(before);
      core.putUnits([forCore(before)]);
    } else {
      store.remove(id);
      core.removeUnits([id]);
    }
  }
}

/** What a person can write of a unit is the same in both; also if there is none. */
function isAsWritten(one: StoredUnit | null, other: StoredUnit | null): boolean {
  const written = (unit: StoredUnit | null): string =>
    unit === null ? "" : JSON.stringify([unit.target, unit.site, unit.note, unit.changed]);
  return written(one) === written(other);
}
