import { eq } from "drizzle-orm";
import type { ReadableDb, WritableDb } from "#db/open.ts";
import { facts } from "#db/schema/index.ts";

/** The small facts of a workstation. */
export type FactName =
  | "alliance-id"
  | "charter"
  | "anchor"
  | "mailbox"
  | "last-sync"
  | "sync-preferences"
  | "auto-lock"
  | "demo-people"
  | "recovery-confirmed"
  | "last-backup"
  | "purging"
  | "notices"
  | "former-identity-keys"
  | "consents"
  | "attested-heads"
  | "demo";

/** A fact; null when it was never set. */
export function readFact(db: ReadableDb, name: FactName): string | null {
  return db.select({ value: facts.value }).from(facts).where(eq(facts.name, name)).get()?.value ?? null;
}

/** Sets a fact. */
export function writeFact(db: WritableDb, name: FactName, value: string): void {
  db.insert(facts).values({ name, value }).onConflictDoUpdate({ target: facts.name, set: { value } }).run();
}
