import { and, desc, eq, ne, sql } from "drizzle-orm";
import type { ReadableDb, WritableDb } from "#db/open.ts";
import { audit, people, seats, statements } from "#db/schema/index.ts";
import type { GroupHandlers } from "#shared/contract/define.ts";
import type { vaultGroup } from "#shared/contract/vault.ts";
import { Refusal } from "#shared/errors.ts";
import { type AttestedChain, contradict, strayHeads, toldHeads } from "#shared/trust/audit-heads.ts";
import { auditHeadBody } from "#shared/trust/bodies/upkeep.ts";
import type { BodyOf, Statement } from "#shared/trust/kinds.ts";
import { isOfKind } from "#shared/trust/statement.ts";
import { auditHead, firstBrokenLink } from "../audit.ts";
import type { CommandContext, Contexts, QueryContext } from "../context.ts";
import { readFact, writeFact } from "../facts.ts";
import { readWhole, sendBytes } from "../files.ts";
import { signWith, withSigningSeed } from "../sign.ts";
import { keepStatement } from "../statements.ts";
import { readStatement, type VerifiedStatement, verifyStatement } from "../trust/signing.ts";
import { addNotice } from "./notices.ts";

type VaultHandlers = GroupHandlers<typeof vaultGroup, Contexts>;
const genesis = "0".repeat(64);
const maxMarks = 50_000;
const maxHeadFile = 16 * 1024 * 1024;

/**
 * The chain recomputed from its first row, and whether a head noted elsewhere is in it. The cipher takes an older page for its own: tables and indexes are
 * held against each other, too. Refuses `library-damaged` where they do not fit.
 */
export const proveAudit: VaultHandlers["proveAudit"] = ({ db }, { head }) => {
  if (!isConsistent(db)) throw new Refusal("library-damaged");
  return {
    ...auditHead(db),
    brokenAt: firstBrokenLink(db),
    foundAt: head === null ? null : rowOf(db, head.trim().toLowerCase()),
  };
};

function isConsistent(db: ReadableDb): boolean {
  const found = sql<string>`integrity_check`;
  const [first] = db
    .select({ found })
    .from(sql`pragma_integrity_check`)
    .all();
  return first?.found === "ok";
}

/** Signs where the chain stands and saves the statement: kept elsewhere, it shows later whether this workstation was set back. */
export const exportAuditHead: VaultHandlers["exportAuditHead"] = async (context, { pin, save }) =>
  withSigningSeed(context, pin, async (seed) => {
    const { signed, note } = attest(context, seed, true);
    context.commit(signed.digest, (db) => {
      keepStatement(db, signed, { identityId: context.seat.identityId, reviewId: null });
      note(db);
    });
    await context.platform.takeSave(save).write(sendBytes(signed.bytes));
    return { digest: signed.digest, rows: signed.statement.body.rows };
  });

/** Holds an exported head against this workstation's chain, or, when it is somebody else's, against what is known of their statements. */
export const checkAuditHead: VaultHandlers["checkAuditHead"] = async (context, { file }) => {
  const bytes = await readWhole(context.platform.takeFile(file), maxHeadFile);
  const known = context.db.select({ key: people.signingKey }).from(people).all();
  const signed = verifyStatement(
    bytes,
    known.map(({ key }) => key),
    "audit-head",
  );
  const { body } = signed.statement;
  const { name } = personOf(context.db, signed.signer);
  const own = body.vaultId === context.vault.id;
  const verdict = own ? verdictOnOwn(context.db, body) : verdictOnOther(context.db, signed);
  context.commit(signed.digest, (db) => {
    if (own) {
      if (verdict !== "agrees") addNotice(context, db, { kind: "set-back", name, subject: signed.digest });
      return;
    }
    keepStatement(db, signed, { identityId: personOf(db, signed.signer).identityId, reviewId: null });
    if (verdict !== "agrees") addNotice(context, db, { kind: "two-copies", name, subject: signed.digest });
  });
  return { verdict, own, name, rows: body.rows, signedAt: signed.statement.issuedAt };
};

/** A signed word on where the chain stands, and what to write in the transaction that keeps or sends it. */
export interface Attested {
  readonly signed: VerifiedStatement<"audit-head">;
  readonly note: (db: WritableDb) => void;
}

/**
 * Signs where the chain stands now. In full it lists every row; otherwise the heads attested before, which is all a reader needs to see that the chain
 * still runs through them.
 */
export function attest(context: QueryContext, seed: Uint8Array, full: boolean): Attested {
  const { db } = context;
  const { rows, head } = auditHead(db);
  const before = readAttested(db);
  const marks = full ? lastRows(db) : before.filter(({ row }) => row < rows);
  const body = { vaultId: context.vault.id, rows, head, marks };
  const signed = signWith(context, db, seed, { kind: "audit-head", subjects: [], body });
  const after = [...before.filter(({ row }) => row !== rows), { row: rows, hash: head }].slice(-toldHeads);
  return { signed, note: (write) => writeFact(write, "attested-heads", JSON.stringify(after)) };
}

