import { expect, test } from "vitest";
import type { Verification } from "#shared/domain/dossier/outline.ts";
import { isCompulsory } from "#shared/domain/standard/kind-materials.ts";
import { testItem } from "./example-project.ts";

test("what must be handed in always, where the outline relies on a third party's test, or never", () => {
  const under = (verification: Verification) => ({ items: [{ ...testItem([]), verification }] });
  const [tested, shown] = [under("third-party"), under("on-site-test")];
  expect([
    isCompulsory({ id: "01", compulsory: "always" }, shown),
    isCompulsory({ id: "01", compulsory: "no" }, tested),
  ]).toEqual([true, false]);
  const report = { id: "11", compulsory: "if-outline-asks" } as const;
  expect([isCompulsory(report, tested), isCompulsory(report, shown), isCompulsory(report, { items: [] })]).toEqual([
    true,
    false,
    false,
  ]);
  expect(isCompulsory({ ...report, id: "12" }, tested)).toBe(false);
});
