import { createHash, randomBytes } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { sql } from "drizzle-orm";
import type { ReadableDb } from "#db/open.ts";
import { blobs } from "#db/schema/index.ts";
import { firstBrokenLink } from "#engine/audit.ts";
import { blobPath } from "#engine/vault/blob-path.ts";
import { createWorkstations, type Workstations } from "#engine/vault/workstations.ts";
import { Refusal } from "#shared/errors.ts";
import { cheapKdf } from "../workstation.ts";
import type { Play } from "./play.ts";

/** What can be told apart about a world, by name: a hash of every column of every table, how many rows there are, which passphrase opens. */
export type Marks = ReadonlyMap<string, string>;

/** A world after its process is gone. */
export interface WorldState {
  /** What is wrong with it, in words; empty when whole. */
  readonly faults: readonly string[];
  readonly marks: Marks;
  /** Hashes of the audit rows of every workstation, the first row first. */
  readonly chains: ReadonlyMap<string, readonly string[]>;
}

/** Opens every workstation of the play's home and reads it through. */
export async function stateOf(play: Play): Promise<WorldState> {
  const { home, passphrases, world } = play;
  const random = (size: number): Uint8Array => new Uint8Array(randomBytes(size));
  const machine = { home, clock: Date.now, random, kdfCost: cheapKdf, onLock: () => undefined };
  const faults: string[] = [...sealedNames(world)];
  const marks = new Map<string, string>();
  const chains = new Map<string, readonly string[]>();
  const { list } = createWorkstations(machine);
  marks.set("workstations", String(list().length));
  for (const { id } of list()) {
    // A service of its own for each try: a wrong passphrase makes the next one wait.
    const opened = await openWithOne(() => createWorkstations(machine), id, passphrases);
    if (typeof opened === "string") {
      faults.push(`workstation does not open: ${opened}`);
      continue;
    }
    const { workstations, passphrase } = opened;
    try {
      const { folder, library } = workstations.open();
      const found = integrityOf(library.read);
      if (found !== "ok") faults.push(found);
      const broken = firstBrokenLink(library.read);
      if (broken !== null) faults.push(`audit chain broken at ${broken}`);
      faults.push(...missingBlobs(library.read, folder));
      marks.set("passphrase", String(passphrases.indexOf(passphrase)));
      marks.set("slots", slotsOf(folder));
      for (const [name, mark] of marksOf(library.read)) marks.set(name, mark);
      chains.set(
        id,
        rows(library.read, "audit").map((row) => String(row["hash"])),
      );
    } finally {
      workstations.lock("asked");
    }
  }
  return { faults, marks, chains };
}

/** What two worlds that came to the same point by the same way agree on: what chance or the clock decides is left out. */
export function agreed(one: Marks, other: Marks): Marks {
  return new Map([...one].filter(([name, mark]) => other.get(name) === mark));
}

/** Names of what is otherwise than it should be. */
export function differences(marks: Marks, should: Marks, leaveOut: RegExp): readonly string[] {
  return [...should].flatMap(([name, mark]) => (leaveOut.test(name) || marks.get(name) === mark ? [] : [name]));
}

async function openWithOne(
  machine: () => Workstations,
  id: string,
  passphrases: readonly string[],
): Promise<{ readonly workstations: Workstations; readonly passphrase: string } | string> {
  let refused = "no passphrase";
  for (const passphrase of passphrases) {
    const workstations = machine();
    try {
      await workstations.unlock(id, passphrase);
      return { workstations, passphrase };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused = error.code;
    }
  }
  return refused;
}

/** The ways in: those the header offers, and the files two of them need. */
function slotsOf(folder: string): string {
  const { slots } = JSON.parse(readFileSync(path.join(folder, "vault.json"), "utf8")) as { readonly slots: object[] };
  const files = ["keychain.bin", "recovery.json"].filter((name) => existsSync(path.join(folder, name)));
  return [...slots.map((slot) => ("kind" in slot ? String(slot.kind) : "")), ...files].join(" ");
}

type Row = Readonly<Record<string, unknown>>;

function rows(db: ReadableDb, table: string): readonly Row[] {
  const columns = db
    .select({ name: sql`name`.mapWith(String) })
    .from(sql`pragma_table_info(${table})`)
    .all()
    .map(({ name }) => [name, sql.identifier(name)] as const);
  const all = Object.fromEntries(columns.map(([name, column]) => [name, sql`${column}`]));
  return db
    .select(all)
    .from(sql`${sql.identifier(table)}`)
    .orderBy(sql`rowid`)
    .all();
}

function marksOf(db: ReadableDb): Marks {
  const tables = db
    .select({ name: sql`name`.mapWith(String) })
    .from(sql`sqlite_master`)
    .where(sql`type = 'table' and name not like 'sqlite_%'`)
    .all();
  const marks = new Map<string, string>();
  for (const name of tables.map((table) => String(table.name))) {
    const all = rows(db, name);
    marks.set(`${name}#`, String(all.length));
    for (const column of Object.keys(all[0] ?? {})) {
      const hash = createHash("sha256");
      for (const row of all) hash.update(JSON.stringify(row[column]) ?? "").update("\n");
      marks.set(`${name}.${column}`, hash.digest("hex"));
    }
  }
  return marks;
}

function integrityOf(db: ReadableDb): string {
  const found = db
    .select({ found: sql<string>`integrity_check` })
    .from(sql`pragma_integrity_check`)
    .all();
  return found.map((row) => row.found).join("\n");
}

/** Every material the library knows lies in the vault whole: its name is the digest of its bytes. */
function missingBlobs(db: ReadableDb, folder: string): readonly string[] {
  return db
    .select({ sealed: blobs.sealed })
    .from(blobs)
    .all()
    .flatMap(({ sealed }) => {
      const file = path.join(folder, blobPath(sealed));
      if (!existsSync(file)) return [`material ${sealed} is missing`];
      return sha256(file) === sealed ? [] : [`material ${sealed} is not whole`];
    });
}

/** Whatever bears the name of a sealed object in a mailbox is that object. */
function sealedNames(world: string): readonly string[] {
  return readdirSync(world, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /^[0-9a-f]{64}$/.test(entry.name) && entry.parentPath.includes("/v1/"))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => sha256(file) !== path.basename(file))
    .map((file) => `${path.basename(file)} in the mailbox is not whole`);
}

function sha256(file: string): string {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}
