import type { DemoStory } from "../../story-schema.ts";
import { panel as firstPanel } from "../machine-shop/panel.ts";
import { enterprise, profile, targets, testLab } from "../machine-shop/profile.ts";
import { attendanceOf, organiser } from "../people.ts";
import { countConfusion, predictFailuresAgain } from "../predict-failures.ts";
import {
  at,
  binding,
  bindVolume,
  clause,
  checksOf,
  define,
  demand,
  measured,
  annexReason,
  percent,
  reference,
  target,
  testItem,
  verdict,
  votes,
  type MaterialSpec,
  type Sheet,
} from "../story-tools.ts";

const day = "2027-02-25";
const confusion = countConfusion(predictFailuresAgain());
const found = confusion.truePositive;
const failures = found + confusion.falseNegative;
const alarms = found + confusion.falsePositive;
export const recallText = percent(found, failures);
export const accuracyText = percent(found + confusion.trueNegative, 3000);
export const precisionText = percent(found, alarms);
export const recheckConfusion = confusion;

const spec = (
  no: string,
  title: string,
  category: string,
  file: string,
  bound: number,
  more: Pick<MaterialSpec, "nature" | "form"> & Partial<MaterialSpec>,
): MaterialSpec => ({ no, title, category, file, bound, issuer: enterprise, validUntil: null, defects: [], ...more });

const materials = bindVolume([
  spec("01", "整改通知书", "26", "01-整改通知书.pdf", 1, { nature: "official", form: "copy", issuer: organiser }),
  spec("02", "整改报告", "27", "02-整改报告.pdf", 1, { nature: "self", form: "original" }),
  spec("11", "第三方检测报告（v2.2）", "11", "11-第三方检测报告.pdf", 3, {
    nature: "third-party",
    form: "scan",
    issuer: testLab,
    validUntil: "2028-02-05",
  }),
  spec("12", "故障识别复测样本（公开数据集 AI4I 2020（合成），替代现场数据，仅供演示）", "12", "12-复测样本.csv", 0, {
    nature: "raw-data",
    form: "electronic",
  }),
  spec("13", "用户应用证明（融江通用零部件厂，重开）", "13", "13-用户应用证明.png", 1, {
    nature: "user",
    form: "scan",
    issuer: "融江通用零部件厂",
  }),
  spec("15", "更正后的经费决算表", "15", "15-经费决算表.xlsx", 0, { nature: "self", form: "electronic" }),
]);

/** The chair and two members of the first panel; nobody else. */
const panel = firstPanel
  .filter(({ key }) => ["m1", "m2", "m5"].includes(key))
  .map((member) => ({ ...member, channel: "own-workstation" as const }));

const sheet = (member: string, text: string, privateNote: string): Sheet => ({
  member,
  scores: [],
  findings: [{ about: { type: "test-item", no: "2.3" }, text }],
  comment: "",
  privateNote,
});

