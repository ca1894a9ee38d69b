import { eq } from "drizzle-orm";
import { z } from "zod";
import type { ReadableDb } from "#db/open.ts";
import { people } from "#db/schema/index.ts";
import type { GroupHandlers } from "#shared/contract/define.ts";
import type { allianceGroup } from "#shared/contract/people.ts";
import { credentialStanding } from "#shared/domain/upkeep/credential-standing.ts";
import { Refusal } from "#shared/errors.ts";
import { dateSchema } from "#shared/ids.ts";
import type { BodyOf } from "#shared/trust/kinds.ts";
import type { CommandContext, Contexts } from "../context.ts";
import { readFact, writeFact } from "../facts.ts";
import { saveFile } from "../files.ts";
import { dateOf } from "../now.ts";
import { poolPerson } from "../people.ts";
import { signWith } from "../sign.ts";
import { generalStatements, keepStatement } from "../statements.ts";
import { packFor } from "../sync/send.ts";
import type { VerifiedStatement } from "../trust/signing.ts";
import { admit, issueCredential, type Person, takeSeat } from "./admit.ts";
import { announceToAll } from "./announce.ts";
import { charterInForce, withIssuingSeed } from "./charter.ts";
import { newestRevocations } from "./standing.ts";

type AllianceHandlers = GroupHandlers<typeof allianceGroup, Contexts>;
type Row = typeof people.$inferSelect;

/** How every credential stands today, and on which day the person signed the paper on electronic signing. */
export const standings: AllianceHandlers["standings"] = ({ db, now }) => {
  const today = dateOf(now());
  const revoked = newestRevocations(db);
  const consents = readConsents(db);
  return db
    .select()
    .from(people)
    .all()
    .map((row) => {
      const entry = revoked.find((each) => covers(each, row));
      const revokedOn = entry === undefined ? null : dateOf(entry.revokedAt);
      const { identityId, validUntil } = row;
      const standing = credentialStanding({ validUntil, revokedOn, today });
      return { identityId, standing, revokedOn, reason: entry?.reason ?? "", consentOn: consents[identityId] ?? null };
    });
};

/** A new credential over the same keys. At a seat here it counts at once; for a laptop it is saved as a file. */
export const renewCredential: AllianceHandlers["renewCredential"] = async (
  context,
  { identityId, validUntil, pin, save },
) => {
  const row = personRow(context.db, identityId);
  const seated = context.vault.hasSeat(identityId);
  if (!seated && save === null) throw new Refusal("invalid-input", { path: "save", problem: row.name });
  if (newestRevocations(context.db).some((entry) => covers(entry, row)))
    throw new Refusal("credential-revoked", { name: row.name, at: dateOf(context.now()) });
  const charter = charterInForce(context.db);
  return withIssuingSeed(context, pin, async (seed) => {
    const { person, keys } = described(row);
    const about = { allianceId: charter.body.allianceId, person, keys, validUntil, request: row.request };
    const credential = issueCredential(context, seed, about);
    const packed =
      save === null
        ? null
        : await packFor(context, seed, {
            kind: "other",
            about: null,
            statements: [charter.bytes, credential.bytes],
            materials: [],
            recipients: [row.recipient],
          });
    context.commit(credential.digest, (db) => {
      admit(db, credential);
    });
    if (packed !== null && save !== null) await saveFile(context.platform.takeSave(save), packed.path);
    return poolPerson(personRow(context.db, identityId), seated);
  });
};

/** Puts a person's key on the alliance's next revocation list and sends the list to everyone. What was received before stays as it is. */
export const revoke: AllianceHandlers["revoke"] = async (context, { identityId, reason, pin }) => {
  const row = personRow(context.db, identityId);
  return withIssuingSeed(context, pin, async (seed) => {
    const { list, send } = await nextList(context, seed, row, reason);
    context.commit(list.digest, (db) => {
      keepStatement(db, list, { identityId: null, reviewId: null });
      send(db);
    });
    return { number: list.statement.body.number, digest: list.digest };
  });
};

/** A person whose key is lost gets new ones at the door; the old key is revoked in the same step. */
export const replaceKey: AllianceHandlers["replaceKey"] = async (
  context,
  { identityId, validUntil, pin, issuerPin },
) => {
  const row = personRow(context.db, identityId);
  const { allianceId } = charterInForce(context.db).body;
  return withIssuingSeed(context, issuerPin, async (seed) => {
    const keys = await context.vault.newSeat(pin);
    keys.forget();
    const { person } = described(row);
    const credential = issueCredential(context, seed, { allianceId, person, keys, validUntil, request: null });
    const { list, send } = await nextList(context, seed, row, "密钥遗失，已换发 / key lost and replaced");
    context.commit(credential.digest, (db) => {
      keepStatement(db, list, { identityId: null, reviewId: null });
      takeSeatAfter(db, credential, keys.keys, context.now());
      send(db);
    });
    return poolPerson(personRow(context.db, keys.identityId), true);
  });
};

/** Notes on which day the person signed the paper on electronic signing (Electronic Signature Law, art. 13). */
export const noteConsent: AllianceHandlers["noteConsent"] = (context, { identityId, signedOn }) => {
  personRow(context.db, identityId);
  context.commit(identityId, (db) => {
    writeFact(db, "consents", JSON.stringify({ ...readConsents(db), [identityId]: signedOn }));
  });
  return null;
};

function takeSeatAfter(
  db: Parameters<typeof admit>[0],
  credential: VerifiedStatement<"credential">,
  keys: string,
  at: string,
): void {
  takeSeat(db, admit(db, credential), keys, at);
}

async function nextList(context: CommandContext, seed: Uint8Array, row: Row, reason: string) {
  const [last] = generalStatements(context.db, "revocation").toSorted((a, b) => b.body.number - a.body.number);
  const entries = last?.body.entries ?? [];
  if (entries.some((entry) => covers(entry, row)))
    throw new Refusal("already-done", { what: `吊销 ${row.name} 的证书 / revoking it` });
  const entry = { signingKey: row.signingKey, credential: null, revokedAt: context.now(), reason };
  const list = signWith(context, context.db, seed, {
    kind: "revocation",
    subjects: last === undefined ? [] : [last.digest],
    body: {
      allianceId: charterInForce(context.db).body.allianceId,
      number: (last?.body.number ?? 0) + 1,
      predecessor: last?.digest ?? null,
      entries: [...entries, entry],
    },
  });
  return { list, send: await announceToAll(context, seed, list) };
}

function covers(entry: BodyOf<"revocation">["entries"][number], { signingKey, credential }: Row): boolean {
  return entry.signingKey === signingKey && (entry.credential === null || entry.credential === credential);
}

function described(row: Row): {
  readonly person: Person;
  readonly keys: { readonly signingKey: string; readonly recipient: string };
} {
  const { name, unit, title, category, roles } = poolPerson(row, false);
  return {
    person: { name, unit, title, category, roles },
    keys: { signingKey: row.signingKey, recipient: row.recipient },
  };
}

function personRow(db: ReadableDb, identityId: string): Row {
  const row = db.select().from(people).where(eq(people.identityId, identityId)).get();
  if (row === undefined) throw new Refusal("not-found", { what: "人员 / person" });
  return row;
}

function readConsents(db: ReadableDb): Readonly<Record<string, string>> {
  const fact = readFact(db, "consents");
  return fact === null ? {} : z.record(z.string(), dateSchema).parse(JSON.parse(fact));
}
