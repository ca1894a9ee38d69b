import type { DocumentInput } from "#shared/domain/document/inputs.ts";
import type { ScoreCriterion, ScoreSheet, ScoreSummary } from "#shared/domain/document/inputs-panel.ts";
import { firstReview, folder, grade, project } from "./sample-kinds.ts";
import { digest, opinion } from "./sample-opinion.ts";
import { outlineItems } from "./sample-outline.ts";
import { attendance, finance, materials, questions } from "./sample-record.ts";
import { targets, tests } from "./sample-targets.ts";

const bandsOf = (weight: number): ScoreCriterion["bands"] => {
  const at = (share: number): string => String(Math.round(weight * share * 10) / 10);
  return [
    { name: "优", from: at(0.9) },
    { name: "良", from: at(0.75) },
    { name: "中", from: at(0.6) },
    { name: "差", from: "0" },
  ];
};
const everyone = ["technical", "industry", "finance"] as const;
const criterion = (no: string, title: string, weight: number, scorers: ScoreCriterion["scorers"]): ScoreCriterion => ({
  no,
  title,
  weight: String(weight),
  scorers,
  applicable: true,
  bands: bandsOf(weight),
});

export const criteria: readonly ScoreCriterion[] = [
  criterion("1.1", "考核指标完成：技术", 20, ["technical"]),
  criterion("1.2", "考核指标完成：应用与经济", 12, ["industry"]),
  criterion("1.3", "考核指标完成：进度与交付", 8, everyone),
  criterion("2", "创新性与水平", 15, everyone),
  criterion("3", "产业价值与推广", 15, everyone),
  criterion("4", "材料与数据", 10, everyone),
  criterion("5", "组织与协作", 8, everyone),
  criterion("6", "经费", 12, ["finance"]),
];

const reasons = [
  "达到任务书约束性指标",
  "台账可核，效率提升有限",
  "月报缺 2 期",
  "召回率的区间下限偏低，样本中故障偏少",
  "已在 36 台机床使用",
  "检测报告版本与交付版本不一致",
  "分工清楚",
  "自筹到位 80 %，决算与审计相差 0.60 万元",
];
const sheet = (
  memberNo: number,
  total: string,
  outOf: string,
  scores: readonly (string | null)[],
  channel: ScoreSheet["channel"] = "seat",
): ScoreSheet => ({
  memberNo,
  channel,
  marks: scores.map((score, index) => ({
    score,
    band: score === null ? null : "良",
    reason: score === null ? "" : (reasons[index] ?? ""),
  })),
  total,
  outOf,
  findings: ["被测版本与交付版本不一致，已由现场复测补充。", "用户证明两份文字相同，须补充独立用户的证明。"],
});

export const scores: ScoreSummary = {
  sheets: [
    sheet(1, "67", "76", ["17", null, "7", "14", "13", "9", "7", null]),
    sheet(2, "46", "76", ["13", null, "5", "9", "9", "5", "5", null]),
    sheet(3, "62", "68", [null, "11", "7", "14", "14", "9", "7", null]),
    sheet(4, "39.5", "68", [null, "7", "5", "8", "9", "5", "5.5", null], "transcription"),
    sheet(5, "48", "68", [null, null, "6", "11", "11", "6", "6", "8"]),
  ],
  aggregate: {
    perCriterion: ["15.0", "9.0", "6.0", "11.2", "11.2", "6.8", "6.1", "8.0"],
    total: "73.3",
    outOf: "100",
    rule: "各指标取有评分权成员的算术平均，保留一位小数（四舍五入），未舍入值用于比较；财务指标由财务成员评分；不截尾。",
    passMark: null,
    trace: [
      "1.1 技术：(17 + 13) ÷ 2 = 15.0 分，技术成员 2 人。",
      "2 创新性与水平：(14 + 9 + 14 + 8 + 11) ÷ 5 = 11.2 分，全体成员 5 人。",
      "合计：15.0 + 9.0 + 6.0 + 11.2 + 11.2 + 6.8 + 6.1 + 8.0 = 73.3 分。",
    ],
    divergence: [
      "2 创新性与水平：最高 14 分，最低 8 分，相差 6 分（分值的 40 %）。",
      "4 材料与数据：最高 9 分，最低 5 分，相差 4 分（分值的 40 %）。",
    ],
  },
};

