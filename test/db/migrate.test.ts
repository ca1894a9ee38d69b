import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { getTableColumns, is } from "drizzle-orm";
import { getTableConfig, SQLiteTable } from "drizzle-orm/sqlite-core";
import { expect, test } from "vitest";
import { migrate } from "#db/migrate.ts";
import { migrations } from "#db/migrations/index.ts";
import { openLibrary } from "#db/open.ts";
import * as schema from "#db/schema/index.ts";
import { Refusal } from "#shared/errors.ts";

const nothing = (): void => undefined;
const folder = (): string => mkdtempSync(path.join(tmpdir(), "guijian-db-"));

test("the migrated library is exactly what the queries believe in", () => {
  const database = new BetterSqlite3(":memory:");
  migrate(database, migrations, nothing);
  const tables = Object.values(schema).filter((table) => is(table, SQLiteTable));
  const found = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").pluck().all();
  expect(found).toEqual(tables.map((table) => getTableConfig(table).name).toSorted());
  for (const table of tables) {
    const { name, indexes } = getTableConfig(table);
    const declared = Object.values(getTableColumns(table)).map((column) => ({
      name: column.name,
      type: column.getSQLType().toUpperCase(),
      notnull: column.notNull ? 1 : 0,
    }));
    const actual = database.prepare('SELECT name, type, "notnull" FROM pragma_table_info(?)').all(name);
    expect(actual, name).toEqual(declared.map((column) => ({ ...column, notnull: expect.any(Number) })));
    for (const column of declared.filter(({ notnull }) => notnull === 1))
      expect(actual, `${name}.${column.name}`).toContainEqual({
        ...column,
        notnull: expect.toSatisfy((value) => value === 1 || isRowId(database, name, column.name)),
      });
    const made = database
      .prepare("SELECT name FROM pragma_index_list(?) WHERE origin = 'c' ORDER BY name")
      .pluck()
      .all(name);
    expect(made, name).toEqual(indexes.map((index) => index.config.name).toSorted());
    const strict = database.prepare("SELECT strict FROM pragma_table_list WHERE name = ?").pluck().get(name);
    expect(strict, name).toBe(1);
  }
});

/** `INTEGER PRIMARY KEY` is the row id, which SQLite never lets be null and does not flag. */
function isRowId(database: BetterSqlite3.Database, table: string, column: string): boolean {
  return (
    database.prepare("SELECT type FROM pragma_table_info(?) WHERE name = ? AND pk = 1").pluck().get(table, column) ===
    "INTEGER"
  );
}

test("a library from the future is refused and left alone", () => {
  const database = new BetterSqlite3(":memory:");
  database.pragma(`user_version = ${migrations.length + 1}`);
  expect(() => migrate(database, migrations, nothing)).toThrow(
    new Refusal("library-from-the-future", { found: migrations.length + 1, known: migrations.length }),
  );
  expect(database.prepare("SELECT count(*) FROM sqlite_master").pluck().get()).toBe(0);
});

test("a step that breaks foreign keys rolls back whole; the copy aside was asked for first", () => {
  const database = new BetterSqlite3(":memory:");
  const first =
    "CREATE TABLE a (id INTEGER PRIMARY KEY) STRICT; CREATE TABLE b (a INTEGER NOT NULL REFERENCES a(id)) STRICT; INSERT INTO a VALUES (1); INSERT INTO b VALUES (1);";
  migrate(database, [first], nothing);
  const copied: number[] = [];
  expect(() => migrate(database, [first, "DELETE FROM a;"], (from) => copied.push(from))).toThrow(/foreign keys/);
  expect(copied).toEqual([1]);
  expect(database.prepare("SELECT count(*) FROM a").pluck().get()).toBe(1);
  expect(database.pragma("user_version", { simple: true })).toBe(1);
  expect(database.pragma("foreign_keys", { simple: true })).toBe(1);
});

test("rebuilding a parent table keeps its children", () => {
  const database = new BetterSqlite3(":memory:");
  database.pragma("foreign_keys = ON");
  const first =
    "CREATE TABLE a (id INTEGER PRIMARY KEY) STRICT; CREATE TABLE b (a INTEGER NOT NULL REFERENCES a(id) ON DELETE CASCADE) STRICT; INSERT INTO a VALUES (1); INSERT INTO b VALUES (1);";
  const rebuild =
    "CREATE TABLE a2 (id INTEGER PRIMARY KEY, note TEXT) STRICT; INSERT INTO a2 (id) SELECT id FROM a; DROP TABLE a; ALTER TABLE a2 RENAME TO a;";
  migrate(database, [first], nothing);
  migrate(database, [first, rebuild], nothing);
  expect(database.prepare("SELECT count(*) FROM b").pluck().get()).toBe(1);
});

test("an encrypted library opens with its key and with no other, and a reading handle cannot write", () => {
  const file = path.join(folder(), "library.db");
  const library = openLibrary(file, new Uint8Array(32).fill(7));
  library.write((db) => db.insert(schema.facts).values({ name: "x", value: "y" }).run());
  expect(library.read.select().from(schema.facts).all()).toEqual([{ name: "x", value: "y" }]);
  // @ts-expect-error the type of a reading handle offers no insert, and its connection refuses one
  const insert = () => library.read.insert(schema.facts).values({ name: "z", value: "z" }).run();
  expect(insert).toThrow(/readonly/);
  expect(() =>
    library.write((db) => {
      db.insert(schema.facts).values({ name: "half", value: "done" }).run();
      throw new Error("stop");
    }),
  ).toThrow("stop");
  expect(library.read.select().from(schema.facts).all()).toHaveLength(1);
  library.close();
  expect(() => openLibrary(file, new Uint8Array(32).fill(8))).toThrow();
  const again = openLibrary(file, new Uint8Array(32).fill(7));
  expect(again.read.select().from(schema.facts).all()).toHaveLength(1);
  again.close();
});
