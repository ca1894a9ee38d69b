import { describe, expect, it } from "vitest";
import { panelRuleOf } from "#shared/domain/panel/panel-rule.ts";
import { rulesSchema } from "#shared/domain/standard/rules-schema.ts";
import { modelRules } from "#test/resources/read-packs.ts";
import { checkComposition, type PanelRule, type PanelSeat } from "#shared/domain/panel/composition.ts";

const rule: PanelRule = {
  minimum: 5,
  major: 7,
  odd: "advised",
  oneChair: true,
  technicalAtLeastHalf: true,
  categories: { technical: 1, industry: 1, finance: 1 },
  alternates: 2,
  mixClause: "acc.panel.mix",
  remote: { numerator: 1, denominator: 3, chair: false },
};
const letters = { t: "technical", i: "industry", f: "finance" } as const;
const panel = (members: string, alternates = "ti", chairs = 1): readonly PanelSeat[] => {
  const seats = (text: string, position: (index: number) => PanelSeat["position"]): readonly PanelSeat[] =>
    [...text].flatMap((letter, index) =>
      letter === "t" || letter === "i" || letter === "f"
        ? [{ id: `${text}${index}`, category: letters[letter], position: position(index) }]
        : [],
    );
  return [...seats(members, (index) => (index < chairs ? "chair" : "member")), ...seats(alternates, () => "alternate")];
};
const states = (seats: readonly PanelSeat[], project = { major: false }, with_ = rule) =>
  Object.fromEntries(checkComposition(seats, with_, project).map(({ id, state }) => [id, state]));

describe("composition of the panel", () => {
  it("is satisfied with five: three technical, one of industry, one of finance", () => {
    expect(states(panel("tttif"))).toEqual({
      size: "satisfied",
      odd: "satisfied",
      chair: "satisfied",
      mix: "satisfied",
      "technical-half": "satisfied",
      alternates: "satisfied",
    });
  });

  it("cites the clause only for the mix, and the house rules for the rest", () => {
    const findings = checkComposition(panel("tttif"), rule, { major: false });
    expect(findings.filter(({ origin }) => origin.kind === "clause")).toMatchObject([
      {
        id: "mix",
        origin: { clauseId: "acc.panel.mix" },
        text: { zh: "专家类别（现有/至少）：技术 3/1、产业 1/1、财务 1/1" },
      },
    ]);
  });

  it("misses a category even though alternates have it", () => {
    expect(states(panel("tttii", "ff"))).toMatchObject({ mix: "broken" });
  });

  it("asks for half technical, not for less", () => {
    expect(states(panel("ttiif"))).toMatchObject({ "technical-half": "broken" });
    expect(states(panel("tttiif"))).toMatchObject({ "technical-half": "satisfied", odd: "advice" });
    expect(states(panel("tttiif"), undefined, { ...rule, odd: "required" })).toMatchObject({ odd: "broken" });
    expect(states(panel("tttiif"), undefined, { ...rule, odd: "free" })).not.toHaveProperty("odd");
  });

  it("asks seven of a major project", () => {
    expect(states(panel("tttif"), { major: true })).toMatchObject({ size: "broken" });
    expect(states(panel("ttttiif"), { major: true })).toMatchObject({ size: "satisfied" });
    expect(states(panel("ttif"))).toMatchObject({ size: "broken" });
  });

  it("asks a re-check for the chair and two members, of whatever category, and an initiation by house rule alone", () => {
    const rules = rulesSchema.parse(modelRules());
    const recheck = panelRuleOf(rules, "recheck");
    expect(states(panel("tti", ""), { major: true }, recheck)).toMatchObject({ size: "satisfied", mix: "satisfied" });
    expect(states(panel("tt", ""), undefined, recheck)).toMatchObject({ size: "broken" });
    const mix = checkComposition(panel("tttif"), panelRuleOf(rules, "initiation"), { major: false }).find(
      ({ id }) => id === "mix",
    );
    expect(mix?.origin).toEqual({ kind: "house-rule", rule: "panel" });
  });

  it("wants exactly one chair and advises alternates", () => {
    expect(states(panel("tttif", "ti", 0))).toMatchObject({ chair: "broken" });
    expect(states(panel("tttif", "ti", 2))).toMatchObject({ chair: "broken" });
    expect(states(panel("tttif", "t"))).toMatchObject({ alternates: "advice" });
  });
});
