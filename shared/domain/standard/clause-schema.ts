import { z } from "zod";
import { decimalSchema } from "../../ids.ts";
import { metricIdSchema } from "../measurement/metrics.ts";
import { compare, fromDecimal, zero } from "../rational.ts";
import { named, type PackProblem } from "./pack-problem.ts";
import { slugSchema, textSchema } from "./text.ts";

/**
 * Who looks at a clause, and when.
 * `P` the panel at acceptance · `X` an application scenario of the informative annex A · `L` initiation and process ·
 * `A` alliance or region, never a panel · `Y` annual performance · `T` diffusion and transfer ·
 * `R` wording of a definition, reference only · `K` consequence of a conclusion, not a check.
 */
export const layerSchema = z.enum(["P", "X", "L", "A", "Y", "T", "R", "K"]);
export type Layer = z.infer<typeof layerSchema>;

/** How a clause compares: 以上 `gte`, 不超过 `lte`, 高于 `gt`, 小于 `lt`; `includes` all of a list, `one-of` it, `none` sets no threshold. */
export const comparatorSchema = z.enum(["gte", "lte", "gt", "lt", "eq", "between", "includes", "one-of", "none"]);

/** The threshold of a clause that only asks whether something is there or is so (有 / 是); answered by people. */
export const yesThreshold = "yes";

/** `res.team.algo`, `A1.auto.speed`: the identity tests, dossiers and conclusions bind to; never the threshold. */
export const clauseIdSchema = z.string().regex(/^[a-zA-Z0-9]+(\.[a-z0-9]+)+$/);

/** `A1.pm`: a scenario of annex A, named like the clauses it owns. */
export const scenarioIdSchema = z.string().regex(/^[A-Z]\d+\.[a-z]+$/);

/** Classes of projects a clause may be restricted to (五(一)); which one a project is, the contract declares (ambiguity 14). */
export const tierSchema = z.enum(["major", "medium", "small"]);

/** The three fields of clause scope.field. */
export const fieldSchema = z.enum(["manufacturing", "agriculture", "services"]);

/** One named part of a clause: a listed function, a party, a component of a formula. */
const clauseItemSchema = z
  .strictObject({
    id: slugSchema,
    zh: z.string().min(1),
    en: z.string().min(1),
    /** Ten-thousandths of the whole (4000 = 0.4); null where the standard gives no weight. */
    weight: z.int().nullable(),
  })
  .readonly();

const conditionSchema = z
  .strictObject({
    /** Project classes the clause speaks of; null = any. */
    tiers: z.array(tierSchema).min(1).readonly().nullable(),
    /** True = only 重点项目. */
    keyProject: z.boolean(),
    /** Fields the clause speaks of; null = any. */
    fields: z.array(fieldSchema).min(1).readonly().nullable(),
  })
  .readonly();

const clauseShape = z.strictObject({
  id: clauseIdSchema,
  /** Where the standard says it, as printed in the body: `七(三)`, `附录A.1`. */
  ref: z.string().min(1),
  /** What the clause asks, in the product's own words. */
  summary: textSchema,
  /** Short name of what is compared. */
  metric: textSchema,
  comparator: comparatorSchema,
  /**
   * `gte lte gt lt`: decimal text. `eq`: decimal text, {@link yesThreshold} or an item's id. `between`: two decimal texts,
   * low first. `includes`, `one-of`: item ids (or bare level names where `items` is null). `none`: null = 未规定.
   */
  threshold: z.union([z.string().min(1), z.array(z.string().min(1)).min(1).readonly()]).nullable(),
  /** Whether each end of `between` belongs to the range; null for every other comparator. */
  inclusive: z.strictObject({ low: z.boolean(), high: z.boolean() }).readonly().nullable(),
  /** Printed symbol of a unit of the pack; null where the clause has no quantity. `1` is a dimensionless number. */
  unit: z.string().min(1).nullable(),
  /** What or whom the clause speaks of. */
  scope: textSchema,
  /** `quantified` has a number · `formula` is a weight, scale or formula · `check` is verified without a number. */
  type: z.enum(["quantified", "formula", "check"]),
  /** The standard itself softens it (通常, 一般, 至少可…): departing from it is remarked on, never failed. */
  soft: z.boolean(),
  layers: z.array(layerSchema).min(1).readonly(),
  /** Scenario of annex A the clause belongs to; null outside the annex and for the basics of A.4. */
  scenario: scenarioIdSchema.nullable(),
  /** Parts the clause names; null where it names none. */
  items: z.array(clauseItemSchema).min(1).readonly().nullable(),
  /** Restricts the clause to some projects; null = every project of its layers. */
  condition: conditionSchema.nullable(),
  /** Clause that states the same threshold: checked once there, both are cited (ambiguity 4); null otherwise. */
  checkedWith: clauseIdSchema.nullable(),
  /** Instrument of the pack that evaluates the clause; null = this program does not evaluate it. */
  instrument: slugSchema.nullable(),
  /** Metrics that can answer the clause; more than one = the standard does not say which, the outline must choose. */
  measures: z.array(metricIdSchema).readonly(),
  /** Numbers of the ambiguities that touch the clause. */
  ambiguities: z.array(z.int().min(1).max(42)).readonly(),
});

