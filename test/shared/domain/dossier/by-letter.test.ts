import { describe, expect, test } from "vitest";
import { completenessOf } from "#shared/domain/dossier/completeness.ts";
import { outlineSchema, type Verification } from "#shared/domain/dossier/outline.ts";
import { profileSchema, type ReviewKind, type ReviewMode } from "#shared/domain/dossier/profile.ts";
import { orderOf } from "#shared/domain/sitting/order.ts";
import { kindRules, rulesSchema } from "#shared/domain/standard/rules-schema.ts";
import { setRule } from "#shared/domain/standard/set-rule.ts";
import { modelRules } from "#test/resources/read-packs.ts";
import { smallProject } from "#test/support/small-review.ts";

const model = rulesSchema.parse(modelRules());
const small = smallProject();

/** What the formal check says of the mode, the kind and the way the one test item is verified. */
function said(mode: ReviewMode | null, kind: ReviewKind, verification: Verification, rules = model): readonly string[] {
  const profile = profileSchema.parse({ ...small.profile, kind, ...(mode === null ? {} : { mode }) });
  const outline = outlineSchema.parse(small.outline);
  const items = outline.items.map((item) => ({ ...item, verification }));
  return completenessOf({
    profile,
    targets: [],
    materials: [],
    outline: { ...outline, items },
    panel: [],
    recorder: null,
    rules,
    follows: null,
  })
    .filter(({ id }) => id.includes("mode"))
    .map(({ state, text }) => `${state} ${text.zh}`);
}

describe("函审 (house rule: correspondence; ambiguity 30)", () => {
  test("is no way to hold a first acceptance, unless the house rules say so", () => {
    expect(said("correspondence", "acceptance", "documents")).toEqual(["missing 细则不允许项目验收函审"]);
    const allowed = setRule(model, ["kinds", "acceptance", "correspondence"], true);
    expect(said("correspondence", "acceptance", "documents", allowed)).toEqual(["complete 项目验收可以函审"]);
    expect(said("correspondence", "recheck", "third-party")).toEqual(["complete 整改复核可以函审"]);
  });

  test("has nothing demonstrated: what the outline tests on the spot is verified from papers", () => {
    for (const verification of ["on-site-test", "site-check"] as const)
      expect(said("correspondence", "recheck", verification)).toEqual([
        "complete 整改复核可以函审",
        "missing 函审没有现场：大纲 2.3 须改用材料核定或检测报告",
      ]);
    expect(said("meeting", "recheck", "on-site-test")).toEqual([]);
    expect(said("mixed", "acceptance", "on-site-test")).toEqual([]);
    expect(said(null, "acceptance", "on-site-test")).toEqual([]);
  });

  test("has no presentation, and every gate all the same", () => {
    const kind = kindRules(model, "recheck");
    const stages = (mode: ReviewMode | undefined) => orderOf(kind, mode).stages.map(({ id }) => id);
    expect(stages("correspondence")).toEqual(stages("meeting").filter((id) => id !== "presentation"));
    expect(stages(undefined)).toEqual(kind.stages.map(({ id }) => id));
    expect(orderOf(kind, "correspondence").gates).toEqual(kind.gates);
  });
});
