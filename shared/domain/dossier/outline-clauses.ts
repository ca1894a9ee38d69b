import { parseMetric } from "../measurement/metrics.ts";
import { applicability } from "../standard/applicability.ts";
import { demandsOfClause } from "../standard/clause-demand.ts";
import type { Clause } from "../standard/clause-schema.ts";
import { findClause } from "../standard/find-clause.ts";
import type { StandardPack } from "../standard/pack-schema.ts";
import { replacements } from "../standard/replacement.ts";
import { type Adoption, instrumentSchema, type Outline, type TestItem } from "./outline.ts";
import type { Profile } from "./profile.ts";
import type { Target } from "./target.ts";

/** Where a clause this review looks at stands in the outline. */
export interface ClauseStanding {
  readonly clause: Clause;
  /** The project's sector is not among the scenario's: it applies only by analogy (参照适用). */
  readonly byAnalogy: boolean;
  /** What the outline decides; null = nothing yet, the standard is then a reference by itself. */
  readonly adoption: Adoption | null;
  readonly reason: string;
  /** The test item that answers it; null where none does. */
  readonly item: Pick<TestItem, "id" | "no" | "title" | "requirements"> | null;
  /** The target of the contract that asks the same on the same test item: what was promised takes the clause's place. */
  readonly target: Pick<Target, "no" | "name"> | null;
  /** The adopted clause of a scenario that takes the place of this general one (ambiguity 25). */
  readonly scenarioClause: Clause | null;
}

/** Every clause this kind of review looks at, in pack order, with what the outline makes of it. */
export function clauseStandings(
  pack: StandardPack,
  profile: Profile,
  targets: readonly Target[],
  outline: Outline,
): readonly ClauseStanding[] {
  const here = applicability(pack, profile).flatMap((entry) =>
    entry.status === "checked-here" && entry.clause.checkedWith === null ? [entry] : [],
  );
  const replaced = replacements(outline, pack);
  const decided = here.map(({ clause, byAnalogy }) => ({ clause, byAnalogy, ...decisionOn(outline, clause.id) }));
  return decided.map((standing) => ({
    ...standing,
    target: targets.find((target) => answers(standing, target)) ?? null,
    scenarioClause: findClause(pack, replaced.get(standing.clause.id)?.clauseId ?? ""),
  }));
}

function decisionOn(outline: Outline, clauseId: string): Pick<ClauseStanding, "adoption" | "reason" | "item"> {
  for (const item of outline.items) {
    const found = item.requirements.find(({ source }) => source.type === "clause" && source.clauseId === clauseId);
    if (found !== undefined) return { adoption: found.adoption, reason: found.reason, item };
  }
  const choice = outline.clauses?.find((one) => one.clauseId === clauseId);
  return { adoption: choice?.adoption ?? null, reason: choice?.reason ?? "", item: null };
}

/** The contract asks the same on the same test item: two clauses that share a metric need not be about the same thing. */
function answers({ clause, item }: Pick<ClauseStanding, "clause" | "item">, { id, demand }: Target): boolean {
  const metric = parseMetric(demand.metric)?.metric;
  if (metric === undefined || metric === "presence" || metric === "value" || !clause.measures.includes(metric))
    return false;
  return item?.requirements.some(({ source }) => source.type === "target" && source.targetId === id) ?? false;
}

/**
 * The outline with a clause adopted, declared not applicable, or (null) left to the standard again. A clause a test item answers is decided there. What
 * the applicant confirmed was another outline: the confirmation goes.
 */
export function adoptClause(outline: Outline, clauseId: string, adoption: Adoption | null, reason: string): Outline {
  const tested = decisionOn(outline, clauseId).item;
  if (tested !== null)
    return {
      ...outline,
      confirmation: null,
      items: outline.items.map((item) => ({
        ...item,
        requirements: item.requirements.flatMap((one) => {
          if (one.source.type !== "clause" || one.source.clauseId !== clauseId) return [one];
          return adoption === null ? [] : [{ ...one, adoption, reason }];
        }),
      })),
    };
  const { clauses = [], ...rest } = outline;
  const others = clauses.filter((one) => one.clauseId !== clauseId);
  const now = adoption === null ? others : [...others, { clauseId, adoption, reason }];
  return { ...rest, confirmation: null, ...(now.length === 0 ? {} : { clauses: now }) };
}

/**
 * The outline with a test item of its own for a clause; a decision made without one moves into it. The demand is the clause's; where several metrics
 * could answer, the first stands until the person chooses. `newId` makes the two identifiers.
 */
export function testClause(outline: Outline, clause: Clause, newId: () => string): Outline {
  const { adoption, reason, item } = decisionOn(outline, clause.id);
  if (item !== null) return outline;
  const without = adoptClause(outline, clause.id, null, "");
  const [demand = { metric: "value", comparator: "none" as const, threshold: [], unit: "" }] = demandsOfClause(clause);
  const instrument = instrumentSchema.safeParse(clause.instrument);
  const added: TestItem = {
    id: newId(),
    no: `2.${outline.items.length + 1}`,
    title: clause.metric.zh,
    verification: "on-site-test",
    instrument: instrument.success ? instrument.data : "manual",
    definition: { endPoints: "", statistic: "", minimumSample: null, baseline: "", sampling: "", environment: "" },
    requirements: [
      {
        id: newId(),
        source: { type: "clause", clauseId: clause.id },
        adoption: adoption ?? "reference",
        demand: { ...demand, threshold: [...demand.threshold] },
        reason,
      },
    ],
  };
  return { ...without, confirmation: null, items: [...outline.items, added] };
}
