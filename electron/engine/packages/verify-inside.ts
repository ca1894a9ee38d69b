import { eq, isNotNull } from "drizzle-orm";
import type { ReadableDb } from "#db/open.ts";
import { people, statements } from "#db/schema/index.ts";
import type { Dossier } from "#shared/domain/dossier/dossier.ts";
import { Refusal } from "#shared/errors.ts";
import { entitledKeys, speaksForSigner } from "#shared/trust/authority.ts";
import type { Statement } from "#shared/trust/kinds.ts";
import { namesItsSubjects, referencesOf, reviewOf } from "#shared/trust/references.ts";
import { isOfKind, type UnverifiedStatement } from "#shared/trust/statement.ts";
import { charterInForce } from "../alliance/charter.ts";
import { type KeptStatement, statementBy, statementsOf } from "../statements.ts";
import { readStatement, type VerifiedStatement, verifyRead } from "../trust/signing.ts";

/** Issuing keys of the charter and every enrolled person's key: whose packages are looked at. */
export function knownIssuers(db: ReadableDb): readonly string[] {
  const persons = db.select({ key: people.signingKey }).from(people).where(isNotNull(people.credential)).all();
  return [...charterInForce(db).body.issuingKeys, ...persons.map((person) => person.key)];
}

/**
 * A statement may lead to its dossier through others: a cosignature through the text, a confirmation through a transcription. Longer ways than this are laid
 * to exhaust whoever follows them.
 */
const longestWay = 8;

/**
 * Verifies the statements of one package and answers what became of each, in their order. Every statement is judged by the dossier it is itself about,
 * found among those here and those of the package that verify: a panel's authority never reaches into another review, nor into another version of
 * its own. What came of one is a Refusal: `signature-invalid`, `statement-invalid` where header and body disagree, `antecedent-missing` where what
 * it rests on is not here.
 */
export function verifyEach(
  db: ReadableDb,
  inside: readonly UnverifiedStatement[],
): readonly (VerifiedStatement | Refusal)[] {
  const issuing = charterInForce(db).body.issuingKeys;
  const persons = knownIssuers(db);
  const verified = new Map<string, VerifiedStatement | Refusal>();
  let way = 0;

  const outcome = (read: UnverifiedStatement): VerifiedStatement | Refusal => {
    const before = verified.get(read.digest);
    if (before !== undefined) return before;
    // Nothing rests on itself: a statement names digests that existed when it was signed.
    verified.set(read.digest, missing(read.statement, read.digest));
    const after = refusalAsValue(() => verifyOne(read));
    verified.set(read.digest, after);
    return after;
  };

  /** A statement that holds, from the package or the library; null when there is none. Throws what is wrong with one of the package. */
  const find = (digest: string): Statement | null => {
    const brought = inside.find((candidate) => candidate.digest === digest);
    if (brought === undefined) return keptStatement(db, digest);
    if (way === longestWay) throw disagrees(brought.statement, "subjects");
    way += 1;
    const found = outcome(brought);
    way -= 1;
    if (found instanceof Refusal) throw found;
    return found.statement;
  };

  const dossierOf = (statement: Statement): Dossier | null => {
    const { dossier, through } = referencesOf(statement);
    const digest = dossier ?? through;
    if (digest === null) return null;
    const found = find(digest);
    if (found === null) throw missing(statement, digest);
    if (reviewOf(found) !== reviewOf(statement)) throw disagrees(statement, "reviewId");
    if (through !== null) return dossierOf(found);
    if (found.kind !== "dossier") throw disagrees(statement, "dossier");
    return found.body;
  };

  /** Everyone ever drawn for a dossier may answer its recusal check sheet. */
  const drawnFor = (dossierId: string): readonly string[] => {
    const brought = inside.flatMap((read) => {
      if (!isOfKind(read, "dossier") || read.statement.body.dossierId !== dossierId) return [];
      const found = outcome(read);
      return found instanceof Refusal ? [] : [read.statement.body];
    });
    const kept = statementsOf(db, dossierId, "dossier").map((statement) => statement.body);
    return [...brought, ...kept].flatMap((dossier) => dossier.panel.map((member) => member.signingKey));
  };

  const verifyOne = (read: UnverifiedStatement): VerifiedStatement => {
    const { statement } = read;
    const { kind } = statement;
    if (!namesItsSubjects(statement)) throw disagrees(statement, "subjects");
    const dossier = dossierOf(statement);
    const known = kind === "recusal" ? [...persons, ...drawnFor(statement.body.dossierId)] : persons;
    // A charter is signed by the root alone: the one this workstation was anchored to.
    const root = kind === "charter" ? [charterInForce(db).body.rootKey] : null;
    const signed = verifyRead(read, root ?? entitledKeys(statement, { issuing, persons: known, dossier }));
    if (!speaksForSigner(statement, signed.signer)) throw new Refusal("signature-invalid", { at: `${kind}.memberId` });
    return signed;
  };

  return inside.map(outcome);
}

function refusalAsValue(work: () => VerifiedStatement): VerifiedStatement | Refusal {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

function missing({ kind }: Statement, digest: string): Refusal {
  return new Refusal("antecedent-missing", { what: kind, digest: digest.slice(0, 12) });
}

function disagrees({ kind }: Statement, at: string): Refusal {
  return new Refusal("statement-invalid", { at: `${kind}.${at}`, problem: "header and body disagree" });
}

function keptStatement(db: ReadableDb, digest: string): Statement | null {
  const row = db.select({ envelope: statements.envelope }).from(statements).where(eq(statements.digest, digest)).get();
  return row === undefined ? null : readStatement(new TextEncoder().encode(row.envelope)).statement;
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
