import { and, eq } from "drizzle-orm";
import type { ReadableDb } from "#db/open.ts";
import { dossiers, sealedSheets } from "#db/schema/index.ts";
import type { Dossier } from "#shared/domain/dossier/dossier.ts";
import { commitmentStillBinds } from "#shared/domain/dossier/re-issue.ts";
import type { BallotState } from "#shared/domain/opinion/ballots.ts";
import { type JudgedItem, judgeRecord } from "#shared/domain/record/judge-record.ts";
import type { JointRecord } from "#shared/domain/record/joint-record.ts";
import { orderOf } from "#shared/domain/sitting/order.ts";
import type { Actor, MemberFacts, ReviewFacts } from "#shared/domain/sitting/facts.ts";
import { type Action, gateOf } from "#shared/domain/sitting/gates.ts";
import { kindRules } from "#shared/domain/standard/rules-schema.ts";
import { Refusal } from "#shared/errors.ts";
import { commitmentPromises } from "#shared/trust/bodies/admission.ts";
import type { QueryContext } from "../context.ts";
import { type KeptStatement, statementBy, statementsOf } from "../statements.ts";
import { withClosing } from "../record/read-record.ts";
import { papersInForce, presentIn } from "./in-force.ts";
import { countRounds, type Round, type RoundSources, suspicionsOn } from "./rounds.ts";

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
  readonly rounds: readonly Round[];
  /** The round that decided; null while none has. */
  readonly decided: Round | null;
  /** What of the signed papers counts. */
  readonly sources: RoundSources;
  readonly facts: ReviewFacts;
}

/** The dossier statement under review. Throws Refusal `not-found`. */
export function dossierUnderReview(db: ReadableDb, reviewId: string): KeptStatement<"dossier"> {
  const row = db.select({ current: dossiers.current }).from(dossiers).where(eq(dossiers.dossierId, reviewId)).get();
  if (row === undefined || row.current === null) throw new Refusal("not-found", { what: `dossier ${reviewId}` });
  return statementBy(db, row.current, "dossier");
}

