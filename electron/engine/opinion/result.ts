import { eq } from "drizzle-orm";
import { dossiers } from "#db/schema/index.ts";
import type { GroupHandlers } from "#shared/contract/define.ts";
import type { chairGroup } from "#shared/contract/chair.ts";
import { Refusal } from "#shared/errors.ts";
import type { StatementKind } from "#shared/trust/kinds.ts";
import { charterInForce } from "../alliance/charter.ts";
import type { Contexts, QueryContext } from "../context.ts";
import { printedDocuments } from "../documents/editions.ts";
import { signWith, withSigningSeed } from "../sign.ts";
import { packedFiles } from "../scans/packed-files.ts";
import { type GatheredReview, gatherReview, requireOpen } from "../sitting/gather.ts";
import { keepStatement, statementsOf } from "../statements.ts";
import { gradeOfReview } from "./grade.ts";
import { packFor, queue } from "../sync/send.ts";

/** Everything the alliance needs to prove the review again, in the order it came about. */
const carried = [
  "dossier",
  "recusal",
  "commitment",
  "joint-record",
  "supplement",
  "confirmation",
  "objection",
  "suspicion",
  "sheet",
  "transcription",
  "reveal",
  "opinion",
  "ballot",
  "dissent",
  "cosign",
  "refusal",
  "scan",
] as const satisfies readonly StatementKind[];

/** The chair signs the result; it and everything it rests on is sealed to the alliance as `.gjr` and queued. */
export const signResult: GroupHandlers<typeof chairGroup, Contexts>["signResult"] = async (
  context,
  { reviewId, pin },
) => {
  const review = gatherReview(context, reviewId);
  requireOpen(context, review, "sign-result");
  const body = resultBody(context, review);
  const charter = charterInForce(context.db);
  const evidence = carried.flatMap((kind) => statementsOf(context.db, reviewId, kind).map((kept) => kept.bytes));
  return withSigningSeed(context, pin, async (seed) => {
    const subjects = [body.dossier, body.reveal, body.opinion, ...(body.record === null ? [] : [body.record])];
    const signed = signWith(context, context.db, seed, { kind: "result", subjects, body });
    const packed = await packFor(context, seed, {
      kind: "result",
      about: review.digest,
      statements: [...evidence, signed.bytes],
      materials: packedFiles(context, filesBehind(context, reviewId)),
      recipients: [charter.body.recipient],
    });
    context.commit(signed.digest, (db) => {
      keepStatement(db, signed, { identityId: context.seat.identityId, reviewId });
      const alliance = { name: charter.body.name, recipient: charter.body.recipient };
      queue(context, db, packed, alliance, { statement: signed.digest, kind: "result" });
      db.update(dossiers)
        .set({ state: "signed", updatedAt: context.now() })
        .where(eq(dossiers.dossierId, reviewId))
        .run();
    });
    return { digest: signed.digest, outcome: body.outcome };
  });
};

/** Everything signed in ink that was scanned, on this version of the dossier: sheets on paper, and printed papers. */
function inkScans({ db }: QueryContext, { reviewId, digest }: GatheredReview) {
  const sheets = statementsOf(db, reviewId, "transcription").filter(({ body }) => body.sheet.dossier === digest);
  const papers = statementsOf(db, reviewId, "scan").filter(({ body }) => body.dossier === digest);
  const files = [...sheets.flatMap(({ body }) => body.scans), ...papers.map(({ body }) => body.file)];
  return [...new Map(files.map((file) => [file.digest, file])).values()];
}

/** Scans and later materials the evidence binds. */
function filesBehind({ db }: QueryContext, reviewId: string) {
  return [
    ...statementsOf(db, reviewId, "transcription").flatMap(({ body }) => body.scans),
    ...statementsOf(db, reviewId, "scan").map(({ body }) => body.file),
    ...statementsOf(db, reviewId, "supplement").flatMap(({ body }) => body.materials.map(({ file }) => file)),
  ];
}

function resultBody(context: QueryContext, review: GatheredReview) {
  const { reviewId, facts, rounds, decided } = review;
  if (facts.reveal === null || decided === null || facts.outcome === null)
    throw new Refusal("not-found", { what: "outcome" });
  const { opinion, for: inFavour, against, abstain } = decided.facts;
  const onText = (kind: "dissent" | "cosign"): string[] =>
    statementsOf(context.db, reviewId, kind)
      .filter((kept) => kept.body.opinion === opinion)
      .map((kept) => kept.digest);
  return {
    reviewId,
    dossier: review.digest,
    record: facts.record,
    reveal: facts.reveal,
    opinion,
    ballots: rounds.flatMap((round) => round.ballots),
    dissents: onText("dissent"),
    cosigns: onText("cosign"),
    outcome: facts.outcome,
    grade: gradeOfReview(context, review)?.id ?? null,
    counts: { panel: decided.tally.panelSize, present: decided.present, for: inFavour, against, abstain },
    documents: [...printedDocuments(context.db, reviewId)],
    scans: inkScans(context, review).map(({ digest }) => ({ digest })),
  };
}
