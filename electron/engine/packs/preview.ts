import { desc } from "drizzle-orm";
import { dossiers } from "#db/schema/index.ts";
import { dossierStateSchema } from "#shared/contract/dossiers.ts";
import type { PreviewedReview, RulesPreview } from "#shared/contract/packs.ts";
import { type HeldRound, type PreviewFacts, previewRules } from "#shared/domain/standard/rules-preview.ts";
import type { HouseRules } from "#shared/domain/standard/rules-schema.ts";
import type { QueryContext } from "../context.ts";
import { readDraft } from "../dossiers/draft.ts";
import { countedSheets, scoringInput } from "../opinion/counted-sheets.ts";
import { readingOf } from "../opinion/scores.ts";
import { actorOf, type GatheredReview, gatherReview } from "../sitting/gather.ts";
import { votersOn } from "../sitting/rounds.ts";
import { statementBy } from "../statements.ts";
import { previewDemo } from "./preview-demo.ts";
import { readRulesDraft } from "./rules-draft.ts";

/** How many projects are tried: a person reads no more, and every one is gathered whole. */
const examinedAtMost = 40;

/** What the draft would alter in the library's projects and in the demo reviews, those that change first. Without a draft nothing is tried. */
export function previewDraft(context: QueryContext): RulesPreview {
  const draft = readRulesDraft(context, context.db);
  const rows = context.db.select().from(dossiers).orderBy(desc(dossiers.updatedAt)).all();
  if (draft === null) return { reviews: [], examined: 0, total: rows.length, demo: [] };
  const tried = rows.slice(0, examinedAtMost);
  const reviews = tried.map((row): PreviewedReview => {
    const { dossierId, code, title } = row;
    const facts = row.current === null ? draftFacts(context, dossierId) : issuedFacts(context, dossierId);
    return {
      id: dossierId,
      code,
      title,
      state: dossierStateSchema.parse(row.state),
      effects: effectsOf(context, facts, draft),
    };
  });
  return {
    reviews: mostChangedFirst(reviews),
    examined: tried.length,
    total: rows.length,
    demo: mostChangedFirst(previewDemo(context, draft)),
  };
}

function mostChangedFirst(reviews: readonly PreviewedReview[]): readonly PreviewedReview[] {
  const weight = ({ effects }: PreviewedReview): number =>
    effects.length + (effects.some((effect) => effect.breaks) ? 1000 : 0);
  return reviews.toSorted((a, b) => weight(b) - weight(a));
}

function effectsOf(context: QueryContext, facts: PreviewFacts, draft: HouseRules): PreviewedReview["effects"] {
  return previewRules(facts, context.packs.rules.content, draft, context.packs.standard.content);
}

function draftFacts(context: QueryContext, dossierId: string): PreviewFacts {
  const { targets, materials, panel, ...draft } = readDraft(context.db, dossierId);
  return {
    dossier: { ...draft, targets: [...targets], materials: [...materials], panel: [...panel] },
    record: null,
    scores: null,
    rounds: [],
  };
}

function issuedFacts(context: QueryContext, reviewId: string): PreviewFacts {
  const review = gatherReview(context, reviewId);
  const { dossier, record } = review;
  return {
    dossier: { ...dossier, recorder: dossier.recorder.identityId },
    record,
    scores: scoresOf(context, review),
    rounds: review.rounds.map((round) => heldRound(context, review, round)),
  };
}

/** The sheets that count, as far as the review's own house rules let the secretariat read them; the preview shows their total alone. */
function scoresOf(context: QueryContext, review: GatheredReview): PreviewFacts["scores"] {
  const reading = readingOf(review, actorOf(context, review.dossier));
  if (reading === "none" || reading === "own") return null;
  const sheets = countedSheets(review.sources).map((kept) => kept.body);
  if (sheets.length === 0 || sheets.length < (review.sources.papers.reveal?.body.sheets.length ?? 0)) return null;
  const { form, members, scores } = scoringInput(review, sheets);
  return { form, members, given: scores };
}

function heldRound(
  { db }: QueryContext,
  { sources }: GatheredReview,
  round: GatheredReview["rounds"][number],
): HeldRound {
  const opinion = sources.papers.opinions.find((kept) => kept.digest === round.facts.opinion);
  return {
    proposal: round.tally.proposal,
    voters: opinion === undefined ? [] : votersOn(sources, opinion),
    ballots: round.ballots.map((digest) => {
      const { memberId, choice } = statementBy(db, digest, "ballot").body;
      return { memberId, choice };
    }),
  };
}
