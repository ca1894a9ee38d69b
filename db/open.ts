import path from "node:path";
import BetterSqlite3, { type Database } from "better-sqlite3";
import { type BetterSQLite3Database, drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "./migrate.ts";
import { migrations } from "./migrations/index.ts";
import * as schema from "./schema/index.ts";

type Drizzle = BetterSQLite3Database<typeof schema>;

/** A handle that can only read: its connection is opened with `query_only`, and its type offers nothing else. */
export type ReadableDb = Pick<Drizzle, "select" | "selectDistinct"> & { readonly readable: true };
/** A handle inside one open write transaction. */
export type WritableDb = ReadableDb & Pick<Drizzle, "insert" | "update" | "delete"> & { readonly writable: true };

export interface Library {
  /** Reads what is committed. */
  readonly read: ReadableDb;
  /** Runs `work` in one immediate transaction; throwing rolls everything back. */
  readonly write: <Value>(work: (db: WritableDb) => Value) => Value;
  readonly close: () => void;
}

/** One keyed connection with every safety pragma: key first, temp in memory (temp files leak plaintext with every cipher). */
function connect(file: string, key: Uint8Array): Database {
  const database = new BetterSqlite3(file);
  try {
    database.pragma("cipher='aegis'");
    database.pragma(`key='raw:${Buffer.from(key).toString("hex")}'`);
    database.pragma("temp_store=MEMORY");
    database.pragma("journal_mode=WAL");
    database.pragma("synchronous=FULL");
    database.pragma("foreign_keys=ON");
    database.pragma("busy_timeout=5000");
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Opens (or makes) the encrypted library. `key` is the 32-byte database subkey. Throws SqliteError `SQLITE_NOTADB` when the key does not fit;
 * the vault header decides beforehand whether a passphrase was wrong. Migrates; refuses `library-from-the-future`.
 */
export function openLibrary(file: string, key: Uint8Array): Library {
  const writer = connect(file, key);
  try {
    migrate(writer, migrations, (from) => {
      const aside = path.join(path.dirname(file), `library-before-v${from + 1}.db`);
      writer.prepare("VACUUM INTO ?").run(aside);
    });
    const reader = connect(file, key);
    reader.pragma("query_only=ON");
    const writeHandle = Object.assign(drizzle(writer, { schema }), { readable: true, writable: true } as const);
    return {
      read: Object.assign(drizzle(reader, { schema }), { readable: true } as const),
      write: (work) => writer.transaction(() => work(writeHandle)).immediate(),
      close: () => {
        reader.close();
        writer.close();
      },
    };
  } catch (error) {
    writer.close();
    throw error;
  }
}
