import type { Requirement, TestItem } from "#shared/domain/dossier/outline.ts";
import type { Profile } from "#shared/domain/dossier/profile.ts";
import type { Demand, Target } from "#shared/domain/dossier/target.ts";
import type { ComplianceInput } from "#shared/domain/standard/compliance-input.ts";
import { loadRules, loadStandardPack } from "#shared/domain/standard/load-pack.ts";
import { modelRules, standardFiles } from "#test/resources/read-packs.ts";

const { content: pack } = loadStandardPack(standardFiles());
const { content: rules } = loadRules(modelRules());

/** An id from one letter. */
export const id = (letter: string): string => letter.repeat(26);

export function demand(metric: string, comparator: Demand["comparator"], threshold: string, unit = "%"): Demand {
  return { metric, comparator, threshold: [threshold], unit };
}

/** Target 3 of the machine shop: a binding recall of at least 90 %. */
export function target(changes: Partial<Target> = {}): Target {
  return {
    id: id("T"),
    no: "3",
    name: "故障召回率",
    demand: demand("recall", "gte", "90"),
    binding: "binding",
    changes: [],
    claimed: null,
    ...changes,
  };
}

export function requirement(
  letter: string,
  source: Requirement["source"],
  changes: Partial<Requirement> = {},
): Requirement {
  return {
    id: id(letter),
    source,
    adoption: "reference",
    demand: demand("accuracy", "gte", "90"),
    reason: "作参考",
    ...changes,
  };
}

export const clause = (clauseId: string): Requirement["source"] => ({ type: "clause", clauseId });
export const promised: Requirement["source"] = { type: "target", targetId: id("T") };

/** A classification test with the given requirements. */
export function testItem(requirements: readonly Requirement[], no = "2.3"): TestItem {
  return {
    id: id("J"),
    no,
    title: "故障识别",
    verification: "on-site-test",
    instrument: "confusion",
    definition: { endPoints: "", statistic: "", minimumSample: null, baseline: "", sampling: "", environment: "" },
    requirements: [...requirements],
  };
}

const profile: Profile = {
  code: "GXAI-2024-012",
  title: "机床预测维护",
  kind: "acceptance",
  tier: "medium",
  committee: null,
  keyProject: false,
  sector: "机械制造",
  region: "广西柳州市",
  scenarios: ["A1.pm"],
  organiser: "演示联盟",
  period: { from: "2024-01-01", to: "2025-12-31" },
  participants: [
    { id: id("A"), name: "柳州机床厂", kind: "enterprise", role: "lead", share: "65" },
    { id: id("B"), name: "某大学", kind: "university", role: "partner", share: "35" },
    { id: id("C"), name: "检测中心", kind: "institute", role: "test-lab", share: null },
  ],
  team: [],
  milestones: [],
  funding: [],
  demo: false,
};

const seat = (
  letter: string,
  category: "technical" | "industry" | "finance",
  position: "chair" | "member" | "alternate",
) => ({
  identityId: id(letter),
  name: `专家${letter}`,
  unit: "某所",
  title: "教授",
  category,
  position,
  signingKey: "0".repeat(64),
  recipient: "age1",
  recusal: null,
  conflict: false,
});

/** What stands in a record after 3,000 held-out rows were read: recall 61.76 %, accuracy 98.13 %. */
export const record: ComplianceInput["record"] = {
  readings: [
    {
      testItemId: id("J"),
      values: {
        form: "counts",
        positive: "故障",
        negative: "正常",
        truePositive: 63,
        falseNegative: 39,
        falsePositive: 17,
        trueNegative: 2881,
      },
      source: { type: "material", materialId: id("M") },
      sampledBy: "测试组",
      environment: "现场",
      witness: null,
      remark: "",
    },
  ],
  materialChecks: [],
  questions: [],
  events: [],
};

/** A medium project in machinery with one target, one test item, three of the panel, and one test report. */
export function project(
  changes: Partial<ComplianceInput["dossier"]> = {},
  more: Partial<ComplianceInput> = {},
): ComplianceInput {
  return {
    pack,
    dossier: {
      profile,
      targets: [target()],
      materials: [
        {
          id: id("M"),
          no: "12",
          title: "原始数据",
          category: "12",
          nature: "raw-data",
          fileName: "12.csv",
          mediaType: "text/csv",
          size: 1,
          digest: "0".repeat(64),
          sealed: "0".repeat(64),
          pages: null,
          volumePages: { from: 80, to: 92 },
          issuer: null,
          validUntil: null,
        },
      ],
      outline: {
        items: [
          testItem([
            requirement("P", promised, { adoption: "binding", demand: demand("recall", "gte", "90") }),
            requirement("Q", clause("acc.tech.accuracy")),
            requirement("S", clause("A1.pm.accuracy"), { demand: demand("accuracy", "gte", "95") }),
          ]),
        ],
        confirmation: null,
      },
      panel: [seat("D", "technical", "chair"), seat("E", "industry", "member"), seat("F", "finance", "alternate")],
      rules,
      ...changes,
    },
    record: null,
    choices: [],
    findings: [],
    ...more,
  };
}

export { profile as exampleProfile };
