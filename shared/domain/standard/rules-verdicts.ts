import type { Dossier } from "../dossier/dossier.ts";
import type { Verdict } from "../measurement/requirement.ts";
import type { ComplianceInput } from "./compliance-input.ts";
import type { ComplianceRow } from "./compliance-row.ts";
import { complianceOf } from "./compliance.ts";
import type { StandardPack } from "./pack-schema.ts";
import type { RulesEffect } from "./rules-effect.ts";
import type { HouseRules } from "./rules-schema.ts";
import type { Text } from "./text.ts";

/** What the compliance board of a review is written from, its house rules left out. */
export interface BoardFacts {
  readonly dossier: Pick<Dossier, "profile" | "targets" | "materials" | "outline" | "panel">;
  readonly record: ComplianceInput["record"];
}

const verdictWords = {
  met: { zh: "达到", en: "met" },
  unmet: { zh: "未达到", en: "unmet" },
  undetermined: { zh: "待定", en: "undetermined" },
  "not-applicable": { zh: "不适用", en: "not applicable" },
  "not-specified": { zh: "未规定", en: "not specified" },
} as const satisfies Record<Verdict, Text>;

/** Every requirement of a review that other house rules would judge otherwise: weights of an index, bands, whose weights a clause fixes, the panel. */
export function verdictEffects(
  facts: BoardFacts,
  before: HouseRules,
  after: HouseRules,
  pack: StandardPack,
): readonly RulesEffect[] {
  const board = (rules: HouseRules): readonly ComplianceRow[] => {
    const dossier = { ...facts.dossier, rules };
    const choices = dossier.outline.clauses ?? [];
    return complianceOf({ pack, dossier, record: facts.record, choices, findings: [] }).rows;
  };
  const old = new Map(board(before).map((row) => [row.id, row]));
  return board(after).flatMap((row): readonly RulesEffect[] => {
    const was = old.get(row.id);
    if (was === undefined || was.verdict === row.verdict) return [];
    const { origin, title, verdict } = row;
    return [
      {
        about: "verdict",
        id: `verdict:${row.id}`,
        title: { zh: `${origin.words.zh} ${title.zh}`, en: `${origin.words.en} ${title.en}` },
        before: said(was),
        after: said(row),
        breaks: verdict === "unmet",
      },
    ];
  });
}

function said({ verdict, reason }: ComplianceRow): Text {
  const word = verdictWords[verdict];
  return { zh: `${word.zh}（${reason.zh}）`, en: `${word.en} (${reason.en})` };
}