/** 整改复核 of GXAI-2024-012 by correspondence: recall met on records held out anew, at the price of more false alarms. */
export const machineShopRecheck: DemoStory = {
  schema: 1,
  id: "machine-shop-recheck",
  kind: "recheck",
  follows: "machine-shop",
  profile: { ...profile, kind: "recheck" },
  targets: targets.filter(({ no }) => no === "3"),
  outline: {
    items: [
      testItem(
        "2.3",
        "故障识别（复测）",
        ["third-party", "confusion"],
        define(
          "每条记录的系统判定与实际是否故障比较，故障为正类",
          "故障召回率；同时报告准确率、精确率与误报条数",
          3000,
          "首次验收召回率 57.84 %",
          "另行划分的留出样本 3,000 条，与训练集分离",
          "平台 v2.2，阈值由训练集交叉验证确定，复核前冻结",
        ),
        [
          binding(target("3"), demand("recall", "gte", "90", "%"), "口径与首次验收相同"),
          reference(clause("A1.pm.accuracy"), demand("accuracy", "gte", "95", "%"), annexReason),
        ],
      ),
    ],
    clauses: [],
    confirmation: { by: "陆振华", at: at("2027-02-10", "11:00"), how: "signed-paper" },
  },
  materials,
  panel,
  sitting: {
    id: "2027-02-25-recheck",
    title: "数控加工设备预测性维护系统整改复核（函审）",
    mode: "correspondence",
    place: "函审",
    order: 1,
    startsAt: at(day, "09:00"),
    endsAt: at(day, "17:00"),
  },
  attendance: attendanceOf(day, panel, ["09:02", "09:10", "09:21"], [["organiser", "陆秋萍", organiser, "08:55"]]),
  events: [
    { event: "outline-confirmed", at: at(day, "09:25"), note: "复核口径与首次验收大纲 2.3 相同" },
    { event: "applicant-left", at: at(day, "15:00"), note: "函审：项目组不在场，质询由其书面答复" },
  ],
  materialChecks: checksOf(materials, {}),
  readings: [
    {
      item: "2.3",
      source: {
        type: "csv",
        material: "12",
        rows: 3000,
        byteOrderMark: true,
        mapping: { instrument: "confusion", truth: 8, predicted: 9, positive: "是" },
      },
      values: null,
      sampledBy: testLab,
      environment: "平台 v2.2",
      witness: { name: "莫永强", at: at("2027-02-03", "10:20") },
      remark: "公开数据集 AI4I 2020（合成），替代现场数据，仅供演示",
    },
  ],
  questions: [
    {
      no: 1,
      askedBy: "m2",
      text: "误报增至多少，班组复核负担如何？",
      about: "大纲 2.3",
      answer: `3,000 条中误报 ${confusion.falsePositive} 条，已增加二级复核并按班次排班。`,
      answeredBy: "莫永强",
      state: "clarified",
    },
  ],
  finance: null,
  supplements: [],
  sheets: [
    sheet(
      "m1",
      `召回率 ${recallText} %，达到任务书要求；误报 ${confusion.falsePositive} 条应持续跟踪。`,
      "私记甲：整改态度可以",
    ),
    sheet("m2", "复测样本另行划分，未参与训练，口径与首次一致。", "私记乙：特征工程其实早该做"),
    sheet("m5", "决算已按审计更正，自筹补足 120 万元。", "私记戊：回单已逐张核对"),
  ],
  rounds: [
    {
      opinion: {
        sections: {
          meeting:
            "2027年2月25日，广西人工智能产学研演示联盟秘书处组织专家组组长及成员共 3 人以函审方式对“数控加工设备预测性维护系统”整改情况进行复核，审阅整改报告、v2.2 检测报告、重开的用户应用证明和更正后的决算表，形成如下意见：",
          materials: "整改通知书所列事项均有对应材料。",
          targets: `故障召回率按首次验收口径复测，留出样本 3,000 条（故障 ${failures} 条），判对 ${found} 条，召回率 ${recallText} %，达到任务书指标3 ≥ 90 %；准确率 ${accuracyText} %，精确率 ${precisionText} %，误报 ${confusion.falsePositive} 条。`,
          finance: "决算更正为 738.00 万元；自筹资金补足至 600 万元。",
          results: "融江通用零部件厂另行出具应用证明。",
          problems: "",
          suggestions: "",
          conclusion: "综上，专家组同意整改后通过验收。专家组应到 3 人，实到 3 人，同意 3 人，不同意 0 人，弃权 0 人。",
        },
        problems: [
          {
            text: `提高召回后误报由 19 条增至 ${confusion.falsePositive} 条，复核负担加重。`,
            basis: "大纲 2.3；质询 1",
          },
        ],
        suggestions: [{ text: "逐月公布误报率，评估分级报警，避免班组对报警麻痹。", basis: "质询 1" }],
        proposal: "passed",
      },
      ballot: "open",
      vetoed: false,
      votes: votes(["m1", "m2", "m5"], []),
      dissents: [],
    },
  ],
  outcome: "passed",
  deadline: null,
  expected: {
    measurements: [
      measured("2.3", "recall", recallText, "%"),
      measured("2.3", "accuracy", accuracyText, "%"),
      measured("2.3", "precision", precisionText, "%"),
    ],
    verdicts: [
      verdict("2.3", target("3"), "recall", "met"),
      verdict("2.3", clause("A1.pm.accuracy"), "accuracy", "met"),
    ],
    vetoes: [],
    score: null,
    grade: null,
    memberRates: [],
  },
};
