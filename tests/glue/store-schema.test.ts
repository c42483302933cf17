// SPDX-License-Identifier: GPL-3.0-or-later
// Upgrades of the format, and databases that are not what they should be.
import type { Database as Handle, Sqlite3Static } from "@sqlite.org/sqlite-wasm";
import { beforeAll, describe, expect, it } from "vitest";
import { Database } from "../../js-glue/store/database.js";
import { migrate, MIGRATIONS, STORE_VERSION } from "../../js-glue/store/schema.js";
import { setUp } from "../../js-glue/store/sqlite.js";
import { Store } from "../../js-glue/store/store.js";
import { StoreError, storeErrorOf } from "../../js-glue/store/store-error.js";
import { emptyDatabase, theSqlite } from "./support/node-home.js";

let sqlite: Sqlite3Static;
beforeAll(async () => {
  sqlite = await theSqlite();
});

function codeOf(work: () => unknown): string {
  try {
    work();
    return "none";
  } catch (thrown) {
    return thrown instanceof StoreError ? thrown.code : `not a StoreError: ${String(thrown)}`;
  }
}

/** A database that a store of this version has written, one unit in it. */
async function databaseOfVersion(version: number): Promise<Handle> {
  const handle = await emptyDatabase();
  const database = new Database(sqlite, handle);
  migrate(database, MIGRATIONS.slice(0, version));
  database.execute(`
    INSERT INTO pair VALUES (1, 'en', 'es');
    INSERT INTO unit (id, batch, pair, source, target, origin, site, created, changed, author, note, extra) VALUES (7, 1, 1, 'The house.', 'La casa.', 0, 'a.org', 11, 12, 'me', 'a note', '{"p":1}');
  `);
  return handle;
}

describe("upgrades", () => {
  it.each(MIGRATIONS.map((_, index) => index + 1))("keep everything of version %i", async (version) => {
    const store = new Store(new Database(sqlite, await databaseOfVersion(version)));
    expect(store.get(7)).toEqual({
      ...{ id: 7, memory: 1, batch: 1, pair: { from: "en", to: "es" }, source: ["The house."], target: ["La casa."] },
      ...{ origin: "person", site: "a.org", created: 11, changed: 12, author: "me", note: "a note", extra: '{"p":1}' },
    });
  });

  it("of version 3 leave the neighbours of its units unsaid, and those of later ones are kept", async () => {
    const store = new Store(new Database(sqlite, await databaseOfVersion(3)));
    const old = store.get(7);
    expect(old).not.toHaveProperty("before");
    if (!old) return;
    store.put({ ...old, before: "Before.", after: "After." });
    expect(store.get(7)).toEqual({ ...old, before: "Before.", after: "After." });
  });

  it("go step by step from any version to a later one", async () => {
    const later = [...MIGRATIONS, "ALTER TABLE unit ADD COLUMN more TEXT NOT NULL DEFAULT 'm'", "UPDATE unit SET more = more || '2'"];
    const database = new Database(sqlite, await databaseOfVersion(STORE_VERSION));
    migrate(database, later);
    expect(database.number("PRAGMA user_version")).toBe(later.length);
    expect(database.rows("SELECT id, more FROM unit")).toEqual([[7, "m2"]]);
  });

  it("leave the version before when a step fails", async () => {
    const database = new Database(sqlite, await databaseOfVersion(STORE_VERSION));
    const broken = [...MIGRATIONS, "CREATE TABLE more (x); INSERT INTO nowhere VALUES (1)"];
    expect(codeOf(() => migrate(database, broken))).toBe("internal");
    expect(database.number("PRAGMA user_version")).toBe(STORE_VERSION);
    expect(database.value("SELECT name FROM sqlite_master WHERE name = 'more'")).toBeNull();
  });

  it("refuse a newer version with a word on what to do, and leave it as it is", async () => {
    const handle = await databaseOfVersion(STORE_VERSION);
    handle.exec(`PRAGMA user_version = ${STORE_VERSION + 1}; CREATE TABLE of_tomorrow (x)`);
    const before = sqlite.capi.sqlite3_js_db_export(handle);
    const database = new Database(sqlite, handle);
    expect(() => migrate(database)).toThrow(new RegExp(`format ${STORE_VERSION + 1}.*update the extension`));
    expect(codeOf(() => migrate(database))).toBe("unsupported-version");
    expect(sqlite.capi.sqlite3_js_db_export(handle)).toEqual(before);
  });
});

describe("a file that is damaged", () => {
  function openBytes(bytes: Uint8Array): Handle {
    const handle = new sqlite.oo1.DB(":memory:", "c");
    const memory = sqlite.wasm.allocFromTypedArray(bytes);
    const flags = sqlite.capi.SQLITE_DESERIALIZE_FREEONCLOSE;
    sqlite.capi.sqlite3_deserialize(handle, "main", memory, bytes.length, bytes.length, flags);
    return handle;
  }

  it("is told from one that is ours", async () => {
    const good = sqlite.capi.sqlite3_js_db_export(await databaseOfVersion(STORE_VERSION));
    expect(codeOf(() => new Store(setUp(sqlite, openBytes(good))))).toBe("none");
    const noise = good.map((byte, index) => (index < 100 ? 0x55 : byte));
    expect(codeOf(() => setUp(sqlite, openBytes(noise)))).toBe("corrupt-data");
  });
});

describe("what SQLite throws", () => {
  const CASES: readonly (readonly [number, string])[] = [
    [13, "no-storage"], // SQLITE_FULL
    [10 | (3 << 8), "no-storage"], // SQLITE_IOERR_WRITE
    [8, "no-storage"], // SQLITE_READONLY
    [11, "corrupt-data"],
    [26, "corrupt-data"], // SQLITE_NOTADB
    [1, "internal"],
  ];
  it.each(CASES)("code %i is %s", (resultCode, code) => {
    const thrown = Object.assign(new Error("reason"), { resultCode });
    expect(storeErrorOf(thrown, "here")).toMatchObject({ code, where: "here", message: expect.stringContaining("reason") as string });
  });

  it("undoes a change that fits nowhere, and keeps what was there", async () => {
    const handle = await emptyDatabase();
    const store = new Store(new Database(sqlite, handle));
    const unit = { pair: { from: "en", to: "fr" }, target: ["t"], origin: "person", site: "", created: 1, changed: 1, author: "", note: "" } as const;
    const first = store.add(1, { ...unit, source: ["small"] });
    const pages = Number(handle.selectValue("PRAGMA page_count"));
    handle.exec(`PRAGMA max_page_count = ${pages + 2}`);
    const big = { ...unit, pair: { from: "xx", to: "yy" }, source: ["x".repeat(100_000)] };
    expect(codeOf(() => store.add(1, big))).toBe("no-storage");
    expect(store.size()).toBe(1);
    expect(store.get(first.id)).toEqual(first);
    handle.exec("PRAGMA max_page_count = 100000");
    expect(store.get(store.add(1, big).id)).toMatchObject({ pair: { from: "xx", to: "yy" } });
  });
});
