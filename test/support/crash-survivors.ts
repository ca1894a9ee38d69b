import { createHash, randomBytes } from "node:crypto";
import path from "node:path";
import { and, eq, sql } from "drizzle-orm";
import type { ReadableDb } from "#db/open.ts";
import { audit, blobs, entryHistory, sittings } from "#db/schema/index.ts";
import { firstBrokenLink } from "#engine/audit.ts";
import { readEntries } from "#engine/entries.ts";
import { readPrivate } from "#engine/sheets/private-entries.ts";
import { openBlob } from "#engine/trust/sealed-blob.ts";
import { blobPath } from "#engine/vault/blob-path.ts";
import type { OpenVault } from "#engine/vault/open-vault.ts";
import { createWorkstations } from "#engine/vault/workstations.ts";
import { materialSchema } from "#shared/domain/dossier/material.ts";
import { questionSchema } from "#shared/domain/record/entries.ts";
import type { CrashSeat } from "./crash-child.ts";
import { cheapKdf } from "./workstation.ts";

/** What the runs wrote, as far as it is in force. Numbers are the ordinals of the deeds. */
export interface Kept {
  /** By `<identity> <key>`. */
  readonly notes: ReadonlyMap<string, number>;
  readonly questions: ReadonlyMap<string, number>;
  /** Every question ever written, in order. */
  readonly questionHistory: readonly number[];
  readonly sittings: ReadonlySet<number>;
  /** Digest of the material's opened bytes. */
  readonly materials: ReadonlyMap<number, string>;
}

/** What a library holds after the process that had it open was killed. */
export interface Survivors {
  /** The one of the passphrases that opened it. */
  readonly passphrase: string;
  /** `ok`, or what SQLite finds wrong. */
  readonly integrity: string;
  /** First row of the audit chain that does not follow from the one before; null when whole. */
  readonly brokenLink: number | null;
  /** Hashes of the audit rows, the first row first. */
  readonly chain: readonly string[];
  readonly kept: Kept;
}

/** Opens a workstation whose process is gone, taking over its lock, and reads everything back. Throws where the lock is not given up. */
export async function survivorsOf(
  home: string,
  passphrases: readonly string[],
  reviewId: string,
  seats: readonly CrashSeat[],
): Promise<Survivors> {
  const random = (size: number): Uint8Array => new Uint8Array(randomBytes(size));
  const workstations = createWorkstations({
    home,
    clock: Date.now,
    random,
    kdfCost: cheapKdf,
    onLock: () => undefined,
  });
  const passphrase = await unlockWithOne(workstations, passphrases);
  try {
    const vault = workstations.open();
    const db = vault.library.read;
    const chain = db.select({ hash: audit.hash }).from(audit).orderBy(audit.seq).all();
    return {
      passphrase,
      integrity: integrityOf(db),
      brokenLink: firstBrokenLink(db),
      chain: chain.map(({ hash }) => hash),
      kept: {
        notes: await notesOf(vault, reviewId, seats),
        ...questionsOf(db, reviewId),
        sittings: new Set(titlesOf(db)),
        materials: await materialsOf(vault, reviewId),
      },
    };
  } finally {
    workstations.lock("asked");
  }
}

async function unlockWithOne(
  workstations: ReturnType<typeof createWorkstations>,
  passphrases: readonly string[],
): Promise<string> {
  const id = workstations.list()[0]?.id ?? "";
  let refused: unknown;
  for (const passphrase of passphrases)
    try {
      await workstations.unlock(id, passphrase);
      return passphrase;
    } catch (error) {
      refused = error;
    }
  throw refused;
}

function integrityOf(db: ReadableDb): string {
  const rows = db
    .select({ found: sql<string>`integrity_check` })
    .from(sql`pragma_integrity_check`)
    .all();
  return rows.map(({ found }) => found).join("\n");
}

function questionsOf(db: ReadableDb, dossierId: string): Pick<Kept, "questions" | "questionHistory"> {
  const address = { dossierId, scope: "record", kind: "question" } as const;
  const history = db
    .select({ value: entryHistory.value })
    .from(entryHistory)
    .where(and(eq(entryHistory.dossierId, dossierId), eq(entryHistory.kind, "question")))
    .orderBy(entryHistory.id)
    .all();
  return {
    questions: new Map(readEntries(db, address, questionSchema).map(({ key, value }) => [key, Number(value.text)])),
    questionHistory: history.map(({ value }) => Number(questionSchema.parse(JSON.parse(value ?? "")).text)),
  };
}

/** The sittings of the runs: those whose title is an ordinal. */
function titlesOf(db: ReadableDb): readonly number[] {
  const rows = db.select({ title: sittings.title }).from(sittings).all();
  return rows.map(({ title }) => Number(title)).filter((ordinal) => !Number.isNaN(ordinal));
}

async function notesOf(
  vault: OpenVault,
  reviewId: string,
  seats: readonly CrashSeat[],
): Promise<ReadonlyMap<string, number>> {
  const notes = new Map<string, number>();
  for (const { identityId, pin } of seats) {
    const seat = await vault.enterSeat(identityId, pin);
    for (const { key, value } of readPrivate(vault.library.read, seat, reviewId))
      if (value.kind === "note") notes.set(`${identityId} ${key}`, Number(value.text));
  }
  return notes;
}

async function materialsOf(vault: OpenVault, dossierId: string): Promise<ReadonlyMap<number, string>> {
  const db = vault.library.read;
  const opened = new Map<number, string>();
  for (const { value } of readEntries(db, { dossierId, scope: "dossier", kind: "material" }, materialSchema)) {
    const ordinal = Number(value.title);
    const row = db.select().from(blobs).where(eq(blobs.sealed, value.sealed)).get();
    if (Number.isNaN(ordinal) || row === undefined) continue;
    const blob = await openBlob(
      path.join(vault.folder, blobPath(row.sealed)),
      vault.unwrapBlobKey(row.key, row.sealed),
    );
    const hash = createHash("sha256");
    for await (const bytes of blob.stream()) hash.update(bytes);
    await blob.close();
    opened.set(ordinal, hash.digest("hex"));
  }
  return opened;
}
