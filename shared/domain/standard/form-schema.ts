import { z } from "zod";

import { expertCategorySchema, type ExpertCategory } from "../dossier/profile.ts";
import { named } from "./pack-problem.ts";
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

/** The shape of {@link FormCriterion}; refuses children that do not add up to their parent, and bands that do not descend to 0. */
export const formCriterionSchema: z.ZodType<FormCriterion, FormCriterion> = z
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
    const below = weightOf(criterion.children);
    if (!isLeaf && below !== criterion.weight)
      context.addIssue({
        code: "custom",
        path: ["children"],
        message: "children must add up to the parent's weight",
        ...named({ code: "weights-not-one", sum: String(below), whole: String(criterion.weight) }),
      });
    const descending = criterion.bands.every(
      (band, index) => index === 0 || band.from < from(criterion.bands[index - 1]),
    );
    if (!descending || from(criterion.bands.at(-1)) !== 0) issue("bands", "bands descend and the last begins at 0");
  })
  .readonly();

/** Sum of the weights of sibling criteria, hundredths of a point. */
export function weightOf(criteria: readonly FormCriterion[]): number {
  return criteria.reduce((sum, criterion) => sum + criterion.weight, 0);
}

/** The ids of a criterion and everything below it. */
export function idsWithin(criterion: FormCriterion): readonly string[] {
  return [criterion.id, ...criterion.children.flatMap(idsWithin)];
}

function from(band: Band | undefined): number {
  return band?.from ?? -1;
}
