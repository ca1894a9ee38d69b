import { z } from "zod";
import { expertCategorySchema } from "../dossier/profile.ts";
import { outcomeSchema } from "../opinion/opinion.ts";
import { named } from "./pack-problem.ts";
import { slugSchema, textSchema } from "./text.ts";

const countSchema = z.int().min(0);

/** house rule: panel. */
export const panelRuleSchema = z
  .strictObject({
    minimum: z.int().min(1),
    /** Fewest members for projects the task contract declares major (重大). */
    major: z.int().min(1),
    odd: z.enum(["required", "advised", "free"]),
    /** Exactly one chair. */
    oneChair: z.boolean(),
    technicalAtLeastHalf: z.boolean(),
    /** Fewest members of each category; clause acc.panel.mix asks for one of each. */
    categories: z.record(expertCategorySchema, countSchema).readonly(),
    alternates: countSchema,
    /** 混合 sittings: the largest share of remote members, and whether the chair may be one of them. */
    remote: z.strictObject({ numerator: countSchema, denominator: z.int().min(1), chair: z.boolean() }).readonly(),
  })
  .readonly();

/** house rule: recusal. Years look back from the day of the sitting. */
export const recusalRuleSchema = z
  .strictObject({
    years: countSchema,
    grounds: z
      .array(
        z
          .strictObject({
            id: slugSchema,
            title: textSchema,
            /** True = only within `years`; false = at any time. */
            withinYears: z.boolean(),
          })
          .readonly(),
      )
      .min(1)
      .readonly(),
    reasonHeldBy: z.literal("organiser"),
    chairSees: z.enum(["fact", "reason"]),
  })
  .readonly();

/** house rule: replacement. */
export const replacementRuleSchema = z
  .strictObject({
    by: z.enum(["organiser", "chair"]),
    from: z.literal("alternates"),
    until: z.literal("materials-reviewed"),
    replacedSheet: z.literal("void-kept-shown"),
  })
  .readonly();

/** house rule: not applicable. Decided once for all, never by one member. */
export const notApplicableRuleSchema = z
  .strictObject({
    decidedBy: z
      .array(z.enum(["outline", "panel"]))
      .min(1)
      .readonly(),
    renormalise: z.boolean(),
  })
  .readonly();

/** house rule: adjusted thresholds. The standard allows adjusting and gives no procedure (clause scope.adjust). */
export const adjustmentRuleSchema = z
  .strictObject({ allowed: z.boolean(), requires: z.array(z.enum(["reason", "approver", "date"])).readonly() })
  .readonly();

/** house rule: scoring. */
export const scoringRuleSchema = z
  .strictObject({
    aggregate: z.literal("mean"),
    /** True drops the highest and the lowest score of a criterion before the mean. */
    trimmed: z.boolean(),
    decimals: z.int().min(0).max(4),
    rounding: z.literal("half-away-from-zero"),
    compare: z.literal("unrounded"),
    /** Hundredths of a point; null = the score informs and does not decide. */
    passMark: z.int().min(0).max(10_000).nullable(),
  })
  .readonly();

/** house rule: veto. */
export const vetoRuleSchema = z
  .strictObject({
    id: z.enum(["false-materials", "target-changed-without-approval", "binding-target-unmet"]),
    title: textSchema,
    /** `any-member` raises it by hand; `verdict` follows from the recorded facts. */
    raisedBy: z.enum(["any-member", "verdict"]),
    /** Outcomes the veto rules out. */
    forbids: z.array(outcomeSchema).readonly(),
    /** Outcome the panel may choose at once; null = none. */
    allows: outcomeSchema.nullable(),
  })
  .readonly();

/** house rule: ballot. Votes needed = the whole panel × numerator / denominator, rounded up. What is put to the vote is each kind's own. */
export const ballotRuleSchema = z
  .strictObject({
    fractionNumerator: z.int().min(1),
    fractionDenominator: z.int().min(1),
    mode: z.enum(["open", "secret"]),
    /** Abstentions and votes not cast count in the denominator. */
    denominator: z.literal("full-panel"),
    chairVotes: z.literal(1),
  })
  .refine((ballot) => ballot.fractionNumerator <= ballot.fractionDenominator, {
    path: ["fractionNumerator"],
    message: "asks for more than the whole panel",
  })
  .readonly();

