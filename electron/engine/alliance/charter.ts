import type { ReadableDb } from "#db/open.ts";
import { allianceKeys, people, seats } from "#db/schema/index.ts";
import { eq } from "drizzle-orm";
import { Refusal } from "#shared/errors.ts";
import type { PoolPerson } from "#shared/contract/people.ts";
import type { QueryContext } from "../context.ts";
import { poolPerson } from "../people.ts";
import { readFact } from "../facts.ts";
import { publicKeyOf } from "../trust/signing.ts";
import { generalStatements, type KeptStatement } from "../statements.ts";

/** The charter in force on this workstation: the highest version accepted. Throws Refusal `not-permitted` before the workstation belongs to an alliance. */
export function charterInForce(db: ReadableDb): KeptStatement<"charter"> {
  const charter = charterOrNull(db);
  if (charter === null)
    throw new Refusal("not-permitted", {
      reason: "本工作站尚未加入联盟 / this workstation has not joined an alliance",
    });
  return charter;
}

export function charterOrNull(db: ReadableDb): KeptStatement<"charter"> | null {
  const digest = readFact(db, "charter");
  return generalStatements(db, "charter").find((kept) => kept.digest === digest) ?? null;
}

/** What the alliance's own keys are for. */
export type AlliancePurpose = "root" | "issuing" | "receiving";

/** Whether the alliance's root is in this vault. A workstation with a delegated issuing key is none. */
export function isFounder(db: ReadableDb): boolean {
  return holderOf(db, "root") !== null;
}

/** Identity behind whose PIN one of the alliance's keys lies here; null where it does not. */
function holderOf(db: ReadableDb, purpose: AlliancePurpose): string | null {
  const row = db.select({ holder: allianceKeys.holder }).from(allianceKeys).where(eq(allianceKeys.purpose, purpose));
  return row.get()?.holder ?? null;
}

/** Label that binds a sealed alliance key to its purpose. */
export function allianceKeyLabel(purpose: AlliancePurpose): string {
  return `alliance:${purpose}`;
}

/** One of the alliance's secrets, opened with the secretariat's seat. Refuses `not-permitted` at any other seat. The caller zeroes it. */
export function allianceSecret(context: QueryContext, purpose: AlliancePurpose): Uint8Array {
  const row = context.db.select().from(allianceKeys).where(eq(allianceKeys.purpose, purpose)).get();
  if (row === undefined || row.holder !== context.seat.identityId)
    throw new Refusal("not-permitted", { reason: "需要联盟秘书处席位 / the alliance secretariat's seat is needed" });
  return context.seat.unseal(row.sealed, allianceKeyLabel(purpose));
}

/** Whether the open seat receives what is sealed to the alliance. */
export function holdsAlliance(context: QueryContext): boolean {
  const holder = holderOf(context.db, "receiving");
  return holder !== null && holder === context.seatOrNull?.identityId;
}

/**
 * Runs `work` with the issuing key's seed, after the secretariat's PIN has been proved. It is the alliance that signs: the secretariat's own credential is
 * not asked, or nobody could renew it. Refuses wrong-pin, not-permitted, signing-unavailable.
 */
export async function withIssuingSeed<Value>(
  context: QueryContext,
  pin: string,
  work: (seed: Uint8Array) => Promise<Value>,
): Promise<Value> {
  (await context.seat.signingSeed(pin)).fill(0);
  const seed = allianceSecret(context, "issuing");
  try {
    if (!charterInForce(context.db).body.issuingKeys.includes(publicKeyOf(seed)))
      throw new Refusal("not-permitted", {
        reason: "联盟根证书没有列出这把签发密钥 / the charter in force does not name this issuing key",
      });
    return await work(seed);
  } finally {
    seed.fill(0);
  }
}

/** Everyone this workstation knows, by name. */
export function readPool(db: ReadableDb): readonly PoolPerson[] {
  const seated = new Set(
    db
      .select({ identityId: seats.identityId })
      .from(seats)
      .all()
      .map((row) => row.identityId),
  );
  return db
    .select()
    .from(people)
    .orderBy(people.name)
    .all()
    .map((row) => poolPerson(row, seated.has(row.identityId)));
}
