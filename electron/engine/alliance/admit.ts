import type { z } from "zod";
import type { WritableDb } from "#db/open.ts";
import { people, seats } from "#db/schema/index.ts";
import type { personSchema } from "#shared/contract/people.ts";
import { fingerprint } from "#shared/trust/anchor.ts";
import type { BodyOf } from "#shared/trust/kinds.ts";
import type { Recipient } from "#shared/trust/common.ts";
import { identityIdOf } from "#shared/trust/identity-id.ts";
import type { CommandContext } from "../context.ts";
import { dateOf } from "../now.ts";
import { signWith } from "../sign.ts";
import { keepStatement } from "../statements.ts";
import type { VerifiedStatement } from "../trust/signing.ts";

export type Person = z.infer<typeof personSchema>;

/** The public half of a person's keys. */
export interface PublicKeys {
  readonly signingKey: string;
  readonly recipient: Recipient;
}

/** Issues a credential over a person's keys with the issuing key's seed. `validUntil` is a date; it counts to the end of that day. */
export function issueCredential(
  context: CommandContext,
  issuingSeed: Uint8Array,
  about: {
    readonly allianceId: string;
    readonly person: Person;
    readonly keys: PublicKeys;
    readonly validUntil: string;
    readonly request: string | null;
  },
): VerifiedStatement<"credential"> {
  const now = context.now();
  return signWith(context, context.db, issuingSeed, {
    kind: "credential",
    subjects: about.request === null ? [] : [about.request],
    body: {
      allianceId: about.allianceId,
      identity: about.person,
      signingKey: about.keys.signingKey,
      recipient: about.keys.recipient,
      fingerprint: fingerprint(about.keys.signingKey),
      validFrom: now,
      validUntil: `${about.validUntil}T23:59:59${now.slice(19)}`,
    },
  });
}

/** Enters an enrolled person into the pool and keeps the credential; a newer credential replaces what the older one said. */
export function admit(db: WritableDb, credential: VerifiedStatement<"credential">): string {
  const { body } = credential.statement;
  const identityId = identityIdOf(body.signingKey);
  enterPool(db, body.identity, body, {
    credential: credential.digest,
    request: credential.statement.subjects[0] ?? null,
    body,
  });
  keepStatement(db, credential, { identityId: null, reviewId: null });
  return identityId;
}

/** Enters a person into the pool, with or without a credential. */
export function enterPool(
  db: WritableDb,
  person: BodyOf<"credential">["identity"],
  keys: PublicKeys,
  standing: {
    readonly credential: string | null;
    readonly request: string | null;
    readonly body: BodyOf<"credential"> | null;
  },
): void {
  const row = {
    identityId: identityIdOf(keys.signingKey),
    name: person.name,
    unit: person.unit,
    title: person.title,
    category: person.category,
    roles: JSON.stringify(person.roles),
    signingKey: keys.signingKey,
    recipient: keys.recipient,
    validFrom: standing.body === null ? null : dateOf(standing.body.validFrom),
    validUntil: standing.body === null ? null : dateOf(standing.body.validUntil),
    credential: standing.credential,
    request: standing.request,
  };
  db.insert(people).values(row).onConflictDoUpdate({ target: people.identityId, set: row }).run();
}

/** Gives a person a seat on this workstation. */
export function takeSeat(db: WritableDb, identityId: string, keys: string, createdAt: string): void {
  db.insert(seats).values({ identityId, keys, createdAt }).run();
}
