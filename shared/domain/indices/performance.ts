import { z } from "zod";
import { Refusal } from "../../errors.ts";
import { dateSchema, decimalSchema } from "../../ids.ts";
import { fraction, sum, toDecimal, zero, type Rational } from "../rational.ts";
import type { ClauseFinding } from "../standard/clause-finding.ts";
import type { ClauseAnswer } from "../standard/evaluate-clause.ts";
import { weightOf, type FormCriterion } from "../standard/form-schema.ts";
import type { Text } from "../standard/text.ts";
import { treeFindings, weightFindings } from "./form-findings.ts";
import { gradeOf } from "./grade-bands.ts";
import { gradeFindings, openGradeFindings } from "./grade-findings.ts";
import { component, findingOf, indexValue, weightText, type IndexContext, type IndexResult } from "./index-result.ts";

/** Inputs of the yearly performance of one project (九(一), 九(二)); who is assessed is the project by default (ambiguity 35). */
export const performanceInputSchema = z.strictObject({
  subject: z.string().trim().min(1).max(200),
  year: z.int().min(1990).max(2200),
  /** Points of each leaf of the tree by its id, decimal text from 0 to its weight; null while it is not scored. */
  scores: z.record(z.string(), decimalSchema.nullable()),
  /** Which ways were used: figures, and experts' judgement. */
  methods: z.array(z.enum(["quantitative", "qualitative"])),
  /** Dates of the assessments of this project. */
  assessments: z.array(dateSchema),
});
export type PerformanceInput = z.infer<typeof performanceInputSchema>;

export const performanceClauses = [
  "perf.w.innov",
  "perf.w.contrib",
  "perf.w.social",
  "perf.levels",
  "perf.tree",
  "perf.methods",
  "perf.annual",
  "perf.grade.excellent",
  "perf.grade.good",
  "perf.grade.pass",
  "perf.grade.fail",
] as const;

/**
 * The score of a project over the tree of the house rules, and its grade by the named band rule (house rule: indices). The first level
 * must weigh what perf.w.* say; the levels below are the organiser's (ambiguity 34), so a tree without them scores nothing. Throws
 * `weights-not-one` where a level does not add up, `component-out-of-range` on points above a leaf's weight.
 */
export function performance(input: PerformanceInput, { pack, rules }: IndexContext): IndexResult {
  const form = formOf(rules);
  const criteria = performanceTree(rules);
  for (const criterion of criteria) requireWhole(criterion);
  const basis = {
    zh: `绩效评价表：${input.subject}，${input.year} 年`,
    en: `Performance form: ${input.subject}, ${input.year}`,
  };
  const quoted = { trace: null, basis };
  const leaves = criteria.flatMap(leavesOf);
  const open = leaves.filter(({ id }) => (input.scores[id] ?? null) === null);
  const missing: readonly Text[] =
    leaves.length === 0
      ? [
          {
            zh: "绩效指标树未配置，须由联盟录入二、三级指标",
            en: "The tree is not configured; the alliance must enter its lower levels",
          },
        ]
      : open.map(({ title }) => ({ zh: `尚未评分：${title.zh}`, en: `Not scored yet: ${title.en}` }));
  const structure: readonly ClauseFinding[] = [
    ...(form === undefined ? [] : weightFindings(form, pack, basis)),
    ...treeFindings(criteria, pack, basis),
    findingOf(pack, "perf.methods", { form: "items", present: input.methods, unchecked: [] }, quoted),
    findingOf(pack, "perf.annual", annual(input), quoted),
  ];
  const total = missing.length > 0 ? null : sum(leaves.map((leaf) => pointsOf(leaf, input)));
  if (total === null) {
    const grades = openGradeFindings(missing, { pack, basis });
    return { state: "blocked", missing, values: [], findings: [...structure, ...grades], trace: [], notes: [] };
  }
  const grade = gradeOf(total, pack, rules.indices.gradeBands);
  const parts = criteria.map((criterion) => ({
    criterion,
    points: sum(leavesOf(criterion).map((leaf) => pointsOf(leaf, input))),
  }));
  const terms = parts.map(({ points }) => toDecimal(points, 2)).join(" + ");
  const shown = toDecimal(total, 1);
  const trace = {
    zh: `得分 = ${terms} = ${toDecimal(total, 2)} 分；${grade.how.zh}`,
    en: `Score = ${terms} = ${toDecimal(total, 2)} points; ${grade.how.en}`,
  };
  return {
    state: "computed",
    missing: [],
    values: [
      { ...indexValue("score", { zh: "得分", en: "Score" }, total, 1, "分"), shown },
      ...parts.map(({ criterion, points }) => indexValue(criterion.id, criterion.title, points, 2, "分")),
    ],
    findings: [...structure, ...gradeFindings(total, { pack, rules, basis, trace })],
    trace: [trace],
    notes: [grade.how, grade.literal, ...(grade.unassigned === null ? [] : [grade.unassigned])],
  };
}

function formOf({ kinds }: IndexContext["rules"]): IndexContext["rules"]["kinds"][number] | undefined {
  return kinds.find(({ id }) => id === "performance");
}

/** The indicators a yearly performance is scored by, as the house rules have them; empty where nobody has entered them. */
export function performanceTree(rules: IndexContext["rules"]): readonly FormCriterion[] {
  return formOf(rules)?.criteria ?? [];
}

function requireWhole(criterion: FormCriterion): void {
  if (criterion.children.length === 0) return;
  const below = weightOf(criterion.children);
  if (below !== criterion.weight) {
    throw new Refusal("weights-not-one", {
      path: criterion.id,
      sum: weightText(below),
      whole: weightText(criterion.weight),
    });
  }
  criterion.children.forEach(requireWhole);
}

function leavesOf(criterion: FormCriterion): readonly FormCriterion[] {
  return criterion.children.length === 0 ? [criterion] : criterion.children.flatMap(leavesOf);
}

function pointsOf(leaf: FormCriterion, { scores }: PerformanceInput): Rational {
  const text = scores[leaf.id] ?? null;
  if (text === null) return zero;
  return component(leaf.title.zh, text, "0", toDecimal(fraction(BigInt(leaf.weight), 100n), 2));
}

/** Once in each calendar year: how many fall in the year that is assessed (ambiguity 16). */
function annual({ assessments, year }: PerformanceInput): ClauseAnswer {
  const count = assessments.filter((date) => date.startsWith(`${year}-`)).length;
  return { form: "quantity", value: String(count), unit: "次/年" };
}
