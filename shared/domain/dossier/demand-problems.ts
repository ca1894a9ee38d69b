import { demandFault } from "../measurement/demand-fault.ts";
import { convertUnit } from "../measurement/units.ts";
import { compare, fromDecimal } from "../rational.ts";
import { demandText } from "../standard/demand-text.ts";
import type { HouseRules } from "../standard/rules-schema.ts";
import type { Text } from "../standard/text.ts";
import { isApproved } from "./approval.ts";
import type { Outline } from "./outline.ts";
import type { Demand, Target } from "./target.ts";

/** Something about what is demanded that must be put right before anyone is held to it. */
export interface DemandProblem {
  readonly part: "targets" | "outline";
  /** Unique within its part. */
  readonly id: string;
  readonly text: Text;
}

/**
 * Demands that contradict themselves, in the contract and in the outline; and requirements that speak for a target of the contract and demand something else.
 * What was promised changes in the contract, with reason and approval, and nowhere else (house rule: adjustment; clause scope.adjust, ambiguity 2).
 */
export function demandProblems(
  targets: readonly Target[],
  outline: Outline,
  rule: HouseRules["adjustment"],
): readonly DemandProblem[] {
  return [
    ...targets.flatMap(({ no, demand }): readonly DemandProblem[] => {
      const fault = demandFault(demand);
      if (fault === null) return [];
      return [
        {
          part: "targets",
          id: `demand.${no}`,
          text: { zh: `指标${no}：${fault.zh}`, en: `Target ${no}: ${fault.en}` },
        },
      ];
    }),
    ...outline.items.flatMap((item) =>
      item.requirements.flatMap((requirement): readonly DemandProblem[] => {
        const text = problemOf(targets, requirement, rule);
        if (text === null) return [];
        const { zh, en } = text;
        return [
          {
            part: "outline",
            id: `demand.${requirement.id}`,
            text: { zh: `大纲 ${item.no}：${zh}`, en: `Outline ${item.no}: ${en}` },
          },
        ];
      }),
    ),
  ];
}

type Requirement = Outline["items"][number]["requirements"][number];

function problemOf(
  targets: readonly Target[],
  { source, adoption, demand }: Requirement,
  rule: HouseRules["adjustment"],
): Text | null {
  const fault = demandFault(demand);
  if (fault !== null || source.type !== "target" || adoption === "not-applicable") return fault;
  const target = targets.find(({ id }) => id === source.targetId);
  if (target === undefined || wasPromised(target, demand, rule)) return null;
  const { zh, en } = demandText(target.demand);
  return {
    zh: `要求与任务书 指标${target.no} 不一致（${zh}）`,
    en: `it demands something other than target ${target.no} of the contract (${en})`,
  };
}

/** Whether a demand is the target's, as it stands or as it stood before a change that does not count. */
function wasPromised({ demand, changes }: Target, asked: Demand, rule: HouseRules["adjustment"]): boolean {
  const unapproved = changes.filter((change) => !isApproved(change, rule));
  return [demand, ...unapproved.map(({ from }) => from)].some((promised) => isSame(promised, asked));
}

/** The same metric, comparison and values, in whatever unit; a target about a plain value may be measured by any metric. */
function isSame(promised: Demand, asked: Demand): boolean {
  return (
    (promised.metric === asked.metric || promised.metric === "value") &&
    promised.comparator === asked.comparator &&
    promised.threshold.length === asked.threshold.length &&
    promised.threshold.every((text, index) => {
      const value = convertUnit(fromDecimal(text), promised.unit, asked.unit);
      return value !== null && compare(value, fromDecimal(asked.threshold[index] ?? text)) === 0;
    })
  );
}
