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
  /** Writes a whole, compact copy under the same key to a new file; `VACUUM INTO` is the only way that never writes plaintext. Throws when the file exists or the disk is full. */
  readonly copyTo: (file: string) => void;
  /** Empties the write-ahead log, so that what was deleted is not left in it. */
  readonly dropLog: () => void;
  readonly close: () => void;
}

/** One keyed connection with every safety pragma: key first, temp in memory (temp files leak plaintext with every cipher). */
function connect(file: string, key: Uint8Array): Database {
  const database = new BetterSqlite3(file);
  try {
    unlock(database, key);
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

function unlock(database: Database, key: Uint8Array): void {
  database.pragma("cipher='aegis'");
  database.pragma(`key='raw:${Buffer.from(key).toString("hex")}'`);
  database.pragma("temp_store=MEMORY");
}

/** Whether SQLite says that a library is no library, damaged, or under another key. */
export function isLibraryDamaged(error: unknown): boolean {
  return error instanceof BetterSqlite3.SqliteError && /^SQLITE_(NOTADB|CORRUPT|FORMAT)/.test(error.code);
}

/** Whether a copy that nobody has open is whole under this key. Leaves no file beside it. */
export function isSoundCopy(file: string, key: Uint8Array): boolean {
  const database = new BetterSqlite3(file, { readonly: true });
  try {
    unlock(database, key);
    return database.pragma("integrity_check", { simple: true }) === "ok";
  } catch (error) {
    if (error instanceof BetterSqlite3.SqliteError) return false;
    throw error;
  } finally {
    database.close();
  }
}

/** Encrypts a copy that nobody has open under another key, in place. What was readable with the first key is readable with the second alone. */
export function rekeyCopy(file: string, from: Uint8Array, to: Uint8Array): void {
  const database = new BetterSqlite3(file);
  try {
    unlock(database, from);
    database.pragma("synchronous=FULL");
    database.pragma("journal_mode=DELETE");
    database.pragma(`rekey='raw:${Buffer.from(to).toString("hex")}'`);
  } finally {
    database.close();
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
      copyTo: (target) => void writer.prepare("VACUUM INTO ?").run(target),
      dropLog: () => void writer.pragma("wal_checkpoint(TRUNCATE)"),
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
