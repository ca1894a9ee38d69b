import { z } from "zod";
import { command, edit, query } from "./define.ts";
import { digestSchema, idSchema } from "../ids.ts";
import { opinionDraftSchema, opinionSchema, outcomeSchema, proposalSchema } from "../domain/opinion/opinion.ts";
import type { PassMark } from "../domain/opinion/pass-mark.ts";
import type { Aggregate } from "../domain/scoring/aggregate.ts";
import type { ReviewGrade } from "../domain/scoring/review-grade.ts";
import type { Spread } from "../domain/scoring/spread.ts";
import type { sheetSchema } from "../domain/scoring/sheet.ts";
import type { Wording } from "./dossiers.ts";
import { wordingSchema } from "./dossiers.ts";
import { pinSchema } from "./vault.ts";

const byReview = z.strictObject({ reviewId: idSchema });
const signed = z.strictObject({ digest: digestSchema });

/** Scores after reveal, as far as the house rule `readers` lets the open seat see them. */
export interface ScoresView {
  readonly sheets: readonly z.infer<typeof sheetSchema>[];
  readonly channels: Readonly<Record<string, "seat" | "laptop" | "paper">>;
  /** Where members choose grades there is no total. */
  readonly aggregate: Aggregate;
  /** The grade the total comes to; null where the kind of review ends in none. */
  readonly grade: ReviewGrade | null;
  /** How the panel's total stands to the pass mark; null where the house rules set none for this kind. */
  readonly passMark: PassMark | null;
  readonly spread: Spread;
}

/** Sources beside the opinion draft: every line says what it rests on. */
export interface OpinionSource {
  readonly kind: "finding" | "target" | "test-item" | "question" | "objection";
  readonly basis: string;
  readonly text: string;
  readonly weight: Wording;
}

export const chairGroup = {
  /**
   * Opens every sealed sheet of the panel and signs the list of what is counted. Refuses reveal-incomplete unless the reason for each missing
   * sheet is given, sheet-unsound for one that cannot be counted and is not listed as missing either, sheet-not-on-panel.
   */
  reveal: command(
    "seat",
    z.strictObject({
      reviewId: idSchema,
      missing: z.array(z.strictObject({ memberId: idSchema, reason: z.string().min(1) })),
      pin: pinSchema,
    }),
    signed,
  ),
  scores: query(
    "seat",
    byReview,
    z.custom<ScoresView>(() => true),
  ),
  opinion: query(
    "vault",
    byReview,
    z.strictObject({
      draft: opinionDraftSchema,
      frozen: z.array(z.strictObject({ digest: digestSchema, opinion: opinionSchema })),
      sources: z.array(z.custom<OpinionSource>(() => true)),
      /** The dissent the open seat has filed on the text that was carried; null where it has filed none. */
      ownDissent: z.string().nullable(),
      /** The next proposal the ballot sequence allows, and why earlier ones are skipped; null when decided. */
      next: z.strictObject({ proposal: proposalSchema, skipped: z.array(wordingSchema) }).nullable(),
    }),
  ),
  writeOpinion: edit("seat", z.strictObject({ reviewId: idSchema, draft: opinionDraftSchema }), z.null()),
  /** Freezes the text: problems and suggestions are compulsory. Refuses opinion-incomplete. */
  freeze: command("seat", z.strictObject({ reviewId: idSchema, pin: pinSchema }), signed),
  /** The open seat's vote on the newest frozen text, by PIN. */
  vote: command(
    "seat",
    z.strictObject({
      reviewId: idSchema,
      opinion: digestSchema,
      choice: z.enum(["for", "against", "abstain"]),
      pin: pinSchema,
    }),
    signed,
  ),
  dissent: command("seat", z.strictObject({ reviewId: idSchema, text: z.string().min(1), pin: pinSchema }), signed),
  /** Co-signs the frozen text; refused unless the member's own sheet digest is in the reveal. */
  cosign: command("seat", z.strictObject({ reviewId: idSchema, pin: pinSchema }), signed),
  /** Signs the result, packs it as `.gjr` sealed to the alliance and queues it. */
  signResult: command(
    "seat",
    z.strictObject({ reviewId: idSchema, pin: pinSchema }),
    z.strictObject({ digest: digestSchema, outcome: outcomeSchema }),
  ),
};