const member = (
  no: number,
  name: string,
  unit: string,
  title: string,
  field: string,
  category: "technical" | "industry" | "finance",
) => ({
  no,
  name,
  unit,
  title,
  field,
  category,
  position: no === 1 ? ("chair" as const) : ("member" as const),
});

/** The machine-shop demo review after its ballot: wide disagreement, rectification. Everything a document can print is filled. */
export const sampleInput: DocumentInput = {
  review: {
    code: "GXAI-2024-012",
    title: "数控加工设备预测性维护系统研发与应用",
    kind: "acceptance",
    kindName: "项目验收",
    noun: "验收",
    listedIn: "整改通知书",
    packageVersion: 2,
    dossierDigest: digest("9c07"),
    applicant: "柳州××机械厂（演示）",
    partners: ["××大学机械学院", "××人工智能研究院"],
    leader: "陆明轩",
    organiser: "演示联盟秘书处",
    period: { start: "2023-07-01", end: "2026-06-30" },
    budget: "860.00 万元（专项 260.00 万元，自筹 600.00 万元）",
    place: "柳州××机械厂会议室",
    heldOn: "2026-11-20",
    demo: true,
  },
  packs: {
    standardReference: "参照 T/GXDSL 140—2025（征求意见稿）",
    standardDigest: digest("31ab"),
    rulesTitle: "评审操作细则（示范）",
    rulesDigest: digest("77d2"),
    rulesModel: true,
  },
  panel: [
    member(1, "韦国梁", "××大学机械学院", "教授", "机械故障诊断", "technical"),
    member(2, "覃晓芸", "××人工智能研究院", "研究员", "机器学习", "technical"),
    member(3, "莫立新", "××重工集团有限公司技术中心", "正高级工程师", "装备制造", "industry"),
    member(4, "农振华", "××数控装备公司", "正高级工程师", "数控加工", "industry"),
    member(5, "蒙慧娟", "××会计师事务所", "高级会计师", "科研经费审计", "finance"),
  ],
  namedIn: ["archive"],
  recorder: "黄秘书",
  project,
  outline: {
    frozenAt: "2026-11-12T17:00:00+08:00",
    items: outlineItems,
    clauses: [
      {
        origin: "标准 附录A.4（资料性，参考）",
        title: "技术成熟度",
        demand: "≥ 6 级",
        adoption: "not-applicable",
        reason: "任务书未要求评定成熟度",
      },
    ],
    confirmation: { by: "陆明轩", on: "2026-11-11" },
  },
  targets,
  tests,
  materials,
  finance,
  questions,
  attendance,
  confirmations: { confirmed: 4, panelSize: 5 },
  objections: [
    {
      memberNo: 3,
      text: "质询 2 的答复没有依据材料，请注明为现场口头说明。",
      at: "2026-11-20T14:20:00+08:00",
      confirmedLater: false,
    },
  ],
  recusal: {
    subjects: [
      { kind: "项目", name: "数控加工设备预测性维护系统研发与应用" },
      { kind: "承担单位", name: "柳州××机械厂（演示）" },
      { kind: "参加单位", name: "××大学机械学院、××人工智能研究院" },
      { kind: "检测机构", name: "××检测中心（演示）" },
      { kind: "审计机构", name: "××会计师事务所（演示）" },
      { kind: "项目组成员", name: "陆明轩、蓝海燕、韦志强" },
    ],
    answers: [1, 2, 3, 4, 5].map((memberNo) => ({ memberNo, conflict: false, on: "2026-11-10", decision: "参加评审" })),
  },
  scoring: "points",
  criteria,
  scores,
  grade,
  opinion,
  ballots: [
    {
      no: 1,
      motion: "同意通过验收",
      mode: "open",
      panelSize: 5,
      present: 5,
      inFavour: 3,
      against: 2,
      abstained: 0,
      needed: 4,
      carried: false,
    },
    {
      no: 2,
      motion: "限期整改后复核",
      mode: "open",
      panelSize: 5,
      present: 5,
      inFavour: 4,
      against: 0,
      abstained: 1,
      needed: 4,
      carried: true,
    },
  ],
  conclusion: {
    outcome: "限期整改（待复核）",
    sentence:
      "专家组应到 5 人，实到 5 人。第 1 轮“同意通过验收”：同意 3 票，反对 2 票，弃权 0 票；须 4 票，未达到。第 2 轮“限期整改后复核”：同意 4 票，反对 0 票，弃权 1 票；须 4 票，达到。专家组结论：限期整改（待复核），期限 3 个月。",
  },
  dissents: [
    {
      memberNo: 4,
      position: "不同意第 1 轮的通过动议",
      reasons: [
        "召回率区间下限低于 90 %，样本中故障只有 102 条，不足以说明达到约束性指标。",
        "用户证明不独立，应用效果未得到证明。",
      ],
      at: "2026-11-20T15:58:00+08:00",
    },
  ],
  causes: { given: {}, overall: { applicant: "", secretariat: "" } },
  supplements: [
    { item: "自筹经费余款 120 万元到位凭证", basis: "质询 3", owner: "蓝海燕", deadline: "2027-01-31" },
    { item: "月度进度报告缺失的 2 期", basis: "材料 05", owner: "陆明轩", deadline: null },
  ],
  rectification: [
    {
      item: "以交付版本 v2.1 重新检测，样本中的故障不少于 300 条",
      basis: "任务书 指标2；测试记录 2.1",
      owner: "陆明轩",
      deadline: "2027-02-20",
    },
    { item: "补充独立用户的应用证明 2 份", basis: "材料 13", owner: "陆明轩", deadline: "2027-02-20" },
  ],
  firstReview,
  decision: {
    documentNumber: null,
    addressee: "柳州××机械厂（演示）",
    outcome: "限期整改（待复核）",
    paragraphs: [
      "请你单位对照整改通知书逐项整改，于 2027年2月20日 前提交整改报告和佐证材料。组织单位将组织组长和不少于 2 名成员复核，并另行出具复核意见。",
    ],
    on: null,
    publicity: { from: "2026-12-01", to: "2026-12-07", contact: "演示联盟秘书处，电话 0772-0000000" },
  },
  proceedings: [
    { at: "2026-11-20T14:35:00+08:00", what: "项目组退场" },
    { at: "2026-11-20T15:02:00+08:00", what: "组长揭示评审表 5 份" },
    { at: "2026-11-20T15:42:00+08:00", what: "意见文本第 4 稿定稿" },
  ],
  signingKeys: [1, 2, 3, 4, 5].map((memberNo) => ({
    memberNo,
    fingerprint: `9XVD-2K4M-QT70-HJ3P-5W8Z-C6N${memberNo}`,
  })),
  archive: {
    documents: [
      {
        number: "GXAI-2024-012/14",
        title: "验收意见书",
        edition: 2,
        digest: digest("e41c"),
        signers: [],
        roster: true,
        seals: ["演示联盟秘书处（盖章）"],
      },
      {
        number: "GXAI-2024-012/12",
        title: "任务书考核指标完成情况对照表",
        edition: 1,
        digest: digest("7ab0"),
        signers: ["专家组组长", "会议秘书"],
        roster: false,
        seals: [],
      },
    ],
    statements: [{ title: "评审结果", at: "2026-11-20T16:30:00+08:00", digest: digest("0dd5") }],
    folder,
  },
};
