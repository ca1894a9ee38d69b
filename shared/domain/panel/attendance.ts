import type { HouseRules } from "../standard/rules-schema.ts";
import type { Text } from "../standard/text.ts";
import { votesNeeded } from "../opinion/ballots.ts";
import type { PanelRule } from "./composition.ts";

/** A member of the full panel at the door. */
export interface MemberPresence {
  readonly id: string;
  readonly position: "chair" | "member";
  /** `remote` in a 混合 sitting; null when not there. */
  readonly presence: "on-site" | "remote" | null;
  /** Recused for this project only. */
  readonly recused: boolean;
}

/** Whether the panel can reach any conclusion on this project as it sits. */
export interface Quorum {
  /** Everyone appointed; the denominator of every ballot. */
  readonly panelSize: number;
  /** Members who are there and may vote. */
  readonly voting: number;
  readonly remote: number;
  readonly recused: number;
  /** Votes a proposal needs: with fewer members voting, none can carry. */
  readonly needed: number;
  readonly reached: boolean;
  /** Everything that is against sitting like this, in words; empty when nothing is. */
  readonly findings: readonly Text[];
}

/** Holds the attendance of one project against the ballot rule and the bounds for remote members (house rules: panel, ballot). */
export function quorum(
  panel: readonly MemberPresence[],
  rules: { readonly panel: Pick<PanelRule, "remote">; readonly ballot: HouseRules["ballot"] },
): Quorum {
  const voting = panel.filter(({ presence, recused }) => presence !== null && !recused);
  const remote = voting.filter(({ presence }) => presence === "remote").length;
  const needed = votesNeeded(panel.length, rules.ballot);
  const counts = {
    panelSize: panel.length,
    voting: voting.length,
    remote,
    recused: panel.filter(({ recused }) => recused).length,
    needed,
  };
  return {
    ...counts,
    reached: voting.length >= needed,
    findings: [...shortfall(counts), ...remoteFindings(voting, remote, rules.panel.remote), ...chairFindings(voting)],
  };
}

function shortfall({ voting, needed, panelSize }: Pick<Quorum, "voting" | "needed" | "panelSize">): readonly Text[] {
  if (voting >= needed) return [];
  return [
    {
      zh: `可表决 ${voting} 人，少于形成结论所需的 ${needed} 人（专家组 ${panelSize} 人）`,
      en: `${voting} may vote, fewer than the ${needed} a conclusion needs (panel of ${panelSize})`,
    },
  ];
}

function remoteFindings(
  voting: readonly MemberPresence[],
  remote: number,
  rule: HouseRules["panel"]["remote"],
): readonly Text[] {
  const tooMany = remote * rule.denominator > voting.length * rule.numerator;
  const remoteChair = voting.some(({ position, presence }) => position === "chair" && presence === "remote");
  return [
    tooMany
      ? {
          zh: `远程 ${remote} 人，超过到会人数的 ${rule.numerator}/${rule.denominator}`,
          en: `${remote} members are remote, more than ${rule.numerator}/${rule.denominator} of those present`,
        }
      : null,
    remoteChair && !rule.chair ? { zh: "组长须在现场", en: "The chair must be on site" } : null,
  ].filter((text) => text !== null);
}

function chairFindings(voting: readonly MemberPresence[]): readonly Text[] {
  if (voting.some(({ position }) => position === "chair")) return [];
  return [{ zh: "组长未到会或已回避", en: "The chair is absent or recused" }];
}
