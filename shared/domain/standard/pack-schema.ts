import { z } from "zod";
import { decimalSchema } from "../../ids.ts";
import { reviewKindSchema } from "../dossier/profile.ts";
import { compare, fromDecimal, fromInteger, sum, toDecimal, toTerminatingDecimal } from "../rational.ts";
import { clauseIdSchema, clauseSchema, fieldSchema, layerSchema, scenarioIdSchema } from "./clause-schema.ts";
import { named, type PackProblem } from "./pack-problem.ts";
import { slugSchema, textSchema } from "./text.ts";

/** `01` … `99`: the number a material carries in a dossier. */
export const materialIdSchema = z.string().regex(/^\d{2}$/);

/** One application scenario of annex A. */
export const scenarioSchema = z
  .strictObject({
    id: scenarioIdSchema,
    ref: z.string().min(1),
    title: textSchema,
    /** Sectors the annex names for it; in any other sector the scenario applies only by analogy (参照适用), with a reason. */
    sectors: z.array(slugSchema).min(1).readonly(),
    clauses: z.array(clauseIdSchema).min(1).readonly(),
  })
  .readonly();
export type Scenario = z.infer<typeof scenarioSchema>;

/** A way of evaluating clauses, and where in a review it is used. */
export const instrumentSchema = z
  .strictObject({
    id: slugSchema,
    title: textSchema,
    /** `demo` readings at the live check · `materials` review of materials · `panel` make-up and order of the panel · `index` a computed index · `sheet` members' scores. */
    place: z.enum(["demo", "materials", "panel", "index", "sheet"]),
  })
  .readonly();
export type Instrument = z.infer<typeof instrumentSchema>;

/** A material of a dossier and the clauses it can evidence. The standard gives no list; what is compulsory is a house rule. */
export const packMaterialSchema = z
  .strictObject({ id: materialIdSchema, title: textSchema, clauses: z.array(clauseIdSchema).readonly() })
  .readonly();

/** Which clauses a kind of review looks at: those of the layers, plus `include`, minus `exclude`. */
export const packKindSchema = z
  .strictObject({
    id: reviewKindSchema,
    title: textSchema,
    /** The phase of the cooperation it belongs to, an item of the clause that lists them (scope.process); null where none is stated. */
    phase: slugSchema.nullable(),
    layers: z.array(layerSchema).readonly(),
    include: z.array(clauseIdSchema).readonly(),
    exclude: z.array(clauseIdSchema).readonly(),
  })
  .readonly();
export type PackKind = z.infer<typeof packKindSchema>;

/** A place where the standard is unclear, and the neutral default the program ships for it. */
export const ambiguitySchema = z
  .strictObject({
    number: z.int().min(1).max(42),
    issue: textSchema,
    default: textSchema,
    /**
     * Who may settle it otherwise: the task contract or the profile that follows it · the outline of a review · the organiser's house rules ·
     * the alliance, outside any review · `program`: read one way here, and printed.
     */
    settledBy: z.enum(["contract", "outline", "house-rules", "alliance", "program"]),
    /** Where the house rules hold the default, as the rules editor names places (`indices.gradeBands`); null where they do not. */
    rule: z
      .string()
      .regex(/^[a-z][A-Za-z]*(\.[A-Za-z-]+)*$/)
      .nullable(),
  })
  .refine(({ settledBy, rule }) => (settledBy === "house-rules") === (rule !== null), {
    path: ["rule"],
    message: "the house rules, and only they, name their place",
  })
  .readonly();

/** A sector a project may name, and its field. */
export const sectorSchema = z
  .strictObject({
    id: slugSchema,
    title: textSchema,
    field: fieldSchema,
    /** False = not named by the standard (its lists end in 等): admitting a project needs a reason (ambiguity 1). */
    listed: z.boolean(),
  })
  .readonly();
export type Sector = z.infer<typeof sectorSchema>;

/** A unit by its printed (Chinese) symbol, with the English words for it. */
const packUnitSchema = z.strictObject({ id: z.string().min(1), en: z.string() }).readonly();

const packShape = z.strictObject({
  id: slugSchema,
  /** Number of the standard as printed, e.g. `T/GXDSL 140—2025`. */
  number: z.string().min(1),
  title: textSchema,
  /** `draft` prints 征求意见稿 beside every reference. */
  status: z.enum(["draft", "published"]),
  /** Version of this pack, not of the standard. */
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  units: z.array(packUnitSchema).readonly(),
  sectors: z.array(sectorSchema).readonly(),
  instruments: z.array(instrumentSchema).readonly(),
  kinds: z.array(packKindSchema).readonly(),
  materials: z.array(packMaterialSchema).readonly(),
  /** Groups of weight clauses whose thresholds (percent) must add up to 100. */
  weightSets: z
    .array(z.strictObject({ id: slugSchema, clauses: z.array(clauseIdSchema).min(2).readonly() }).readonly())
    .readonly(),
  /** The basics of annex A.4: they go with every chosen scenario. */
  basics: z.array(clauseIdSchema).readonly(),
  /** Scenario clauses that take a general one's place where the task contract or the outline adopts them (ambiguity 25). */
  replacements: z.array(z.strictObject({ clause: clauseIdSchema, general: clauseIdSchema }).readonly()).readonly(),
  scenarios: z.array(scenarioSchema).readonly(),
  ambiguities: z.array(ambiguitySchema).readonly(),
  clauses: z.array(clauseSchema).min(1).readonly(),
});

