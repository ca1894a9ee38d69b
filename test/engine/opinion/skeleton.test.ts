import { describe, expect, test } from "vitest";
import { openingOf } from "#engine/opinion/skeleton.ts";
import { loadPacks } from "#engine/packs.ts";
import type { Dossier } from "#shared/domain/dossier/dossier.ts";
import { profileSchema, reviewKindSchema } from "#shared/domain/dossier/profile.ts";
import { smallProject } from "#test/support/small-review.ts";
import { resources } from "#test/support/workstation.ts";

const rules = loadPacks(resources).rules.content;
const seat = (position: Dossier["panel"][number]["position"]): Dossier["panel"][number] => ({
  identityId: "I".repeat(26),
  name: "韦建国",
  unit: "某大学",
  title: "教授",
  category: "technical",
  position,
  signingKey: "0".repeat(64),
  recipient: "age1",
  recusal: null,
  conflict: false,
});
const dossier = (kind: Dossier["profile"]["kind"]) => ({
  profile: profileSchema.parse({ ...smallProject().profile, kind }),
  panel: [seat("chair"), seat("member"), seat("member"), seat("alternate")],
  version: 2,
  rules,
});
const called = { heldOn: "2026-11-20", place: "柳州市某会议室" };

describe("how an opinion begins", () => {
  test.each(reviewKindSchema.options)("%s: when, where, called by whom, about what, and nobody's name", (kind) => {
    const opening = openingOf(dossier(kind), called);
    for (const fact of [
      "2026年11月20日",
      called.place,
      "某组织单位",
      "《小型预测性维护试验项目》",
      "GXAI-2026-901",
      "3 人",
    ])
      expect(opening).toContain(fact);
    expect(opening).not.toContain("韦建国");
    expect(opening).not.toMatch(/[{}]/);
  });

  test("leaves open what no sitting says", () => {
    for (const place of [null, " "]) {
      const opening = openingOf(dossier("acceptance"), { heldOn: null, place });
      expect(opening).toContain("　　年　月　日，");
      expect(opening).toContain("在＿＿＿＿＿＿召开");
    }
  });

  test("takes an organiser's own words, places of the form or not", () => {
    const own = structuredClone(rules);
    for (const kind of own.kinds) Object.assign(kind.opinion, { opening: "{organiser}于{date}在{place}召开会议。" });
    expect(openingOf({ ...dossier("midterm"), rules: own }, called)).toBe(
      "某组织单位于2026年11月20日在柳州市某会议室召开会议。",
    );
  });
});
