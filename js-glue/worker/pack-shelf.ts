// SPDX-License-Identifier: GPL-3.0-or-later
// The language packs there are, bundled and added, and each into the core when a direction that needs
// it is first asked for. An added pack is used in place of a bundled one of its direction; one whose file
// turns out to be damaged, or of another version, stays where it is and is not used.
import type { Core } from "../core/core.js";
import { CoreCrashed, CoreError } from "../core/errors.js";
import { failure } from "../protocol/failure.js";
import type { PackInfo, Pair } from "../protocol/messages.js";
import type { PackEntry } from "../protocol/pack-index.js";
import type { Direction, PackDetails, PackFacts } from "../protocol/packs.js";
import type { KeptPack, PackFiles } from "../store/pack-files.js";
import { StoreError } from "../store/store-error.js";
import type { BundledPacks } from "./bundled-packs.js";
import { directionsOf, routeOf } from "./routes.js";

type Problem = Exclude<PackDetails["problem"], "">;

/** A pack that can be loaded. `key`: another file of the same id has another. */
interface Loadable extends PackInfo {
  readonly key: string;
  read(): Promise<Uint8Array>;
}

interface Load {
  readonly key: string;
  readonly done: Promise<void>; // under way or done
}

export class PackShelf {
  readonly #bundled: BundledPacks;
  readonly #files: PackFiles;
  #added: Promise<readonly KeptPack[]> | null = null;
  readonly #problems = new Map<string, Problem>(); // by file
  readonly #checked = new Set<string>(); // files that were looked through and are good
  readonly #loads = new Map<string, Load>(); // by pack id

  /** Nothing is read yet. */
  constructor(bundled: BundledPacks, files: PackFiles) {
    this.#bundled = bundled;
    this.#files = files;
  }

