import { isNotNull } from "drizzle-orm";
import type { ReadableDb } from "#db/open.ts";
import { people } from "#db/schema/index.ts";
import { Refusal } from "#shared/errors.ts";
import { type Authorities, entitledKeys, speaksForSigner } from "#shared/trust/authority.ts";
import { isOfKind, type UnverifiedStatement } from "#shared/trust/statement.ts";
import { charterInForce } from "../alliance/charter.ts";
import { type KeptStatement, statementBy } from "../statements.ts";
import { type VerifiedStatement, verifyRead } from "../trust/signing.ts";

/** Issuing keys of the charter and every enrolled person's key: whose packages are looked at. */
export function knownIssuers(db: ReadableDb): readonly string[] {
  const persons = db.select({ key: people.signingKey }).from(people).where(isNotNull(people.credential)).all();
  return [...charterInForce(db).body.issuingKeys, ...persons.map((person) => person.key)];
}

/**
 * Who is entitled to what inside one package: the people known here, and the panel of the dossier it brings or is about. `about` is the digest the
 * manifest names first. The dossier it brings is not verified yet: nothing it entitles counts unless it verifies, too.
 */
export function authoritiesFor(
  db: ReadableDb,
  inside: readonly UnverifiedStatement[],
  about: string | undefined,
): Authorities {
  const brought = inside.find((read) => isOfKind(read, "dossier"));
  const body = brought !== undefined && isOfKind(brought, "dossier") ? brought.statement.body : null;
  return {
    issuing: charterInForce(db).body.issuingKeys,
    persons: knownIssuers(db),
    dossier: body ?? (about === undefined ? null : (dossierOrNull(db, about)?.body ?? null)),
  };
}

/** Verifies one statement of a package under a key entitled to its kind. Throws Refusal `signature-invalid`. */
export function verifyInside(read: UnverifiedStatement, authorities: Authorities): VerifiedStatement {
  const { kind } = read.statement;
  const verified = verifyRead(read, entitledKeys(kind, authorities));
  if (!speaksForSigner(read.statement, verified.signer))
    throw new Refusal("signature-invalid", { at: `${kind}.memberId` });
  return verified;
}

/** A dossier kept here; null when this workstation has not received it. */
export function dossierOrNull(db: ReadableDb, digest: string): KeptStatement<"dossier"> | null {
  try {
    return statementBy(db, digest, "dossier");
  } catch (error) {
    if (error instanceof Refusal && error.code === "not-found") return null;
    throw error;
  }
}
