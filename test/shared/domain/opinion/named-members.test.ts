import { describe, expect, it } from "vitest";
import type { PanelMember } from "#shared/domain/dossier/panel-list.ts";
import { membersNamedIn } from "#shared/domain/opinion/named-members.ts";
import type { OpinionDraft } from "#shared/domain/opinion/opinion.ts";
import { rulesSchema } from "#shared/domain/standard/rules-schema.ts";
import { modelRules } from "#test/resources/read-packs.ts";

const rules = rulesSchema.parse(modelRules());
const drawn = (name: string, position: PanelMember["position"], conflict = false): PanelMember => ({
  identityId: "I".repeat(26),
  name,
  unit: "某大学",
  title: "教授",
  category: "technical",
  position,
  signingKey: "0".repeat(64),
  recipient: "age1",
  recusal: null,
  conflict,
});
const panel = [
  drawn("李明", "member"),
  drawn("蒙志宏", "chair"),
  drawn("韦立新", "member", true),
  drawn("蓝海涛", "alternate"),
];
const dossier = { panel, rules };

const draft = (meeting: string, problem = "样本偏少", basis = "大纲 2.3"): OpinionDraft => ({
  sections: {
    meeting,
    materials: "材料。",
    targets: "指标。",
    finance: "经费。",
    results: "成果。",
    problems: "",
    suggestions: "",
    conclusion: "结论。",
  },
  problems: [{ text: problem, basis }],
  suggestions: [{ text: "扩大样本", basis: "质询 2" }],
  proposal: "passed",
});

describe("members a draft names", () => {
  it("are none where it speaks of numbers and offices", () => {
    expect(membersNamedIn(draft("专家组由 5 人组成，设组长 1 人。专家2 认为样本偏少。"), dossier)).toEqual([]);
  });

  it("are found with the number that should stand there, the recused and the alternate too", () => {
    expect(membersNamedIn(draft("蒙志宏任组长；韦立新回避，由蓝海涛接替。"), dossier)).toEqual([
      { no: 1, name: "蒙志宏", sections: ["meeting"] },
      { no: 3, name: "韦立新", sections: ["meeting"] },
      { no: 4, name: "蓝海涛", sections: ["meeting"] },
    ]);
  });

  it("are found in a point and in what it rests on, each section once", () => {
    const found = membersNamedIn(draft("李明、李明到会。", "李明指出样本偏少", "李明的质询"), dossier);
    expect(found).toEqual([{ no: 2, name: "李明", sections: ["meeting", "problems"] }]);
  });

  it("are found where a short name is set apart, and not across a line's end", () => {
    expect(membersNamedIn(draft("李　明到会。"), dossier).map(({ name }) => name)).toEqual(["李明"]);
    expect(membersNamedIn(draft("桃李\n明天"), dossier)).toEqual([]);
  });

  it("are nobody's concern where the rules name members in every copy", () => {
    const open = { panel, rules: { ...rules, documents: { ...rules.documents, memberNames: "named" as const } } };
    expect(membersNamedIn(draft("蒙志宏任组长。"), open)).toEqual([]);
  });
});