  /** Every direction that can be had; errors  as BundledPacks.list. */
  async directions(): Promise<readonly Direction[]> {
    return directionsOf(await this.#usable());
  }

  /** All packs, those that were added looked through once; errors  as BundledPacks.list. */
  async details(core: Core): Promise<readonly PackDetails[]> {
    const added = await this.#theAdded();
    for (const pack of added) await this.#check(core, pack);
    const good = added.filter((pack) => this.#problemOf(pack) === "");
    return [
      ...(await this.#bundled.list()).map((entry) => detailsOfBundled(entry, !good.some(({ facts }) => facts && isInPlaceOf(facts, entry)))),
      ...added.map((pack) => this.#detailsOf(pack)),
    ];
  }

  isDurable(): Promise<boolean> {
    return this.#files.isDurable();
  }

  /**
   * Makes sure that `core` has what it takes for exactly this direction; answers the ids of the packs, in
   * order. Packs are read while the core still loads. A failed load is tried again the next time.
   * errors  CoreError: unsupported-pair (no way), not-found, corrupt-data, and addPack's.
   */
  async ensure(core: Core | Promise<Core>, pair: Pair): Promise<readonly string[]> {
    for (;;) {
      const packs = await this.#usable();
      const route = routeOf(packs, pair);
      if (!route) throw new CoreError(failure("unsupported-pair", `There is no pack from ${pair.from} to ${pair.to}.`, "pair"));
      const needed = route.flatMap(({ id }) => packs.find((pack) => pack.id === id) ?? []);
      const isBroken = await this.#loadAll(core, needed);
      const isAsItWas = needed.every(({ id, key }) => this.#loads.get(id)?.key === key); // none was changed meanwhile
      if (!isBroken && isAsItWas) return needed.map(({ id }) => id);
    }
  }

  /** What has the place of a pack like this; an added one before a bundled one. */
  async standing(pack: PackInfo): Promise<PackDetails | null> {
    const added = (await this.#theAdded()).find((one) => one.id === pack.id || (one.facts && isInPlaceOf(one.facts, pack)));
    if (added) return this.#problemOf(added) === "" ? this.#detailsOf(added) : null; // nobody misses a damaged one
    const bundled = (await this.#bundled.list()).find((entry) => isInPlaceOf(pack, entry));
    return bundled ? detailsOfBundled(bundled, true) : null;
  }

  /** Keeps a pack that was checked, in place of what stands there. errors  no-storage. */
  async add(core: Core, facts: PackFacts, bytes: Uint8Array): Promise<void> {
    const before = await this.#theAdded();
    const kept = await this.#files.write(facts, bytes);
    this.#checked.add(kept.file);
    const others = before.filter(({ id }) => id !== facts.id);
    const gone = others.filter((one) => one.facts && isInPlaceOf(one.facts, facts));
    for (const one of gone) await this.#files.remove(one).catch(() => undefined); // it is not used, this one comes first
    this.#added = Promise.resolve([kept, ...others.filter((one) => !gone.includes(one))].sort((a, b) => (a.id < b.id ? -1 : 1)));
    this.#unload(core, [facts.id, ...gone.map(({ id }) => id)]);
  }

  /** errors  not-found: no added pack has this id; no-storage. */
  async remove(core: Core, id: string): Promise<void> {
    const packs = await this.#theAdded();
    const pack = packs.find((one) => one.id === id);
    if (!pack) throw new CoreError(failure("not-found", `There is no added pack ${id}.`, "pack"));
    await this.#files.remove(pack);
    this.#added = Promise.resolve(packs.filter((one) => one !== pack));
    this.#unload(core, [id]);
  }

  /** Those that may be used: bundled ones first, without those another one is in place of. */
  async #usable(): Promise<readonly Loadable[]> {
    const [kept, entries] = await Promise.all([this.#theAdded(), this.#bundled.list()]);
    const added = kept.flatMap((pack): Loadable[] =>
      pack.facts && this.#problemOf(pack) === "" ? [{ ...pack.facts, key: pack.file, read: () => this.#files.read(pack) }] : [],
    );
    const bundled = entries.filter((entry) => !added.some((pack) => isInPlaceOf(pack, entry)));
    return [...bundled.map((entry) => ({ ...entry, key: "", read: () => this.#bundled.read(entry) })), ...added];
  }

  #theAdded(): Promise<readonly KeptPack[]> {
    this.#added ??= this.#files.list();
    this.#added.catch(() => (this.#added = null));
    return this.#added;
  }

  /** Whether an added one turned out to be of no use, and another way must be looked for. */
  async #loadAll(core: Core | Promise<Core>, packs: readonly Loadable[]): Promise<boolean> {
    for (const pack of packs) {
      try {
        await this.#load(core, pack);
      } catch (thrown) {
        const problem = problemOf(thrown);
        if (pack.key === "" || problem === null) throw thrown;
        this.#problems.set(pack.key, problem);
        return true;
      }
    }
    return false;
  }

  async #load(core: Core | Promise<Core>, pack: Loadable): Promise<void> {
    const known = this.#loads.get(pack.id);
    const load = known?.key === pack.key ? known : { key: pack.key, done: this.#readInto(core, pack) };
    this.#loads.set(pack.id, load);
    try {
      await load.done;
    } catch (thrown) {
      if (this.#loads.get(pack.id) === load) this.#loads.delete(pack.id);
      throw thrown;
    }
  }

  async #readInto(core: Core | Promise<Core>, pack: Loadable): Promise<void> {
    const bytes = await pack.read();
    const loaded = await core;
    if (this.#loads.get(pack.id)?.key === pack.key) loaded.addPack(bytes); // else another has its place by now
  }

  #unload(core: Core, ids: readonly string[]): void {
    for (const id of ids) {
      this.#loads.delete(id);
      if (core.packs().some((pack) => pack.id === id)) core.removePack(id);
    }
  }

  async #check(core: Core, pack: KeptPack): Promise<void> {
    if (this.#problemOf(pack) !== "" || this.#checked.has(pack.file)) return;
    try {
      core.inspectPack(await this.#files.read(pack));
      this.#checked.add(pack.file);
    } catch (thrown) {
      if (thrown instanceof CoreCrashed) throw thrown;
      const problem = problemOf(thrown);
      if (problem) this.#problems.set(pack.file, problem);
    }
  }

  #problemOf({ file, facts }: KeptPack): PackDetails["problem"] {
    return facts === null ? "damaged" : (this.#problems.get(file) ?? "");
  }

  #detailsOf(pack: KeptPack): PackDetails {
    const { id, facts, size } = pack;
    const [from = id, to = id] = id.split("-"); // as far as a name of a damaged file says
    const nothing = { id, from, to, package: "", packageVersion: "", licence: "" };
    const problem = this.#problemOf(pack);
    return { ...(facts ?? nothing), origin: "added", size, isUsed: problem === "", problem };
  }
}

/** Of one direction, or of one id, which the core knows once. */
function isInPlaceOf(a: PackInfo, b: PackInfo): boolean {
  return a.id === b.id || (a.from === b.from && a.to === b.to);
}

function detailsOfBundled(entry: PackEntry, isUsed: boolean): PackDetails {
  const { id, from, to, package: name, packageVersion, licence, size } = entry;
  return { id, from, to, package: name, packageVersion, licence, origin: "bundled", size, isUsed, problem: "" };
}

/** What is wrong with a pack that can't be read or loaded; null: it is not the pack's fault. */
function problemOf(thrown: unknown): Problem | null {
  if (!(thrown instanceof CoreError) && !(thrown instanceof StoreError)) return null;
  if (thrown.code === "unsupported-version") return "version";
  return thrown.code === "corrupt-data" || thrown.code === "not-found" ? "damaged" : null;
}
