import { eq } from "drizzle-orm";
import type { ReadableDb } from "#db/open.ts";
import { dossiers, statements } from "#db/schema/index.ts";
import type { GroupHandlers } from "#shared/contract/define.ts";
import type { syncGroup } from "#shared/contract/exchange.ts";
import { outcomeTitle, registerFor } from "#shared/domain/opinion/register.ts";
import type { KindRules } from "#shared/domain/standard/kind-schema.ts";
import type { Text } from "#shared/domain/standard/text.ts";
import { kindRules } from "#shared/domain/standard/rules-schema.ts";
import { Refusal } from "#shared/errors.ts";
import { withIssuingSeed } from "../alliance/charter.ts";
import { isAnalysed } from "../causes/kept.ts";
import type { CommandContext, Contexts, QueryContext } from "../context.ts";
import { requireSecretariat } from "../dossiers/write-draft.ts";
import { signWith } from "../sign.ts";
import { gatherReview, receiptOf } from "../sitting/gather.ts";
import { type KeptStatement, keepStatement, statementBy, statementsOf } from "../statements.ts";
import { followingReview, kindThatFollows } from "../dossiers/follow.ts";
import { isConcluded, registeredResult } from "./registered.ts";
import { resultFault } from "./result-fault.ts";
import { type Addressee, packFor, queue } from "./send.ts";
import type { VerifiedStatement } from "../trust/signing.ts";

type SyncHandlers = GroupHandlers<typeof syncGroup, Contexts>;

/** Results this workstation knows, with receipt, decision and what is still owed (clauses acc.pass.library, acc.fail.review, acc.fail.lessons). */
export const registers: SyncHandlers["registers"] = (context) =>
  context.db
    .select({ digest: statements.digest })
    .from(statements)
    .where(eq(statements.kind, "result"))
    .orderBy(statements.seq)
    .all()
    .map((row) => statementBy(context.db, row.digest, "result"))
    .map((result) => {
      const { reviewId, outcome } = result.body;
      const { profile, rules } = dossierOf(context, result).body;
      const kind = kindRules(rules, profile.kind);
      const decision = decisionOn(context.db, result);
      const register = decision?.body.register ?? null;
      return {
        reviewId,
        code: profile.code,
        title: profile.title,
        result: result.digest,
        kind: profile.kind,
        outcome,
        outcomeTitle: outcomeTitle(kind, outcome),
        grade: gradeTitle(kind, result.body.grade),
        leadsTo: registerFor(kind, outcome),
        follow: followOf(context, result),
        receipt: receiptOf(context.db, reviewId, result.digest),
        decision: decision?.digest ?? null,
        register,
        analysisDue: register === "failure-analysis",
        analysisOwed: register === "failure-analysis" && !isAnalysed(context.db, reviewId),
      };
    });

/**
 * Registers a received result: the alliance countersigns its digest and the sender's audit head, and the receipt travels back to the chair. Refuses
 * `result-unfounded` for one that does not follow from the ballots, sheets and papers it brings, `already-done` once another is registered.
 */
export const receive: SyncHandlers["receive"] = async (context, { result: digest, pin }) => {
  requireSecretariat(context);
  const result = statementBy(context.db, digest, "result");
  const { reviewId } = result.body;
  const before = receiptOf(context.db, reviewId, digest);
  if (before !== null) return { receipt: before };
  const registered = registeredResult(context.db, reviewId);
  if (registered !== null && (isConcluded(context.db, reviewId) || registered.body.dossier === result.body.dossier))
    throw new Refusal("already-done", { what: "登记评审结果 / registering the result" });
  const fault = resultFault(context, gatherReview(context, reviewId, digest), result);
  if (fault !== null) throw new Refusal("result-unfounded", { problem: `${fault.zh} / ${fault.en}` });
  return withIssuingSeed(context, pin, async (seed) => {
    const receipt = signWith(context, context.db, seed, {
      kind: "receipt",
      subjects: [digest],
      body: {
        subject: digest,
        receivedAt: context.now(),
        auditHead: result.statement.auditHead,
        registeredAs: dossierOf(context, result).body.profile.code,
        note: "",
      },
    });
    await sendBack(context, seed, result, receipt, "registered");
    return { receipt: receipt.digest };
  });
};

/** The organiser concludes on the panel's recommendation; where the project goes the kind's rules say: an acceptance passed to the promotion library, one not passed demands a cause analysis. */
export const decide: SyncHandlers["decide"] = async (context, { reviewId, note, pin }) => {
  requireSecretariat(context);
  const result = registeredResult(context.db, reviewId);
  if (result === null)
    throw new Refusal("gate-closed", {
      reason: "评审结果尚未登记 / the result is not registered",
      opens: "先登记并签发回执 / register it and issue the receipt first",
    });
  if (decisionOn(context.db, result) !== null) throw new Refusal("already-done", { what: "组织单位结论 / decision" });
  const { profile, rules } = dossierOf(context, result).body;
  const register = registerFor(kindRules(rules, profile.kind), result.body.outcome);
  const body = { reviewId, result: result.digest, conclusion: result.body.outcome, register, note };
  return withIssuingSeed(context, pin, async (seed) => {
    const decision = signWith(context, context.db, seed, { kind: "decision", subjects: [result.digest], body });
    await sendBack(context, seed, result, decision, "concluded");
    return { digest: decision.digest, register };
  });
};

function gradeTitle({ outcomes }: KindRules, grade: string | null): Text | null {
  return outcomes.find(({ id }) => grade !== null && id === `grade-${grade}`)?.title ?? null;
}

/** The review that must follow a result, as the kinds' rules say, and the one that does. */
function followOf(context: QueryContext, { digest, body }: KeptStatement<"result">) {
  const { profile, rules } = statementBy(context.db, body.dossier, "dossier").body;
  const called = kindThatFollows(rules, profile.kind, body.outcome);
  return called === null ? null : { kind: called.id, reviewId: followingReview(context.db, digest) };
}

function decisionOn(db: ReadableDb, result: KeptStatement<"result">): KeptStatement<"decision"> | null {
  const decisions = statementsOf(db, result.body.reviewId, "decision");
  return decisions.find((kept) => kept.body.result === result.digest) ?? null;
}

/** Keeps a statement of the alliance about a result and queues it for the chair's mailbox. */
async function sendBack(
  context: CommandContext,
  seed: Uint8Array,
  result: KeptStatement<"result">,
  statement: VerifiedStatement,
  state: "registered" | "concluded",
): Promise<void> {
  const dossier = dossierOf(context, result);
  const chair = dossier.body.panel.find((member) => member.position === "chair") ?? null;
  const to: readonly Addressee[] = chair === null ? [] : [chair];
  const packed = await packFor(context, seed, {
    kind: "other",
    about: dossier.digest,
    statements: [statement.bytes],
    materials: [],
    recipients: to.map((person) => person.recipient),
  });
  context.commit(statement.digest, (db) => {
    keepStatement(db, statement, { identityId: null, reviewId: result.body.reviewId });
    for (const person of to)
      queue(context, db, packed, person, { statement: statement.digest, kind: statement.statement.kind });
    db.update(dossiers)
      .set({ state, updatedAt: context.now() })
      .where(eq(dossiers.dossierId, result.body.reviewId))
      .run();
  });
}

function dossierOf(context: QueryContext, result: KeptStatement<"result">): KeptStatement<"dossier"> {
  return statementBy(context.db, result.body.dossier, "dossier");
}