/** house rule: readers. What each may read of the members' sheets after the reveal; `numbered` shows 专家1…n. */
export const readersRuleSchema = z
  .strictObject({
    chair: z.enum(["named", "numbered"]),
    members: z.enum(["named", "numbered", "own"]),
    recorder: z.enum(["named", "numbered", "none"]),
    alliance: z.enum(["named", "numbered"]),
    applicant: z.literal("none"),
  })
  .readonly();

/** house rule: documents. `numbered` prints 专家1…n. */
export const documentsRuleSchema = z
  .strictObject({
    memberNames: z.enum(["numbered", "named"]),
    archiveCopy: z.enum(["numbered", "named"]),
    individualScoresToApplicant: z.literal(false),
  })
  .readonly();

/**
 * house rule: retention. How long a workstation keeps the materials and working texts of a concluded review before they may be destroyed. A calendar period,
 * which ends with the day of that number in its last month, or with the month where it has no such day.
 */
export const retentionRuleSchema = z
  .strictObject({
    years: z.int().min(0).max(100),
    months: z.int().min(0).max(11),
    from: z.literal("receipt"),
    /** Whether they may be destroyed before it has passed, where a document that is named says so. */
    earlier: z.boolean(),
  })
  .readonly();
export type RetentionRule = z.infer<typeof retentionRuleSchema>;

/** How many places of the standard are unclear. */
const unclearPlaces = 42;

/**
 * house rule: readings. How the organiser handles each place the standard leaves unclear, in words for people; each of the 42 once, by its number. What the
 * program computes goes by the named rules and the outline.
 */
export const readingsRuleSchema = z
  .array(z.strictObject({ number: z.int().min(1).max(unclearPlaces), reading: textSchema }).readonly())
  .superRefine((readings, context) => {
    const places = Array.from({ length: Math.max(readings.length, unclearPlaces) }, (_, index) => index);
    const wrong = places.find((index) => index >= unclearPlaces || readings[index]?.number !== index + 1);
    if (wrong === undefined) return;
    const number = String(wrong < unclearPlaces ? wrong + 1 : readings[wrong]?.number);
    context.addIssue({
      code: "custom",
      path: [wrong],
      message: "every ambiguity is handled once, by its number",
      ...named({ code: "readings-incomplete", ambiguity: number }),
    });
  })
  .readonly();
export type ReadingsRule = z.infer<typeof readingsRuleSchema>;

/** house rule: indices. What the standard leaves open and the alliance must supply; null = 未配置. */
export const indicesRuleSchema = z
  .strictObject({
    /** Hundredths of a percent, sum 10000 (clause term.10.components, ambiguity 13). */
    efficacyWeights: z
      .strictObject({ onTime: countSchema, transfer: countSchema, satisfaction: countSchema })
      .readonly()
      .nullable(),
    /** Hundredths of a percent, sum 10000 (clause term.8.elements, ambiguity 11). */
    readinessWeights: z
      .strictObject({ infrastructure: countSchema, data: countSchema, talent: countSchema, culture: countSchema })
      .readonly()
      .nullable(),
    /** How scores between the printed integer bands of 九(二) are read (ambiguity 36). */
    gradeBands: z.enum(["continuous", "round-first"]),
  })
  .superRefine((indices, context) => {
    for (const name of ["efficacyWeights", "readinessWeights"] as const) {
      const weights = indices[name];
      const sum = weights === null ? 10_000 : Object.values(weights).reduce((total, weight) => total + weight, 0);
      if (sum !== 10_000)
        context.addIssue({
          code: "custom",
          path: [name],
          message: "weights must add up to 10000",
          ...named({ code: "weights-not-one", sum: String(sum), whole: "10000" }),
        });
    }
  })
  .readonly();
