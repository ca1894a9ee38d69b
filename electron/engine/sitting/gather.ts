import { and, eq } from "drizzle-orm";
import type { ReadableDb } from "#db/open.ts";
import { dossiers, sealedSheets } from "#db/schema/index.ts";
import type { Dossier } from "#shared/domain/dossier/dossier.ts";
import { type BallotState, nextRound, tallyRound } from "#shared/domain/opinion/ballots.ts";
import { type JudgedItem, judgeRecord } from "#shared/domain/record/judge-record.ts";
import { standingVetoes } from "#shared/domain/record/vetoes.ts";
import type { JointRecord } from "#shared/domain/record/joint-record.ts";
import type { Actor, MemberFacts, ReviewFacts, RoundFacts } from "#shared/domain/sitting/facts.ts";
import { type Action, gateOf } from "#shared/domain/sitting/gates.ts";
import { Refusal } from "#shared/errors.ts";
import type { QueryContext } from "../context.ts";
import { readRecord } from "../record/read-record.ts";
import { type KeptStatement, newestOf, statementBy, statementsOf } from "../statements.ts";

/** One review with everything its handlers decide on. */
export interface GatheredReview {
  readonly reviewId: string;
  /** Digest of the dossier statement under review. */
  readonly digest: string;
  readonly dossier: Dossier;
  readonly record: JointRecord;
  readonly judged: readonly JudgedItem[];
  /** Where the sequence of ballots stands. */
  readonly ballot: BallotState;
  readonly facts: ReviewFacts;
}

/** The dossier statement under review. Throws Refusal `not-found`. */
export function dossierUnderReview(db: ReadableDb, reviewId: string): KeptStatement<"dossier"> {
  const row = db.select({ current: dossiers.current }).from(dossiers).where(eq(dossiers.dossierId, reviewId)).get();
  if (row === undefined || row.current === null) throw new Refusal("not-found", { what: `dossier ${reviewId}` });
  return statementBy(db, row.current, "dossier");
}

/** Gathers one review from the library. Throws Refusal `not-found`. */
export function gatherReview(context: Pick<QueryContext, "db" | "packs" | "vault">, reviewId: string): GatheredReview {
  const { db } = context;
  const kept = dossierUnderReview(db, reviewId);
  const dossier = kept.body;
  const record = recordInForce(context, reviewId, kept);
  const sheets = new Set(
    db
      .select({ identityId: sealedSheets.identityId })
      .from(sealedSheets)
      .where(and(eq(sealedSheets.reviewId, reviewId), eq(sealedSheets.dossier, kept.digest)))
      .all()
      .map((row) => row.identityId),
  );
  const signers = <K extends "commitment" | "confirmation" | "objection" | "cosign">(kind: K): Set<string | null> =>
    new Set(statementsOf(db, reviewId, kind).map((statement) => statement.identityId));
  const committed = signers("commitment");
  const confirmed = signers("confirmation");
  const objected = signers("objection");
  const cosigned = signers("cosign");
  const reveal = newestOf(db, reviewId, "reveal");
  const present = new Set(
    record.attendance.flatMap((entry) => (entry.present && entry.identityId !== null ? [entry.identityId] : [])),
  );
  const members = dossier.panel.map((member): MemberFacts => {
    const id = member.identityId;
    const counted = reveal?.body.sheets.some((sheet) => sheet.memberId === id) === true;
    return {
      identityId: id,
      name: member.name,
      category: member.category,
      position: member.position,
      present: present.has(id),
      committed: committed.has(id) || record.paperCommitments.some((entry) => entry.identityId === id),
      recused: member.conflict,
      confirmedRecord: confirmed.has(id),
      objected: objected.has(id),
      sheet: counted ? "revealed" : sheets.has(id) ? "sealed" : "none",
      cosigned: cosigned.has(id),
    };
  });
  const rounds = readRounds(db, reviewId, dossier, members);
  const judged = judgeRecord(dossier, record, context.packs.standard.content);
  const tallies = rounds.map((round) => round.tally);
  const ballot = nextRound(tallies, standingVetoes(dossier, judged), dossier.rules.ballot);
  const result = newestOf(db, reviewId, "result");
  const measured = new Set(record.readings.map((reading) => reading.testItemId));
  return {
    reviewId,
    digest: kept.digest,
    dossier,
    record,
    judged,
    ballot,
    facts: {
      reviewId,
      dossier: kept.digest,
      members,
      outlineConfirmed: record.events.some((entry) => entry.event === "outline-confirmed"),
      events: Object.fromEntries(record.events.map((entry) => [entry.event, entry.at])),
      materials: {
        checked: record.materialChecks.filter((check) => check.verdict !== null).length,
        total: dossier.materials.length,
      },
      tests: {
        read: dossier.outline.items.filter((item) => measured.has(item.id)).length,
        total: dossier.outline.items.length,
      },
      questions: {
        open: record.questions.filter((question) => question.state === "open").length,
        total: record.questions.length,
      },
      record: newestOf(db, reviewId, "joint-record")?.digest ?? null,
      reveal: reveal?.digest ?? null,
      opinion: newestOf(db, reviewId, "opinion")?.digest ?? null,
      rounds: rounds.map((round) => round.facts),
      outcome: ballot.state === "decided" ? ballot.outcome : null,
      result: result?.digest ?? null,
      receipt: receiptOf(db, reviewId, result?.digest ?? null),
    },
  };
}

