import type { z } from "zod";
import { Refusal } from "../../errors.ts";
import type { Text } from "../standard/text.ts";
import { benefitGrowth, growthClauses, growthInputSchema } from "./benefit-growth.ts";
import { efficacy, efficacyClauses, efficacyInputSchema } from "./efficacy.ts";
import { empowermentClauses, empowermentIndex, empowermentInputSchema } from "./empowerment-index.ts";
import type { IndexContext, IndexResult } from "./index-result.ts";
import { ipClauses, ipInputSchema, ipShares } from "./ip-shares.ts";
import { manufacturingClauses, manufacturingInputSchema, manufacturingMaturity } from "./manufacturing-maturity.ts";
import { matchClauses, matchDegree, matchInputSchema } from "./match-degree.ts";
import { performance, performanceClauses, performanceInputSchema } from "./performance.ts";
import { processClauses, processEvidence, processInputSchema } from "./process-evidence.ts";
import { readiness, readinessClauses, readinessInputSchema } from "./readiness.ts";
import { teamClauses, teamComposition, teamInputSchema } from "./team-composition.ts";
import { transferClauses, transferInputSchema, transferMaturity } from "./transfer-maturity.ts";

/** Every index the program computes (测评). */
export const indexIds = [
  "empowerment-index",
  "match-degree",
  "transfer-maturity",
  "readiness",
  "manufacturing-maturity",
  "growth",
  "efficacy",
  "ip-shares",
  "team-composition",
  "process-evidence",
  "performance-tree",
] as const;
export type IndexId = (typeof indexIds)[number];

/** The shape of the inputs of each index. */
export const indexInputSchemas = {
  "empowerment-index": empowermentInputSchema,
  "match-degree": matchInputSchema,
  "transfer-maturity": transferInputSchema,
  readiness: readinessInputSchema,
  "manufacturing-maturity": manufacturingInputSchema,
  growth: growthInputSchema,
  efficacy: efficacyInputSchema,
  "ip-shares": ipInputSchema,
  "team-composition": teamInputSchema,
  "process-evidence": processInputSchema,
  "performance-tree": performanceInputSchema,
} as const satisfies Record<IndexId, z.ZodType>;

/** What an index is called, and the clauses it speaks about: its findings are about these and no others. */
export interface IndexDescription {
  readonly title: Text;
  /** Id of the value that is the index itself; every other one is a part. Null where only parts are computed. */
  readonly whole: string | null;
  readonly clauses: readonly string[];
}

/** Every index by its name in both languages, with the clauses it speaks about. */
export const indexCatalogue: Readonly<Record<IndexId, IndexDescription>> = {
  "empowerment-index": {
    title: { zh: "产业赋能指数", en: "Empowerment index" },
    whole: "index",
    clauses: empowermentClauses,
  },
  "match-degree": { title: { zh: "需求与技术匹配度", en: "Match degree" }, whole: "degree", clauses: matchClauses },
  "transfer-maturity": {
    title: { zh: "成果转化成熟度", en: "Transfer maturity" },
    whole: "level",
    clauses: transferClauses,
  },
  readiness: { title: { zh: "数字化转型就绪度", en: "Digital readiness" }, whole: "score", clauses: readinessClauses },
  "manufacturing-maturity": {
    title: { zh: "智能制造成熟度提升", en: "Lift in manufacturing maturity" },
    whole: "lift",
    clauses: manufacturingClauses,
  },
  growth: { title: { zh: "协同创新效益增长率", en: "Growth of benefits" }, whole: "growth", clauses: growthClauses },
  efficacy: {
    title: { zh: "协同工作效能", en: "Collaboration efficacy" },
    whole: "efficacy",
    clauses: efficacyClauses,
  },
  "ip-shares": { title: { zh: "知识产权权益比例", en: "Shares of rights" }, whole: "company", clauses: ipClauses },
  "team-composition": { title: { zh: "团队组成", en: "Make-up of the team" }, whole: null, clauses: teamClauses },
  "process-evidence": { title: { zh: "过程证据", en: "Process evidence" }, whole: "pause", clauses: processClauses },
  "performance-tree": {
    title: { zh: "年度绩效", en: "Annual performance" },
    whole: "score",
    clauses: performanceClauses,
  },
};

type Computer = (input: unknown, context: IndexContext) => IndexResult;

function computer<Input>(
  schema: z.ZodType<Input>,
  compute: (input: Input, context: IndexContext) => IndexResult,
): Computer {
  return (input, context) => {
    const parsed = schema.safeParse(input);
    if (parsed.success) return compute(parsed.data, context);
    const [issue] = parsed.error.issues;
    throw new Refusal("invalid-input", { path: issue?.path.join(".") ?? "", problem: issue?.message ?? "" });
  };
}

const computers: Readonly<Record<IndexId, Computer>> = {
  "empowerment-index": computer(empowermentInputSchema, empowermentIndex),
  "match-degree": computer(matchInputSchema, matchDegree),
  "transfer-maturity": computer(transferInputSchema, transferMaturity),
  readiness: computer(readinessInputSchema, readiness),
  "manufacturing-maturity": computer(manufacturingInputSchema, manufacturingMaturity),
  growth: computer(growthInputSchema, benefitGrowth),
  efficacy: computer(efficacyInputSchema, efficacy),
  "ip-shares": computer(ipInputSchema, ipShares),
  "team-composition": computer(teamInputSchema, teamComposition),
  "process-evidence": computer(processInputSchema, processEvidence),
  "performance-tree": computer(performanceInputSchema, performance),
};

/**
 * What an index says about inputs as they are kept. Throws `invalid-input` on a wrong shape, `component-out-of-range`, `weights-not-one`, and
 * `clause-unknown` or `threshold-missing` on a pack the index cannot be judged by. Never NaN: what is missing blocks the result.
 */
export function computeIndex(id: IndexId, input: unknown, context: IndexContext): IndexResult {
  return computers[id](input, context);
}
