import { z } from "zod";
import { dateSchema } from "../../ids.ts";
import { reviewKindSchema, type ReviewKind } from "../dossier/profile.ts";
import { kindRulesSchema, type KindRules } from "./kind-schema.ts";
import { materialIdSchema } from "./pack-schema.ts";
import {
  adjustmentRuleSchema,
  ballotRuleSchema,
  documentsRuleSchema,
  indicesRuleSchema,
  notApplicableRuleSchema,
  panelRuleSchema,
  readersRuleSchema,
  readingsRuleSchema,
  recusalRuleSchema,
  replacementRuleSchema,
  retentionRuleSchema,
  scoringRuleSchema,
  vetoRuleSchema,
} from "./rules-parts.ts";
import { slugSchema, textSchema } from "./text.ts";

/** house rule: materials. What one kind of material must be to count. */
const validitySchema = z
  .strictObject({
    text: textSchema,
    /** Oldest age in months at the application; null = no limit. */
    withinMonths: z.int().positive().nullable(),
    /** Must be about the version that was delivered. */
    deliveredVersion: z.boolean(),
    /** Must be dated after the end of the project period. */
    afterPeriodEnd: z.boolean(),
  })
  .readonly();

const requiredMaterialSchema = z
  .strictObject({
    id: materialIdSchema,
    title: textSchema,
    compulsory: z.enum(["always", "if-outline-asks", "no"]),
    /** Fewest files of this kind where it is asked for. */
    minimumCount: z.int().min(1),
    validity: validitySchema.nullable(),
  })
  .readonly();
export type RequiredMaterial = z.infer<typeof requiredMaterialSchema>;

const rulesShape = z.strictObject({
  id: slugSchema,
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  title: textSchema,
  /** `model`: 示范细则, every form prints 演示 · `adopted`: the organiser's own, by document, date and signature. */
  status: z.enum(["model", "adopted"]),
  /** Null exactly while the rules are the model. */
  adopted: z
    .strictObject({ documentNo: z.string().min(1), date: dateSchema, by: z.string().min(1) })
    .readonly()
    .nullable(),
  panel: panelRuleSchema,
  recusal: recusalRuleSchema,
  replacement: replacementRuleSchema,
  notApplicable: notApplicableRuleSchema,
  adjustment: adjustmentRuleSchema,
  scoring: scoringRuleSchema,
  vetoes: z.array(vetoRuleSchema).readonly(),
  ballot: ballotRuleSchema,
  /** house rule: deadlines. Seasonal targets run to the end of the next season and this many days. */
  deadlines: z
    .strictObject({ rectificationMonths: z.int().min(1), seasonalDaysAfterSeason: z.int().min(0) })
    .readonly(),
  /** house rule: recheck. The chair and at least this many further members. */
  recheck: z.strictObject({ membersBesideChair: z.int().min(1) }).readonly(),
  /** house rule: refusing to sign. */
  refusal: z
    .strictObject({ ballotStands: z.boolean(), witnesses: z.int().min(0), presumption: z.literal("none") })
    .readonly(),
  /** house rule: hand corrections. */
  handCorrection: z
    .strictObject({
      initialled: z.boolean(),
      ways: z
        .array(z.enum(["new-version", "bound-scan"]))
        .min(1)
        .readonly(),
    })
    .readonly(),
  readers: readersRuleSchema,
  documents: documentsRuleSchema,
  /** Left out in packs from before this rule: whoever destroys a dossier then states the period and what says so. */
  retention: retentionRuleSchema.exactOptional(),
  /** Whether the alliance may hold a recovery slot of a workstation; it restores reading, never signing. */
  recoveryByAlliance: z.boolean(),
  indices: indicesRuleSchema,
  /** Left out in packs from before this rule: the neutral defaults of the standard pack then stand alone. */
  readings: readingsRuleSchema.exactOptional(),
  materials: z.array(requiredMaterialSchema).readonly(),
  kinds: z.array(kindRulesSchema).min(1).readonly(),
});

/** A house rules pack: how one organiser reviews; never what the standard means. */
export const rulesSchema = rulesShape
  .superRefine((rules, context) => {
    const issue = (path: readonly (string | number)[], message: string): void =>
      context.addIssue({ code: "custom", path: [...path], message });
    if ((rules.status === "adopted") !== (rules.adopted !== null))
      issue(["adopted"], "adopted rules, and only they, name their document");
    if (rules.panel.remote.numerator > rules.panel.remote.denominator)
      issue(["panel", "remote"], "allows more than the whole panel");
    if (rules.panel.major < rules.panel.minimum) issue(["panel", "major"], "is smaller than the minimum");
    const materials = new Set(rules.materials.map((material) => material.id));
    if (materials.size !== rules.materials.length) issue(["materials"], "material ids must be unique");
    if (new Set(rules.kinds.map((kind) => kind.id)).size !== reviewKindSchema.options.length)
      issue(["kinds"], "every kind of review appears once");
    rules.kinds.forEach((kind, index) => {
      const unknown = kind.materials.find(({ id }) => !materials.has(id));
      if (unknown !== undefined) issue(["kinds", index, "materials"], `unknown material ${unknown.id}`);
      if (kind.follows !== null && kind.follows.kind === kind.id) issue(["kinds", index, "follows"], "follows itself");
    });
  })
  .readonly();
export type HouseRules = z.infer<typeof rulesSchema>;

/** The rules of one kind of review. A valid pack has every kind; throws TypeError on a pack that was never validated. */
export function kindRules(rules: HouseRules, kind: ReviewKind): KindRules {
  const found = rules.kinds.find((entry) => entry.id === kind);
  if (found === undefined) throw new TypeError(`rules pack without ${kind}`);
  return found;
}