function readAttested(db: ReadableDb): BodyOf<"audit-head">["marks"] {
  const fact = readFact(db, "attested-heads");
  return fact === null ? [] : auditHeadBody.unwrap().shape.marks.parse(JSON.parse(fact));
}

function lastRows(db: ReadableDb): BodyOf<"audit-head">["marks"] {
  const rows = db
    .select({ row: audit.seq, hash: audit.hash })
    .from(audit)
    .orderBy(desc(audit.seq))
    .limit(maxMarks)
    .all();
  return rows.toReversed();
}

/**
 * Looks at a statement that arrived: a head its signer's chain does not run through is reported. One signed by somebody who sits here with a head that is
 * not in the chain here means that this workstation exists twice or was set back.
 */
export function noteStrangeHeads(context: CommandContext, db: WritableDb, verified: VerifiedStatement): void {
  const { statement, signer, digest } = verified;
  const here = db
    .select({ identityId: seats.identityId, name: people.name })
    .from(seats)
    .innerJoin(people, eq(people.identityId, seats.identityId))
    .where(eq(people.signingKey, signer))
    .get();
  if (here !== undefined && isStrange(db, statement.auditHead))
    addNotice(context, db, { kind: "set-back", name: here.name, subject: digest });
  if (statement.kind === "receipt" && isStrange(db, statement.body.auditHead))
    addNotice(context, db, { kind: "set-back", name: "", subject: digest });
  if (statement.kind !== "audit-head" || here !== undefined) return;
  // Verified as an audit head: the union's index hides it from the compiler.
  if (verdictOnOther(db, verified as VerifiedStatement<"audit-head">) !== "agrees")
    addNotice(context, db, { kind: "two-copies", name: personOf(db, signer).name, subject: digest });
}

function isStrange(db: ReadableDb, head: string | null): boolean {
  return head !== null && head !== genesis && rowOf(db, head) === null;
}

function verdictOnOwn(db: ReadableDb, { rows, head }: BodyOf<"audit-head">): "agrees" | "set-back" | "two-copies" {
  const found =
    rows === 0 ? genesis : db.select({ hash: audit.hash }).from(audit).where(eq(audit.seq, rows)).get()?.hash;
  if (found === undefined) return "set-back";
  return found === head ? "agrees" : "two-copies";
}

function verdictOnOther(
  db: ReadableDb,
  { digest, signer, statement }: VerifiedStatement<"audit-head">,
): "agrees" | "two-copies" {
  const chain = chainOf(statement);
  const earlier = newestHeadsOf(db, signer).filter(
    (kept) => kept.digest !== digest && kept.vaultId === statement.body.vaultId,
  );
  if (earlier.some((kept) => contradict(kept.chain, chain))) return "two-copies";
  // Only a chain told in full says anything about statements, and reading them all is not for every package.
  const full = chain.marks.length >= chain.rows;
  return full && strayHeads(chain, headsCarriedBy(db, signer, digest)).length > 0 ? "two-copies" : "agrees";
}

/** The heads a signer attested last. Whoever agrees with the newest of a chain agrees with all before it; a few allow for packages that overtake. */
function newestHeadsOf(db: ReadableDb, signingKey: string) {
  return db
    .select({ digest: statements.digest, envelope: statements.envelope })
    .from(statements)
    .where(and(eq(statements.kind, "audit-head"), eq(statements.signingKey, signingKey)))
    .orderBy(desc(statements.seq))
    .limit(8)
    .all()
    .flatMap(({ digest, envelope }) => {
      const read = readStatement(new TextEncoder().encode(envelope));
      if (!isOfKind(read, "audit-head")) return [];
      return [{ digest, vaultId: read.statement.body.vaultId, chain: chainOf(read.statement) }];
    });
}

function chainOf({ body, issuedAt }: Statement<"audit-head">): AttestedChain {
  return { issuedAt, rows: body.rows, head: body.head, marks: body.marks };
}

/** What statements of one signer kept here carried as their heads. */
function headsCarriedBy(db: ReadableDb, signingKey: string, except = "") {
  return db
    .select({ digest: statements.digest, issuedAt: statements.issuedAt, envelope: statements.envelope })
    .from(statements)
    .where(and(eq(statements.signingKey, signingKey), ne(statements.digest, except)))
    .all()
    .map(({ digest, issuedAt, envelope }) => {
      const { statement } = readStatement(new TextEncoder().encode(envelope));
      return { digest, issuedAt, auditHead: statement.auditHead };
    });
}

function rowOf(db: ReadableDb, head: string): number | null {
  return db.select({ seq: audit.seq }).from(audit).where(eq(audit.hash, head)).get()?.seq ?? null;
}

function personOf(db: ReadableDb, signingKey: string): { readonly identityId: string; readonly name: string } {
  const row = db.select().from(people).where(eq(people.signingKey, signingKey)).get();
  if (row === undefined) throw new Refusal("not-found", { what: signingKey.slice(0, 16) });
  return row;
}
