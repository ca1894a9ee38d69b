import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "#db/migrate.ts";
import { migrations } from "#db/migrations/index.ts";
import { type Library, openLibrary, type ReadableDb } from "#db/open.ts";
import { listDossiers } from "#db/queries/list-dossiers.ts";
import { dossiers, entries } from "#db/schema/index.ts";
import * as schema from "#db/schema/index.ts";
import { materialSchema } from "#shared/domain/dossier/material.ts";
import { crockford } from "#shared/ids.ts";
import { canonicalJson } from "#shared/json.ts";
import { readEntries } from "#engine/entries.ts";
import { deriveTyped, newKdf, productKdfCost } from "#engine/vault/key-slots.ts";
import { createWorkstations } from "#engine/vault/workstations.ts";
import { passphrase } from "#test/support/small-panel.ts";
import { type BenchRow, inTurn, ratioRow } from "./measure.ts";

const random = (size: number): Uint8Array => new Uint8Array(randomBytes(size));
const firstPage = { text: "", state: null, kind: null, sector: null, offset: 0, limit: 50 };

/** Rows unlock, db, list-growth and search-growth. */
export async function libraryRows(): Promise<readonly BenchRow[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "guijian-bench-"));
  try {
    return [await unlockRow(folder), await databaseRow(folder), ...(await growthRows(folder))];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function unlockRow(folder: string): Promise<BenchRow> {
  const options = { home: path.join(folder, "home"), clock: Date.now, random, kdfCost: null, onLock: () => undefined };
  const workstations = createWorkstations(options);
  const { workstation } = await workstations.create("bench", passphrase, false);
  workstations.lock("asked");
  const kdf = newKdf(productKdfCost, random);
  const { ours, reference } = await inTurn(
    9,
    async () => {
      await workstations.unlock(workstation.id, passphrase);
      listDossiers(workstations.open().library.read, firstPage);
    },
    () => deriveTyped(passphrase, kdf),
    () => workstations.lock("asked"),
  );
  const row = { id: "unlock", work: "passphrase to first library row", against: "Argon2id alone" };
  return ratioRow({ ...row, ours, reference }, 1.15);
}

async function databaseRow(folder: string): Promise<BenchRow> {
  const encrypted = openLibrary(path.join(folder, "encrypted.db"), random(32));
  const plain = plainLibrary(path.join(folder, "plain.db"));
  const ids = newIds(10_000);
  encrypted.write((db) => seed(db, ids));
  plain.write((db) => seed(db, ids));
  const { ours, reference } = await inTurn(
    201,
    () => queryMix(encrypted.read, ids),
    () => queryMix(plain.read, ids),
  );
  encrypted.close();
  plain.close();
  const work = "the application's query mix, 10,000 dossiers";
  return ratioRow({ id: "db", work, against: "the same on unencrypted SQLite", ours, reference }, 1.15);
}

async function growthRows(folder: string): Promise<readonly BenchRow[]> {
  const libraryOf = (size: number): Library => {
    const library = openLibrary(path.join(folder, `growth-${size}.db`), random(32));
    library.write((db) => seed(db, newIds(size)));
    return library;
  };
  const [small, large] = [libraryOf(1_000), libraryOf(10_000)];
  // Short runs and many of them: the median then knows nothing of what else the machine was doing.
  const pages = (db: ReadableDb) => () => {
    for (let run = 0; run < 20; run += 1) listDossiers(db, firstPage);
  };
  const searches = (db: ReadableDb) => () => {
    for (const text of searched) listDossiers(db, { ...firstPage, text });
  };
  refuseMissed(large.read);
  const list = await inTurn(301, pages(large.read), pages(small.read));
  const search = await inTurn(101, searches(large.read), searches(small.read));
  small.close();
  large.close();
  const found = `${searched.join("、")} among 10,000 dossiers, all found`;
  return [
    ratioRow({ id: "list-growth", work: "first page of 10,000 dossiers, 20 times", against: "of 1,000", ...list }, 1.2),
    ratioRow({ id: "search-growth", work: found, against: "among 1,000", ...search }, 10),
  ];
}

/** Two, four and eight characters from within the titles. */
const searched = ["机床", "测性维护", "设备预测性维护系"];

/** Throws where a search leaves out a title that contains what was searched. */
function refuseMissed(db: ReadableDb): void {
  const titles = db.select({ title: dossiers.title }).from(dossiers).all();
  for (const text of searched) {
    const expected = titles.filter(({ title }) => title.includes(text)).length;
    const { total } = listDossiers(db, { ...firstPage, text });
    if (expected === 0 || total !== expected) throw new Error(`${text}: ${total} of ${expected} found`);
  }
}

/** Identifiers for so many dossiers. */
export function newIds(count: number): readonly string[] {
  return Array.from({ length: count }, () => crockford(random(16)));
}

/** Lists, filters, a Chinese search and the materials of some dossiers: what the library screen and the desk ask. */
function queryMix(db: ReadableDb, ids: readonly string[]): void {
  for (let page = 0; page < 10; page += 1) listDossiers(db, { ...firstPage, offset: page * 50 });
  for (const state of ["draft", "issued", "registered"]) listDossiers(db, { ...firstPage, state });
  listDossiers(db, { ...firstPage, text: "预测性维护 机械" });
  for (let index = 0; index < 40; index += 1) {
    const dossierId = ids[(index * 7919) % ids.length] ?? "";
    readEntries(db, { dossierId, scope: "dossier", kind: "material" }, materialSchema);
  }
}

const subjects = ["数控设备预测性维护系统", "机床主轴故障识别", "焊缝视觉检测", "甘蔗收割机路径规划", "水果分选机"];

type Writer = Parameters<Parameters<ReturnType<typeof openLibrary>["write"]>[0]>[0];

/** Dossiers as a library holds them, each with one material. */
export function seed(db: Writer, ids: readonly string[]): void {
  const states = ["draft", "issued", "at-the-table", "signed", "registered"];
  ids.forEach((dossierId, index) => {
    const updatedAt = new Date(1_700_000_000_000 + index * 60_000).toISOString();
    const author = { identityId: dossierId, at: updatedAt };
    db.insert(dossiers)
      .values({
        dossierId,
        code: `GXAI-2026-${index}`,
        title: `第${index}号 ${subjects[index % subjects.length] ?? ""}`,
        kind: "acceptance",
        sector: index % 3 === 0 ? "机械制造" : "汽车",
        state: states[index % states.length] ?? "draft",
        version: 1,
        current: null,
        recorder: null,
        demo: false,
        createdBy: dossierId,
        updatedAt,
      })
      .run();
    const material = {
      id: dossierId,
      no: "01",
      title: "验收申请书",
      category: "01",
      nature: "self",
      fileName: "a.pdf",
      mediaType: "application/pdf",
      size: 1000,
      digest: "0".repeat(64),
      sealed: "1".repeat(64),
      pages: 3,
      volumePages: null,
      issuer: null,
      validUntil: null,
    };
    db.insert(entries)
      .values({
        scope: "dossier",
        dossierId,
        kind: "material",
        key: dossierId,
        value: canonicalJson(material),
        ...author,
      })
      .run();
  });
}

/** The same library without a cipher, written and read over connections of their own like ours. */
function plainLibrary(file: string) {
  const connect = () => {
    const database = new BetterSqlite3(file);
    database.pragma("temp_store=MEMORY");
    database.pragma("journal_mode=WAL");
    database.pragma("synchronous=FULL");
    return database;
  };
  const writer = connect();
  migrate(writer, migrations, () => undefined);
  const reader = connect();
  reader.pragma("query_only=ON");
  const handle = Object.assign(drizzle(writer, { schema }), { readable: true, writable: true } as const);
  return {
    read: Object.assign(drizzle(reader, { schema }), { readable: true } as const),
    write: (work: (db: Writer) => void) => writer.transaction(() => work(handle)).immediate(),
    close: () => {
      reader.close();
      writer.close();
    },
  };
}
