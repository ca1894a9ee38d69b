import { explain, Refusal } from "../../errors.ts";
import type { Dossier } from "../dossier/dossier.ts";
import type { Requirement, TestItem } from "../dossier/outline.ts";
import { indexMetrics, isIndexInstrument } from "../measurement/index-measurement.ts";
import { measure } from "../measurement/instruments.ts";
import { type Measurement, undeterminedMeasurement } from "../measurement/measured.ts";
import { tellingValues } from "../measurement/telling-values.ts";
import { type Judgement, judge, type OriginRank, type RequirementInForce } from "../measurement/verdicts.ts";
import { belongsElsewhere } from "../standard/applicability.ts";
import { findClause } from "../standard/find-clause.ts";
import { type Origin, originOfClause, originText } from "../standard/origin.ts";
import type { StandardPack } from "../standard/pack-schema.ts";
import { replacements } from "../standard/replacement.ts";
import type { Text } from "../standard/text.ts";
import type { JointRecord } from "./joint-record.ts";

/** A test item of the outline with what was measured and how each requirement is judged. */
export interface JudgedItem {
  readonly testItemId: string;
  /** Null while nothing was read. Values are printed so that they tell their side of what is demanded (ambiguity 7). */
  readonly measurement: Measurement | null;
  readonly judgement: Judgement;
}

interface JudgedDossier extends Pick<Dossier, "targets" | "outline"> {
  /** The house rules an index is judged by; left out where none is measured. */
  readonly rules?: Dossier["rules"];
  /** What decides which clauses this review looks at; left out where only targets matter. */
  readonly profile?: Dossier["profile"];
}

/** Every test item of the outline, in outline order, judged against the readings of the record. */
export function judgeRecord(
  dossier: JudgedDossier,
  record: Pick<JointRecord, "readings">,
  standard: StandardPack,
): readonly JudgedItem[] {
  const replaced = replacements(dossier.outline, standard);
  return dossier.outline.items.map((item) => {
    const reading = record.readings.find((entry) => entry.testItemId === item.id) ?? null;
    const measurement = reading === null ? null : measuredNow(dossier, item, reading.values, standard);
    const requirements = item.requirements.map((requirement): RequirementInForce => {
      const { source, adoption } = requirement;
      // What the outline itself keeps as a reference is still reported; it decides nothing either way.
      const by = source.type === "clause" && adoption === "binding" ? replaced.get(source.clauseId) : undefined;
      const own = inForce(dossier, item, requirement, standard);
      const setAside = by?.words ?? elsewhere(dossier, requirement, standard);
      return setAside === null ? own : { ...own, setAside };
    });
    const demands = item.requirements.map(({ demand }) => demand);
    const printed = measurement === null ? null : tellingValues(measurement, demands);
    return { testItemId: item.id, measurement: printed, judgement: judge(requirements, measurement) };
  });
}

/** Why a requirement's clause is never scored here, though a test item names it; null for every other requirement. */
function elsewhere({ profile }: JudgedDossier, { source }: Requirement, standard: StandardPack): Text | null {
  const clause = source.type === "clause" ? findClause(standard, source.clauseId) : null;
  return clause === null || profile === undefined
    ? null
    : (belongsElsewhere(standard, clause, profile)?.reason ?? null);
}

/** What readings say now. Inputs an index refuses, which no record takes, judge nothing. */
function measuredNow(
  { rules }: JudgedDossier,
  { instrument }: TestItem,
  values: unknown,
  pack: StandardPack,
): Measurement {
  try {
    return measure(instrument, values, rules === undefined ? null : { pack, rules });
  } catch (error) {
    if (!(error instanceof Refusal) || !isIndexInstrument(instrument)) throw error;
    return undeterminedMeasurement(instrument, indexMetrics, [{ zh: explain(error, "zh"), en: explain(error, "en") }]);
  }
}

/** Where a requirement comes from, in the words every verdict prints. */
export function originOf(
  dossier: JudgedDossier,
  item: TestItem,
  requirement: Requirement,
  standard: StandardPack,
): Origin {
  const { source, adoption } = requirement;
  switch (source.type) {
    case "target": {
      const target = dossier.targets.find((candidate) => candidate.id === source.targetId);
      return target === undefined ? { from: "nothing" } : { from: "task-contract", target: target.no };
    }
    case "outline":
      return { from: "outline", item: item.no, adopts: null };
    case "clause": {
      const clause = findClause(standard, source.clauseId);
      if (clause === null) return { from: "nothing" };
      return adoption === "binding"
        ? { from: "outline", item: item.no, adopts: clause.ref }
        : originOfClause(standard, clause);
    }
    case "panel":
      return { from: "panel", time: source.decidedAt.slice(11, 16), votes: null };
  }
}

const ranks = {
  "task-contract": "contract",
  outline: "outline",
  "house-rules": "outline",
  standard: "standard",
  panel: "panel",
  nothing: "panel",
} as const satisfies Record<Origin["from"], OriginRank>;

function inForce(
  dossier: JudgedDossier,
  item: TestItem,
  requirement: Requirement,
  standard: StandardPack,
): RequirementInForce {
  const origin = originOf(dossier, item, requirement, standard);
  const { source } = requirement;
  const target =
    source.type === "target" ? dossier.targets.find((candidate) => candidate.id === source.targetId) : null;
  return {
    id: requirement.id,
    origin: { rank: ranks[origin.from], words: originText(origin) },
    adoption: requirement.adoption,
    demand: requirement.demand,
    reason: requirement.reason,
    binding: target === null || target?.binding === "binding",
  };
}
