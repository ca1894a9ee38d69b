import type { ReadableDb } from "#db/open.ts";
import type { Audience } from "#shared/domain/document/catalogue.ts";
import type { Dossier } from "#shared/domain/dossier/dossier.ts";
import type { JointRecord } from "#shared/domain/record/joint-record.ts";
import type { JudgedItem } from "#shared/domain/record/judge-record.ts";
import type { QueryContext } from "../context.ts";
import type { Packs } from "../packs.ts";
import { type GatheredReview, gatherReview } from "../sitting/gather.ts";
import { statementsOf } from "../statements.ts";
import { type Forms, formsOf } from "./forms.ts";

/** What gathering needs of a call. */
export type GatherContext = Pick<QueryContext, "db" | "packs" | "vault">;

/** Everything the parts of one document input are gathered from. */
export interface DocumentSources {
  readonly db: ReadableDb;
  readonly packs: Packs;
  readonly review: GatheredReview;
  readonly dossier: Dossier;
  /** The joint record in force on this workstation. */
  readonly record: JointRecord;
  readonly judged: readonly JudgedItem[];
  readonly audience: Audience;
  readonly forms: Forms;
  /** The review this one follows, as its result stands; null for a review of its own, and where it is not known on this workstation. */
  readonly first: GatheredReview | null;
}

/** What judging the outline's requirements in words takes. */
export interface JudgedSources extends Pick<DocumentSources, "judged" | "forms"> {
  readonly dossier: Pick<Dossier, "targets" | "outline" | "materials">;
  readonly record: Pick<JointRecord, "readings">;
}

function firstOf(context: GatherContext, { follows }: Dossier): GatheredReview | null {
  if (follows === null) return null;
  const here = statementsOf(context.db, follows.reviewId, "result").some(({ digest }) => digest === follows.result);
  return here ? gatherReview(context, follows.reviewId, follows.result) : null;
}

/** Reads the review once for all parts. Throws Refusal `not-found`, and `invalid-input` where a form's wording is broken. */
export async function gatherSources(
  context: GatherContext,
  reviewId: string,
  audience: Audience,
): Promise<DocumentSources> {
  const forms = await formsOf(context.packs.resources);
  const { db, packs } = context;
  const review = gatherReview(context, reviewId);
  const { dossier, record, judged } = review;
  return { db, packs, review, dossier, record, judged, audience, forms, first: firstOf(context, dossier) };
}
