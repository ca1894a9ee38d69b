import { z } from "zod";
import { dateSchema } from "../../ids.ts";
import { fromInteger } from "../rational.ts";
import type { ClauseFinding } from "../standard/clause-finding.ts";
import type { ClauseAnswer } from "../standard/evaluate-clause.ts";
import type { Text } from "../standard/text.ts";
import { findingOf, indexValue, type IndexContext, type IndexResult, type IndexValue } from "./index-result.ts";

const levelSchema = z.enum(["L1", "L2", "L3", "L4", "L5"]);

/** Inputs of the lift in manufacturing maturity (智能制造成熟度). */
export const manufacturingInputSchema = z.strictObject({
  /** False for a project outside manufacturing: the clause does not speak of it. */
  manufacturing: z.boolean(),
  /** Enterprises, plants or lines, each with who assessed it by which model and when (ambiguity 12). */
  units: z
    .array(
      z.strictObject({
        name: z.string().trim().min(1).max(200),
        before: levelSchema,
        after: levelSchema,
        assessor: z.string().trim().min(1).max(200),
        model: z.string().trim().min(1).max(200),
        date: dateSchema,
      }),
    )
    .max(200),
});
export type ManufacturingInput = z.infer<typeof manufacturingInputSchema>;

/** The clauses the index speaks about. */
export const manufacturingClauses = ["term.9.scale", "term.9.lift"] as const;

type Unit = ManufacturingInput["units"][number];

/**
 * Levels gained by each unit, held against term.9.lift one by one: the project's finding is met only where every unit that can rise has risen, so the lift
 * itself is the smallest among those. A unit already at L5 cannot, and a project outside manufacturing is not spoken of: not applicable.
 */
export function manufacturingMaturity(
  { manufacturing, units }: ManufacturingInput,
  { pack }: IndexContext,
): IndexResult {
  const basis: Text = {
    zh:
      units.map(({ name, assessor, model, date }) => `${name}：${assessor}，${model}，${date}`).join("；") ||
      "未录入评定结果",
    en:
      units.map(({ name, assessor, model, date }) => `${name}: ${assessor}, ${model}, ${date}`).join("; ") ||
      "No assessment entered",
  };
  const both = (answer: ClauseAnswer): readonly ClauseFinding[] =>
    manufacturingClauses.map((id) => findingOf(pack, id, answer, { trace: null, basis }));
  const empty = { missing: [], values: [], trace: [], notes: [] };
  if (!manufacturing) {
    const reason = { zh: "非制造业项目，不适用", en: "Not a manufacturing project" };
    return { ...empty, state: "computed", findings: both({ form: "not-applicable", reason }) };
  }
  if (units.length === 0) {
    const missing = [{ zh: "缺少改造前后的成熟度评定", en: "The levels before and after are missing" }];
    return { ...empty, state: "blocked", missing, findings: both({ form: "missing", missing }) };
  }
  const lifts = units.map((unit) => ({ unit, finding: lift(unit, pack, basis) }));
  return {
    ...empty,
    state: "computed",
    values: [
      ...smallestLift(units),
      ...units.map((unit, index) =>
        indexValue(
          `lift-${index + 1}`,
          { zh: `${unit.name} 提升`, en: `Lift of ${unit.name}` },
          fromInteger(gained(unit)),
          0,
          "级",
        ),
      ),
    ],
    findings: [
      findingOf(pack, "term.9.scale", { form: "choice", choice: units[0]?.after ?? "" }, { trace: null, basis }),
      overall(lifts.map(({ finding }) => finding)),
    ],
    trace: units.map((unit) => ({
      zh: `${unit.name}：${unit.before} → ${unit.after}，提升 ${gained(unit)} 级`,
      en: `${unit.name}: ${unit.before} → ${unit.after}, up by ${gained(unit)}`,
    })),
    notes: [
      {
        zh: "标准未说明五级所依的国家标准，以评定方所用模型为准",
        en: "The standard names no model for its five levels; the assessor's stands",
      },
    ],
  };
}

/** Empty where no unit can rise. */
function smallestLift(units: readonly Unit[]): readonly IndexValue[] {
  const lifts = units.filter(canRise).map(gained);
  if (lifts.length === 0) return [];
  const label = { zh: "成熟度提升", en: "Lift in maturity" };
  return [indexValue("lift", label, fromInteger(Math.min(...lifts)), 0, "级")];
}

function canRise({ before }: Unit): boolean {
  return before !== "L5";
}

function lift(unit: Unit, pack: IndexContext["pack"], basis: Text): ClauseFinding {
  const answer: ClauseAnswer = canRise(unit)
    ? { form: "quantity", value: String(gained(unit)), unit: "级" }
    : {
        form: "not-applicable",
        reason: { zh: `${unit.name} 已达 L5，无从提升`, en: `${unit.name} is already at L5` },
      };
  const finding = findingOf(pack, "term.9.lift", answer, { trace: null, basis });
  return {
    ...finding,
    reason:
      answer.form === "quantity"
        ? { zh: `${unit.name} ${finding.reason.zh}`, en: `${unit.name} ${finding.reason.en}` }
        : finding.reason,
  };
}

function overall(findings: readonly ClauseFinding[]): ClauseFinding {
  const [first, ...rest] = findings;
  if (first === undefined) throw new TypeError("no unit");
  const all = [first, ...rest];
  const verdict = all.some((one) => one.verdict === "unmet")
    ? "unmet"
    : all.some((one) => one.verdict === "met")
      ? "met"
      : "not-applicable";
  return {
    ...first,
    verdict,
    reason: { zh: all.map(({ reason }) => reason.zh).join("；"), en: all.map(({ reason }) => reason.en).join("; ") },
  };
}

function gained({ before, after }: Unit): number {
  return Number(after.slice(1)) - Number(before.slice(1));
}