/** Gathers one review from the library, or as it stands with one of its results in force. Throws Refusal `not-found`. */
export function gatherReview(
  context: Pick<QueryContext, "db" | "packs" | "vault">,
  reviewId: string,
  result: string | null = null,
): GatheredReview {
  const { db, packs } = context;
  const kept = dossierUnderReview(db, reviewId);
  const dossier = kept.body;
  const papers = papersInForce(context, reviewId, kept, result);
  const { reveal } = papers;
  const record = withClosing(db, papers.record);
  const recused = steppedBack(db, dossier, papers.result?.seq ?? null);
  const sources = { db, packs, reviewId, dossier, digest: kept.digest, papers, recused };
  const { rounds, state: ballot, decided } = countRounds(sources);
  const judged = judgeRecord(dossier, record, packs.standard.content);
  const measured = new Set(record.readings.map((reading) => reading.testItemId));
  const kind = kindRules(dossier.rules, dossier.profile.kind);
  const ids = new Set(dossier.materials.map((material) => material.id));
  return {
    reviewId,
    digest: kept.digest,
    dossier,
    record,
    judged,
    ballot,
    rounds,
    decided,
    sources,
    facts: {
      reviewId,
      dossier: kept.digest,
      order: orderOf(kind, dossier.profile.mode),
      members: membersOf(sources, kept.digest, decided),
      outlineConfirmed: record.events.some((entry) => entry.event === "outline-confirmed"),
      events: Object.fromEntries(record.events.map((entry) => [entry.event, entry.at])),
      materials: {
        checked: record.materialChecks.filter((check) => check.verdict !== null && ids.has(check.materialId)).length,
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
      suspicions: suspicionsOn(sources).length,
      record: papers.signedRecord?.digest ?? null,
      reveal: reveal?.digest ?? null,
      opinion: papers.opinions.at(-1)?.digest ?? null,
      rounds: rounds.map((round) => round.facts),
      outcome: decided?.facts.proposal ?? null,
      result: papers.result?.digest ?? null,
      receipt: receiptOf(db, reviewId, papers.result?.digest ?? null),
    },
  };
}

/**
 * Everyone with a conflict: as the dossier lists them, and whoever has said so since, at once. What is said after a result (`until`, its place in the
 * order of arrival) leaves the result as it was signed.
 */
function steppedBack(db: ReadableDb, { dossierId, panel }: Dossier, until: number | null): ReadonlySet<string> {
  const listed = panel.filter((member) => member.conflict).map((member) => member.identityId);
  const since = statementsOf(db, dossierId, "recusal").flatMap(({ body, seq }) =>
    body.recused && (until === null || seq < until) ? [body.memberId] : [],
  );
  return new Set([...listed, ...since]);
}

function membersOf(
  { db, reviewId, dossier, papers, recused }: RoundSources,
  digest: string,
  decided: Round | null,
): readonly MemberFacts[] {
  const { record, signedRecord, reveal } = papers;
  const where = and(eq(sealedSheets.reviewId, reviewId), eq(sealedSheets.dossier, digest));
  const sealed = db.select({ identityId: sealedSheets.identityId }).from(sealedSheets).where(where).all();
  const sheets = new Set(sealed.map((row) => row.identityId));
  const committed = new Set([
    ...statementsOf(db, reviewId, "commitment")
      .filter((kept) => binds(db, kept, dossier))
      .map((kept) => kept.body.memberId),
    ...record.paperCommitments.map((entry) => entry.identityId),
  ]);
  const confirmed = new Set(
    statementsOf(db, reviewId, "confirmation")
      .filter((kept) => kept.body.digest === signedRecord?.digest)
      .map((kept) => kept.body.memberId),
  );
  // An objection to an earlier record stands until its member confirms the one in force.
  const objected = new Set(
    statementsOf(db, reviewId, "objection")
      .filter(({ body }) => body.record === signedRecord?.digest || !confirmed.has(body.memberId))
      .map((kept) => kept.body.memberId),
  );
  const cosigned = new Set(
    statementsOf(db, reviewId, "cosign")
      .filter(({ body }) => body.opinion === decided?.facts.opinion && body.reveal === reveal?.digest)
      .map((kept) => kept.body.memberId),
  );
  const refused = new Set(
    statementsOf(db, reviewId, "refusal")
      .filter(({ body }) => body.opinion === decided?.facts.opinion)
      .map((kept) => kept.body.memberId),
  );
  const counted = new Set(reveal?.body.sheets.map((sheet) => sheet.memberId));
  const present = presentIn(record);
  return dossier.panel.map(({ identityId, name, category, position }) => ({
    identityId,
    name,
    category,
    position,
    present: present.has(identityId),
    committed: committed.has(identityId),
    recused: recused.has(identityId),
    confirmedRecord: confirmed.has(identityId),
    objected: objected.has(identityId),
    sheet: counted.has(identityId) ? "revealed" : sheets.has(identityId) ? "sealed" : "none",
    cosigned: cosigned.has(identityId),
    refused: refused.has(identityId) && !cosigned.has(identityId),
  }));
}

/** A commitment names the version it was made on, and makes every promise: recusal, confidentiality, integrity. */
function binds(db: ReadableDb, { statement }: KeptStatement<"commitment">, dossier: Dossier): boolean {
  if (new Set(statement.body.promises).size < commitmentPromises.length) return false;
  const [on = ""] = statement.subjects;
  const before = statementsOf(db, dossier.dossierId, "dossier").find((kept) => kept.digest === on);
  return before !== undefined && commitmentStillBinds(before.body, dossier);
}

/** The alliance's receipt for a result; null before it is registered. */
export function receiptOf(db: ReadableDb, reviewId: string, result: string | null): string | null {
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