/** A standard pack: what the standard says, clause by clause. Every reference inside it must resolve. */
export const standardPackSchema = packShape
  .superRefine((pack, context) => {
    for (const { path, message, problem } of faultsOf(pack))
      context.addIssue({ code: "custom", path: [...path], message, ...(problem === null ? {} : named(problem)) });
  })
  .readonly();
export type StandardPack = z.infer<typeof standardPackSchema>;

interface Fault {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly problem: PackProblem | null;
}

/** Everything in a pack that contradicts something else in it. */
function faultsOf(pack: z.infer<typeof packShape>): readonly Fault[] {
  const faults: Fault[] = [];
  const add = (path: readonly (string | number)[], message: string, problem: PackProblem | null = null): void =>
    void faults.push({ path, message, problem });

  const idsOf = (list: string, entries: readonly { readonly id: string }[]): ReadonlySet<string> => {
    const seen = new Set<string>();
    entries.forEach((entry, index) => {
      if (seen.has(entry.id)) add([list, index, "id"], `repeats ${entry.id}`);
      seen.add(entry.id);
    });
    return seen;
  };
  const clauseIds = idsOf("clauses", pack.clauses);
  const scenarioIds = idsOf("scenarios", pack.scenarios);
  const unitIds = idsOf("units", pack.units);
  const sectorIds = idsOf("sectors", pack.sectors);
  const instrumentIds = idsOf("instruments", pack.instruments);
  idsOf("kinds", pack.kinds);
  idsOf("materials", pack.materials);
  const known = (set: ReadonlySet<string>, path: readonly (string | number)[], ids: readonly string[]): void =>
    ids.forEach((id, index) => {
      if (!set.has(id)) add([...path, index], `unknown ${id}`, set === clauseIds ? unknownClause(id) : null);
    });

  const scenarioOf = new Map(pack.clauses.map(({ id, scenario }) => [id, scenario]));
  const numbers = new Set(pack.ambiguities.map((ambiguity) => ambiguity.number));
  if (numbers.size !== pack.ambiguities.length) add(["ambiguities"], "ambiguity numbers must be unique");
  pack.clauses.forEach((clause, index) => {
    const at = (field: string): readonly (string | number)[] => ["clauses", index, field];
    if (clause.unit !== null && !unitIds.has(clause.unit)) add(at("unit"), `unknown unit ${clause.unit}`);
    if (clause.instrument !== null && !instrumentIds.has(clause.instrument))
      add(at("instrument"), `unknown instrument ${clause.instrument}`);
    if (clause.checkedWith !== null && !clauseIds.has(clause.checkedWith))
      add(at("checkedWith"), `unknown clause ${clause.checkedWith}`, unknownClause(clause.checkedWith));
    if (clause.scenario !== null && !scenarioIds.has(clause.scenario))
      add(at("scenario"), `unknown scenario ${clause.scenario}`);
    if (clause.layers.includes("X") && (clause.scenario === null) !== pack.basics.includes(clause.id))
      add(at("scenario"), "a clause of layer X belongs to one scenario or to the basics");
    clause.ambiguities.forEach((number, at2) => {
      if (!numbers.has(number)) add([...at("ambiguities"), at2], `unknown ambiguity ${number}`);
    });
  });
  pack.scenarios.forEach((scenario, index) => {
    known(sectorIds, ["scenarios", index, "sectors"], scenario.sectors);
    const members = pack.clauses.filter((clause) => clause.scenario === scenario.id).map((clause) => clause.id);
    if (members.toSorted().join() !== scenario.clauses.toSorted().join())
      add(["scenarios", index, "clauses"], "must list exactly the clauses that name this scenario");
  });
  known(clauseIds, ["basics"], pack.basics);
  pack.replacements.forEach(({ clause, general }, index) => {
    known(clauseIds, ["replacements", index], [clause, general]);
    if (scenarioOf.get(clause) === null || scenarioOf.get(general) !== null)
      add(["replacements", index], "a clause of a scenario replaces one outside every scenario");
  });
  pack.kinds.forEach((kind, index) => {
    known(clauseIds, ["kinds", index, "include"], kind.include);
    known(clauseIds, ["kinds", index, "exclude"], kind.exclude);
  });
  pack.materials.forEach((material, index) => known(clauseIds, ["materials", index, "clauses"], material.clauses));
  pack.weightSets.forEach((set, index) => {
    known(clauseIds, ["weightSets", index, "clauses"], set.clauses);
    const members = pack.clauses.filter((clause) => set.clauses.includes(clause.id));
    const weights = members.flatMap(({ threshold }) => decimalSchema.safeParse(threshold).data ?? []);
    const weightless = members.find(({ threshold }) => !decimalSchema.safeParse(threshold).success);
    if (weightless !== undefined) {
      const at = set.clauses.indexOf(weightless.id);
      const problem = { code: "threshold-missing", clause: weightless.id } as const;
      return add(["weightSets", index, "clauses", at], `${weightless.id} has no weight`, problem);
    }
    const whole = sum(weights.map(fromDecimal));
    if (compare(whole, fromInteger(100)) === 0) return;
    const shown = toTerminatingDecimal(whole) ?? toDecimal(whole, 4);
    const problem = { code: "weights-not-one", sum: `${shown} %`, whole: "100 %" } as const;
    add(["weightSets", index], `weights add up to ${shown}, not 100`, problem);
  });
  return faults;
}

function unknownClause(clause: string): PackProblem {
  return { code: "clause-unknown", clause };
}
