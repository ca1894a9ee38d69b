import { expect, it } from "vitest";
import { changeRule } from "#renderer/features/rules/change-rule.ts";
import { diffRules } from "#shared/domain/standard/rules-diff.ts";
import { rulesSchema } from "#shared/domain/standard/rules-schema.ts";
import { modelRules } from "#test/resources/read-packs.ts";

const model = rulesSchema.parse(modelRules());

it("puts a share back into its two parts, whatever they are called", () => {
  const ballot = changeRule(model, { path: "ballot.fraction" }, "3/4").ballot;
  expect([ballot.fractionNumerator, ballot.fractionDenominator]).toEqual([3, 4]);
  const { remote } = changeRule(model, { path: "panel.remote.fraction" }, "1/2").panel;
  expect(remote).toEqual({ numerator: 1, denominator: 2, chair: false });
});

it("changes the one place that was filled in", () => {
  const next = changeRule(model, { path: "materials.13.minimumCount" }, 3);
  expect(diffRules(model, next).map(({ path }) => path)).toEqual(["materials.13.minimumCount"]);
});
