import { existsSync, readdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { eq } from "drizzle-orm";
import { openLibrary, rekeyCopy, type WritableDb } from "#db/open.ts";
import { blobs } from "#db/schema/index.ts";
import { Refusal } from "#shared/errors.ts";
import type { Random } from "../trust/random.ts";
import { keepFormerKey } from "./former-keys.ts";
import type { UnlockedVault } from "./header.ts";
import { unwrap, vaultSubkey, wrap } from "./key-wrap.ts";
import { blobLabel, type OpenVault } from "./open-vault.ts";

const nextLibrary = "library.next.db";
/** Once it is there, the new key is the vault's: whoever opens it next finishes the change. */
export const nextHeader = "vault.next.json";

/**
 * Writes the library anew under another vault key, beside the present one: database, keys of materials, and the subkey seats are still wrapped under.
 * `account` writes to it too. Nothing has changed until {@link finishRekey}. Throws what copying throws; nothing is left behind then.
 */
export function prepareRekey(
  vault: OpenVault,
  from: UnlockedVault,
  to: UnlockedVault,
  { random, account }: { readonly random: Random; readonly account: (db: WritableDb) => void },
): void {
  const file = path.join(vault.folder, nextLibrary);
  dropNext(vault.folder);
  try {
    vault.library.copyTo(file);
    const key = vaultSubkey(to.vaultKey, "database");
    rekeyCopy(file, vaultSubkey(from.vaultKey, "database"), key);
    const library = openLibrary(file, key);
    try {
      const [before, after] = [vaultSubkey(from.vaultKey, "blob wrap"), vaultSubkey(to.vaultKey, "blob wrap")];
      library.write((db) => {
        for (const row of db.select({ sealed: blobs.sealed, key: blobs.key }).from(blobs).all()) {
          const opened = unwrap(before, row.key, blobLabel(row.sealed));
          if (opened === null) throw new Refusal("blob-damaged", { at: row.sealed });
          const wrapped = Buffer.from(wrap(after, opened, blobLabel(row.sealed), random));
          opened.fill(0);
          db.update(blobs).set({ key: wrapped }).where(eq(blobs.sealed, row.sealed)).run();
        }
        keepFormerKey(db, vaultSubkey(from.vaultKey, "identity"));
        account(db);
      });
      library.dropLog();
    } finally {
      library.close();
    }
  } catch (error) {
    dropNext(vault.folder);
    throw error;
  }
}

/** Puts a prepared library and header in the places of the former ones, however far an earlier attempt came. The vault must be closed and locked. */
export function finishRekey(folder: string): void {
  const header = path.join(folder, nextHeader);
  if (!existsSync(header)) return;
  const next = path.join(folder, nextLibrary);
  if (existsSync(next)) {
    for (const rest of ["library.db-wal", "library.db-shm"]) rmSync(path.join(folder, rest), { force: true });
    renameSync(next, path.join(folder, "library.db"));
  }
  // What opened with the former key opens nothing any more, and copies under it must not stay.
  for (const name of ["keychain.bin", "recovery.json", ...copiesAside(folder)])
    rmSync(path.join(folder, name), { force: true });
  renameSync(header, path.join(folder, "vault.json"));
}

/** Copies of the library made before a migration: they hold what was deleted since. */
export function copiesAside(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => /^library-before-v\d+\.db$/.test(name));
}

/** Removes a library that was being prepared when the program was stopped. */
export function dropNext(folder: string): void {
  for (const end of ["", "-wal", "-shm", "-journal"]) rmSync(path.join(folder, nextLibrary + end), { force: true });
}
