import { z } from "zod";

import { expertCategorySchema, reviewKindSchema, type ExpertCategory } from "../dossier/profile.ts";
import { outcomeSchema } from "../opinion/opinion.ts";
import { clauseIdSchema } from "./clause-schema.ts";
import { materialIdSchema } from "./pack-schema.ts";
import { slugSchema, textSchema, type Text } from "./text.ts";

const bandSchema = z
  .strictObject({
    id: z.enum(["excellent", "good", "fair", "poor"]),
    label: textSchema,
    /** Percent of the criterion's weight from which the band begins, inclusive. */
    from: z.int().min(0).max(100),
  })
  .readonly();
/** 优 / 良 / 中 / 差 of one criterion; advisory. */
export type Band = z.infer<typeof bandSchema>;

/** A criterion of a form. A leaf (no children) is scored; a parent only adds up its children. */
export interface FormCriterion {
  readonly id: string;
  readonly title: Text;
  /** Hundredths of a point: 4000 = 40 points. */
  readonly weight: number;
  /** Who scores a leaf; a parent is always `all` and is scored by nobody. */
  readonly scoredBy: "all" | readonly ExpertCategory[];
  /** Best band first; the last begins at 0. */
  readonly bands: readonly Band[];
  readonly children: readonly FormCriterion[];
}

export const formCriterionSchema: z.ZodType<FormCriterion> = z
  .strictObject({
    id: slugSchema,
    title: textSchema,
    weight: z.int().positive().max(10_000),
    scoredBy: z.union([z.literal("all"), z.array(expertCategorySchema).min(1).readonly()]),
    bands: z.array(bandSchema).min(1).readonly(),
    get children() {
      return z.array(formCriterionSchema).readonly();
    },
  })
  .superRefine((criterion, context) => {
    const issue = (path: string, message: string): void => context.addIssue({ code: "custom", path: [path], message });
    const isLeaf = criterion.children.length === 0;
    if (!isLeaf && criterion.scoredBy !== "all") issue("scoredBy", "a parent is scored by nobody");
    if (!isLeaf && weightOf(criterion.children) !== criterion.weight)
      issue("children", "children must add up to the parent's weight");
    const descending = criterion.bands.every(
      (band, index) => index === 0 || band.from < from(criterion.bands[index - 1]),
    );
    if (!descending || from(criterion.bands.at(-1)) !== 0) issue("bands", "bands descend and the last begins at 0");
  })
  .readonly();

const kindOutcomeSchema = z
  .strictObject({
    id: slugSchema,
    title: textSchema,
    /** Which outcome of the order of business it is called here; null = not one of the table's. */
    outcome: outcomeSchema.nullable(),
    /** `ballot` by vote · `suspension` the panel stops and refers · `grade` by the grade bands · `organiser` decided afterwards. */
    by: z.enum(["ballot", "suspension", "grade", "organiser"]),
    enabled: z.boolean(),
  })
  .readonly();

/** How one kind of review is scored and concluded. */
export const kindRulesSchema = z
  .strictObject({
    id: reviewKindSchema,
    title: textSchema,
    /** `points`: scores add up to 100 · `grades`: members choose a band, no total is printed · `none`: no scores. */
    form: z.enum(["points", "grades", "none"]),
    criteria: z.array(formCriterionSchema).readonly(),
    /** Criteria whose weight a clause fixes; every other weight is a house rule. */
    weightClauses: z.array(z.strictObject({ criterion: slugSchema, clause: clauseIdSchema }).readonly()).readonly(),
    outcomes: z.array(kindOutcomeSchema).min(1).readonly(),
    /** Fewest members, the chair included, where it differs from the panel rule; null = the panel rule. */
    panelMinimum: z.int().min(1).nullable(),
    /** Material kinds the formal check looks for. */
    materials: z.array(materialIdSchema).readonly(),
    /** Whether the review may be held by correspondence (函审). */
    correspondence: z.boolean(),
  })
  .superRefine((kind, context) => {
    const issue = (path: string, message: string): void => context.addIssue({ code: "custom", path: [path], message });
    if ((kind.form === "none") !== (kind.criteria.length === 0))
      issue("criteria", "a scored form, and only it, has criteria");
    if (kind.form !== "none" && weightOf(kind.criteria) !== 10_000)
      issue("criteria", `weights add up to ${weightOf(kind.criteria)}, not 10000`);
    const ids = kind.criteria.flatMap(idsWithin);
    if (new Set(ids).size !== ids.length) issue("criteria", "criterion ids must be unique within a form");
    if (kind.weightClauses.some((entry) => !ids.includes(entry.criterion)))
      issue("weightClauses", "names a criterion the form does not have");
    const outcomes = kind.outcomes.map((outcome) => outcome.id);
    if (new Set(outcomes).size !== outcomes.length) issue("outcomes", "outcome ids must be unique");
  })
  .readonly();
export type KindRules = z.infer<typeof kindRulesSchema>;

/** Sum of the weights of sibling criteria, hundredths of a point. */
export function weightOf(criteria: readonly FormCriterion[]): number {
  return criteria.reduce((sum, criterion) => sum + criterion.weight, 0);
}

function idsWithin(criterion: FormCriterion): readonly string[] {
  return [criterion.id, ...criterion.children.flatMap(idsWithin)];
}

function from(band: Band | undefined): number {
  return band?.from ?? -1;
}