/** One checkable statement of the standard. */
export const clauseSchema = clauseShape
  .superRefine((clause, context) => {
    const problem = thresholdProblem(clause);
    if (problem !== null) {
      const missing = clause.comparator !== "none" && clause.threshold === null;
      const name = missing ? named({ code: "threshold-missing", clause: clause.id }) : {};
      context.addIssue({ code: "custom", path: ["threshold"], message: problem, ...name });
    }
    if ((clause.comparator === "between") !== (clause.inclusive !== null))
      context.addIssue({ code: "custom", path: ["inclusive"], message: "between, and only between, names its ends" });
    if (clause.type === "quantified" && (clause.comparator === "none" || clause.unit === null))
      context.addIssue({
        code: "custom",
        path: ["type"],
        message: "a quantified clause needs a comparator and a unit",
      });
    if (clause.scenario !== null && !clause.layers.includes("X"))
      context.addIssue({ code: "custom", path: ["scenario"], message: "only clauses of layer X belong to a scenario" });
    checkWeights(clause, (path, message, problem) =>
      context.addIssue({ code: "custom", path: [...path], message, ...named(problem) }),
    );
    const itemIds = (clause.items ?? []).map((item) => item.id);
    if (new Set(itemIds).size !== itemIds.length)
      context.addIssue({ code: "custom", path: ["items"], message: "item ids must be unique" });
  })
  .readonly();
export type Clause = z.infer<typeof clauseSchema>;

/** Every weight between 0 and the whole, and all of them together the whole; a formula without one of its weights is not whole. */
function checkWeights(
  { items }: z.infer<typeof clauseShape>,
  report: (path: readonly (string | number)[], message: string, problem: PackProblem) => void,
): void {
  const weights = (items ?? []).flatMap((item) => (item.weight === null ? [] : [item.weight]));
  if (weights.length === 0) return;
  items?.forEach(({ id, weight }, index) => {
    if (weight === null || (weight > 0 && weight <= 10_000)) return;
    const value = String(weight);
    report(["items", index, "weight"], "weight out of range", {
      code: "component-out-of-range",
      component: id,
      value,
      low: "1",
      high: "10000",
    });
  });
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (sum !== 10_000)
    report(["items"], "weights of a formula must add up to 10000", {
      code: "weights-not-one",
      sum: String(sum),
      whole: "10000",
    });
}

/** Why a threshold does not fit its comparator, or null. */
function thresholdProblem(clause: z.infer<typeof clauseShape>): string | null {
  const { comparator, threshold, items } = clause;
  const isDecimal = (text: string): boolean => decimalSchema.safeParse(text).success;
  const itemIds = items?.map((item) => item.id) ?? null;
  switch (comparator) {
    case "none":
      return threshold === null ? null : "a clause without comparator has no threshold";
    case "gte":
    case "lte":
    case "gt":
    case "lt":
      return typeof threshold === "string" && isDecimal(threshold) ? null : `${comparator} needs decimal text`;
    case "eq":
      if (typeof threshold !== "string") return "eq needs one value";
      if (threshold === yesThreshold || (itemIds?.includes(threshold) ?? false)) return null;
      if (!isDecimal(threshold)) return "eq needs decimal text, yes, or the id of an item";
      return itemIds === null || String(itemIds.length) === threshold ? null : "eq counts the items it names";
    case "between": {
      if (!Array.isArray(threshold) || threshold.length !== 2 || !threshold.every(isDecimal))
        return "between needs two decimal texts";
      const [low = zero, high = zero] = threshold.map(fromDecimal);
      return compare(low, high) < 0 ? null : "between needs the low end first";
    }
    case "includes":
    case "one-of":
      if (!Array.isArray(threshold)) return `${comparator} needs a list`;
      if (itemIds === null) return comparator === "one-of" ? null : "includes needs named items";
      return threshold.every((id: string) => itemIds.includes(id)) ? null : "the list names an unknown item";
  }
}
