import { isApproved } from "../dossier/approval.ts";
import type { Dossier } from "../dossier/dossier.ts";
import type { StandingVeto } from "../opinion/ballots.ts";
import type { JudgedItem } from "./judge-record.ts";

/**
 * The vetoes that stand (house rule: vetoes): by verdict, where only binding targets of the contract veto and no clause does by itself; and what a member
 * has raised by hand, false materials suspected, each in the member's own words.
 */
export function standingVetoes(
  dossier: Pick<Dossier, "targets" | "outline" | "rules">,
  judged: readonly JudgedItem[],
  raised: readonly string[] = [],
): readonly StandingVeto[] {
  return dossier.rules.vetoes.flatMap((rule): readonly StandingVeto[] => {
    if (rule.raisedBy === "any-member")
      return raised.map((text) => ({
        rule,
        reason: { zh: `成员提出材料涉嫌弄虚作假：${text}`, en: `A member suspects false materials: ${text}` },
      }));
    if (rule.id === "target-changed-without-approval")
      return changedWithoutApproval(dossier).map((reason) => ({ rule, reason }));
    if (rule.id === "binding-target-unmet") return unmetTargets(dossier, judged).map((reason) => ({ rule, reason }));
    return [];
  });
}

function changedWithoutApproval(dossier: Pick<Dossier, "targets" | "rules">): readonly StandingVeto["reason"][] {
  return dossier.targets
    .filter(
      (target) =>
        target.binding === "binding" && target.changes.some((change) => !isApproved(change, dossier.rules.adjustment)),
    )
    .map(({ no, name }) => ({
      zh: `任务书 指标${no}（${name}）未经批准变更`,
      en: `Task contract, target ${no} (${name}) was changed without approval`,
    }));
}

function unmetTargets(
  dossier: Pick<Dossier, "targets" | "outline">,
  judged: readonly JudgedItem[],
): readonly StandingVeto["reason"][] {
  return dossier.outline.items.flatMap((item) => {
    const vetoing = judged.find((entry) => entry.testItemId === item.id)?.judgement.vetoes ?? [];
    return item.requirements.flatMap((requirement) => {
      const { source } = requirement;
      if (source.type !== "target" || !vetoing.includes(requirement.id)) return [];
      const target = dossier.targets.find((candidate) => candidate.id === source.targetId);
      return target === undefined
        ? []
        : [
            {
              zh: `任务书 指标${target.no}（${target.name}）未达到`,
              en: `Task contract, target ${target.no} (${target.name}) is unmet`,
            },
          ];
    });
  });
}
