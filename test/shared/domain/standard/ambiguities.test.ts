import { describe, expect, test } from "vitest";
import { ruleLeaves } from "#shared/domain/standard/rule-leaves.ts";
import { firstDefaults } from "./ambiguities-1-to-21.ts";
import { secondDefaults } from "./ambiguities-22-to-42.ts";
import { pack, rules, stands } from "./ambiguity-support.ts";

const defaults = { ...firstDefaults, ...secondDefaults };

describe("where the standard is unclear", () => {
  test.each(pack.ambiguities.map(({ number, default: neutral }) => [number, neutral.zh] as const))(
    "%i: %s",
    (number) => {
      expect(Object.keys(defaults)).toHaveLength(pack.ambiguities.length);
      defaults[number]?.();
      expect.hasAssertions();
    },
  );

  test("every default a house rule holds is in the model rules, where the rules editor names it", () => {
    const paths = ruleLeaves(rules).map(({ path }) => path);
    for (const { number, rule } of pack.ambiguities) {
      if (rule !== null)
        expect(
          paths.some((path) => path === rule || path.startsWith(`${rule}.`)),
          `${number} ${rule}`,
        ).toBe(true);
    }
  });

  test("what the alliance settles is never looked at in a review of a project", () => {
    for (const { number, settledBy } of pack.ambiguities) {
      if (settledBy !== "alliance") continue;
      const touched = pack.clauses.filter(({ ambiguities }) => ambiguities.includes(number));
      for (const clause of touched)
        expect(["alliance-level", "transfer-stage"], clause.id).toContain(stands(clause.id));
    }
  });
});
