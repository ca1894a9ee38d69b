import { and, eq, max, sql } from "drizzle-orm";
import type { ReadableDb, WritableDb } from "#db/open.ts";
import { statements } from "#db/schema/index.ts";
import type { BodyOf, Statement, StatementKind } from "#shared/trust/kinds.ts";
import { Refusal } from "#shared/errors.ts";
import { readStatement, type VerifiedStatement } from "./trust/signing.ts";

/** A statement kept in the library: verified when it came in, its signer known. */
export interface KeptStatement<K extends StatementKind = StatementKind> {
  readonly digest: string;
  /** Null for the alliance's own keys. */
  readonly identityId: string | null;
  readonly reviewId: string | null;
  readonly issuedAt: string;
  /** Order of arrival on this workstation. */
  readonly seq: number;
  readonly body: BodyOf<K>;
  readonly statement: Statement<K>;
  readonly bytes: Uint8Array;
}

type Row = typeof statements.$inferSelect;

/** Keeps a verified statement; a repeat changes nothing. Answers whether it was new. */
export function keepStatement(
  db: WritableDb,
  verified: VerifiedStatement,
  owner: { readonly identityId: string | null; readonly reviewId: string | null },
): boolean {
  const next =
    (db
      .select({ last: max(statements.seq) })
      .from(statements)
      .get()?.last ?? 0) + 1;
  const result = db
    .insert(statements)
    .values({
      digest: verified.digest,
      kind: verified.statement.kind,
      identityId: owner.identityId,
      signingKey: verified.signer,
      reviewId: owner.reviewId,
      issuedAt: verified.statement.issuedAt,
      issuedMs: Date.parse(verified.statement.issuedAt),
      seq: next,
      envelope: new TextDecoder().decode(verified.bytes),
    })
    .onConflictDoNothing()
    .run();
  return result.changes === 1;
}

/** Statements of a kind about one review, in order of arrival. */
export function statementsOf<K extends StatementKind>(db: ReadableDb, reviewId: string, kind: K): KeptStatement<K>[] {
  const where = and(eq(statements.reviewId, reviewId), eq(statements.kind, kind));
  return db
    .select()
    .from(statements)
    .where(where)
    .orderBy(statements.seq)
    .all()
    .map((row) => kept(db, row, kind));
}

/**
 * The statement of a kind that is in force for one review; null before the first. The highest version counts, never the last to arrive: an older one may be
 * delivered late. Of kinds that are made once, and of two with the same version, the first to arrive stands; what comes after is kept, never counted.
 */
export function newestOf<K extends StatementKind>(db: ReadableDb, reviewId: string, kind: K): KeptStatement<K> | null {
  return newestAmong(statementsOf(db, reviewId, kind));
}

/** {@link newestOf} among statements at hand, given in order of arrival. */
export function newestAmong<K extends StatementKind>(all: readonly KeptStatement<K>[]): KeptStatement<K> | null {
  const [first = null, ...later] = all;
  return later.reduce((best, next) => (best === null || versionOf(next) > versionOf(best) ? next : best), first);
}

function versionOf({ body }: KeptStatement): number {
  return "version" in body && typeof body.version === "number" ? body.version : 0;
}

/** Statements of a kind that belong to no review (charter, credential …), in order of arrival. */
export function generalStatements<K extends StatementKind>(db: ReadableDb, kind: K): KeptStatement<K>[] {
  const where = and(sql`${statements.reviewId} IS NULL`, eq(statements.kind, kind));
  return db
    .select()
    .from(statements)
    .where(where)
    .orderBy(statements.seq)
    .all()
    .map((row) => kept(db, row, kind));
}

/** One statement by digest, of the kind expected. Throws Refusal `not-found`. */
export function statementBy<K extends StatementKind>(db: ReadableDb, digest: string, kind: K): KeptStatement<K> {
  const row = db.select().from(statements).where(eq(statements.digest, digest)).get();
  if (row === undefined) throw new Refusal("not-found", { what: `${kind} ${digest.slice(0, 12)}` });
  return kept(db, row, kind);
}

/** How many of the statements last read stay at hand; the dossier under review is read by nearly every call. */
const atHand = 64;

/** What a handle's rows were read to. A digest always names the same bytes, and what was read goes with the handle when the vault closes. */
const readBefore = new WeakMap<ReadableDb, Map<string, KeptStatement>>();

function kept<K extends StatementKind>(db: ReadableDb, row: Row, kind: K): KeptStatement<K> {
  const known = readBefore.get(db) ?? new Map<string, KeptStatement>();
  readBefore.set(db, known);
  const found = known.get(row.digest) ?? readRow(row);
  known.delete(row.digest);
  known.set(row.digest, found);
  const [oldest] = known.keys();
  if (known.size > atHand && oldest !== undefined) known.delete(oldest);
  if (!isKept(found, kind)) throw new Refusal("not-found", { what: `${kind} ${row.digest.slice(0, 12)}` });
  return found;
}

function readRow({ digest, identityId, reviewId, issuedAt, seq, envelope }: Row): KeptStatement {
  const bytes = new TextEncoder().encode(envelope);
  const { statement } = readStatement(bytes);
  return { digest, identityId, reviewId, issuedAt, seq, body: statement.body, statement, bytes };
}

function isKept<K extends StatementKind>(found: KeptStatement, kind: K): found is KeptStatement<K> {
  return found.statement.kind === kind;
}