/**
 * The working record where the recorder sits; elsewhere the newest signed one, or an empty one before the first. A member's own laptop thus
 * learns of the applicant's leaving, of attendance and readings from what the recorder signed.
 */
function recordInForce(
  context: Pick<QueryContext, "db" | "vault">,
  reviewId: string,
  { body, digest }: KeptStatement<"dossier">,
): JointRecord {
  const working = readRecord(context.db, reviewId, digest);
  if (context.vault.hasSeat(body.recorder.identityId)) return working;
  return newestOf(context.db, reviewId, "joint-record")?.body ?? working;
}

/** Ballot rounds in the order their texts were frozen; each frozen opinion is one round. */
function readRounds(db: ReadableDb, reviewId: string, dossier: Dossier, members: readonly MemberFacts[]) {
  const ballots = statementsOf(db, reviewId, "ballot");
  const panel = members
    .filter((member) => member.position !== "alternate")
    .map((member) => ({ id: member.identityId, present: member.present, recused: member.recused }));
  return statementsOf(db, reviewId, "opinion").flatMap((opinion) => {
    const cast = ballots.filter((ballot) => ballot.body.opinion === opinion.digest);
    if (cast.length === 0) return [];
    const tally = tallyRound({
      proposal: opinion.body.proposal,
      panel,
      ballots: cast.map((ballot) => ({ memberId: ballot.body.memberId, choice: ballot.body.choice })),
      rule: dossier.rules.ballot,
    });
    const facts: RoundFacts = {
      opinion: opinion.digest,
      proposal: opinion.body.proposal,
      for: tally.for,
      against: tally.against,
      abstain: tally.abstain,
      notCast: tally.notCast,
      needed: tally.needed,
      carried: tally.carried,
      complete: tally.complete,
      voted: cast.map((ballot) => ballot.body.memberId),
    };
    return [{ tally, facts }];
  });
}

function receiptOf(db: ReadableDb, reviewId: string, result: string | null): string | null {
  if (result === null) return null;
  return statementsOf(db, reviewId, "receipt").find((receipt) => receipt.body.subject === result)?.digest ?? null;
}

/** Who the open seat is for this review; at the shared desk nobody in particular. */
export function actorOf(context: Pick<QueryContext, "seatOrNull">, dossier: Dossier): Actor {
  const seat = context.seatOrNull;
  const identityId = seat?.identityId ?? "";
  return {
    identityId,
    recorder: dossier.recorder.identityId === identityId,
    secretariat: seat?.roles.includes("secretariat") === true,
    position: dossier.panel.find((member) => member.identityId === identityId)?.position ?? null,
  };
}

/** Refuses `gate-closed` unless the open seat may do this now. Handlers ask before they act, whatever a screen showed. */
export function requireOpen(context: QueryContext, review: GatheredReview, action: Action): void {
  const closed = gateOf(action, review.facts, actorOf(context, review.dossier));
  if (closed !== null)
    throw new Refusal("gate-closed", {
      reason: `${closed.reason.zh} / ${closed.reason.en}`,
      opens: `${closed.opens.zh} / ${closed.opens.en}`,
    });
}
