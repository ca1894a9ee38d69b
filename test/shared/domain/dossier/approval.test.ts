import { describe, expect, test } from "vitest";
import { isApproved } from "#shared/domain/dossier/approval.ts";
import { panelRuleOf } from "#shared/domain/panel/panel-rule.ts";
import { standingVetoes } from "#shared/domain/record/vetoes.ts";
import { type HouseRules, rulesSchema } from "#shared/domain/standard/rules-schema.ts";
import { setRule } from "#shared/domain/standard/set-rule.ts";
import { modelRules } from "#test/resources/read-packs.ts";
import { target } from "#test/shared/domain/standard/example-project.ts";

const model = rulesSchema.parse(modelRules());
const from = { metric: "recall", comparator: "gte", threshold: ["95"], unit: "%" } as const;
const approval = { document: "桂产联〔2025〕8号", approver: "联盟秘书处", date: "2025-06-01" };
const change = (reason: string, approved: boolean) => ({
  from: { ...from, threshold: [...from.threshold] },
  reason,
  approval: approved ? approval : null,
});

describe("house rule: adjustment", () => {
  const rule = model.adjustment;

  test("a change counts with its approval and everything the rule asks to be said", () => {
    expect(isApproved(change("设备换型", true), rule)).toBe(true);
    expect(isApproved(change("设备换型", false), rule)).toBe(false);
    expect(isApproved(change(" ", true), rule)).toBe(false);
    expect(isApproved(change("", true), { ...rule, requires: ["approver", "date"] })).toBe(true);
  });

  test("where nothing may be adjusted no approval counts, and the veto stands", () => {
    expect(isApproved(change("设备换型", true), { ...rule, allowed: false })).toBe(false);
    const vetoes = (rules: HouseRules): readonly string[] =>
      standingVetoes(
        {
          targets: [target({ changes: [change("设备换型", true)] })],
          outline: { items: [], confirmation: null },
          rules,
        },
        [],
      ).map((veto) => veto.rule.id);
    expect(vetoes(model)).toEqual([]);
    expect(vetoes(setRule(model, ["adjustment", "allowed"], false))).toEqual(["target-changed-without-approval"]);
  });
});

test("house rule: recheck sets the fewest of a panel that looks again, beside the kind's own number", () => {
  const fewest = (members: number) =>
    panelRuleOf(setRule(model, ["recheck", "membersBesideChair"], members), "recheck").minimum;
  expect([fewest(1), fewest(2), fewest(4)]).toEqual([3, 3, 5]);
  expect(panelRuleOf(setRule(model, ["recheck", "membersBesideChair"], 9), "acceptance").minimum).toBe(5);
});
