import type { DemoStory } from "../../story-schema.ts";
import type { Contents } from "../forms/facts.ts";
import { organiser } from "../people.ts";
import {
  at,
  bindVolume,
  checksOf,
  clause,
  define,
  demand,
  measured,
  reference,
  type Sheet,
  testItem,
  verdict,
} from "../story-tools.ts";
import { closing, quarterAttendance, quarterEvents, quarterPanel, quarterSitting, roundOf } from "./quarter-day.ts";
import { shortPaper } from "./short-papers.ts";

const enterprise = "扶绥左江制糖有限公司";
const code = "GXAI-2027-201";
const title = "制糖企业产业赋能与数字化测评";
const lead = "方建国";
const ending = { person: lead, unit: enterprise, date: "2027-03-01" };
const definition = (what: string) => define(what, "按标准公式", null, "", "", "企业填报，专家组核定");

const profile: DemoStory["profile"] = {
  code,
  title,
  kind: "assessment",
  tier: "small",
  committee: null,
  keyProject: false,
  sector: "特色农产品加工",
  region: "广西崇左市",
  scenarios: [],
  organiser,
  period: { from: "2026-01-01", to: "2026-12-31" },
  participants: [
    { name: enterprise, kind: "enterprise", role: "lead", share: null },
    { name: "桂江理工大学", kind: "university", role: "partner", share: null },
  ],
  team: [
    { name: lead, unit: enterprise, role: "lead" },
    { name: "韦晓彤", unit: "桂江理工大学", role: "domain-expert" },
  ],
  milestones: [],
  funding: [],
  demo: true,
};

const materials = bindVolume([
  {
    no: "01",
    title: "测评依据材料",
    category: "30",
    nature: "self",
    issuer: enterprise,
    validUntil: null,
    defects: [],
    form: "original",
    file: "01-测评依据材料.pdf",
    bound: 2,
  },
]);

const panel = quarterPanel(3);
const draftReason = "征求意见稿，作参考";
const index = (threshold: string, comparator: "gte" | "gt", unit = "1") =>
  demand("index", comparator, threshold, unit);
const sheet = (member: string, no: string, text: string, privateNote: string): Sheet => ({
  member,
  scores: [],
  findings: [{ about: { type: "test-item", no }, text }],
  comment: "",
  privateNote,
});

const share = (value: string, source: string) => ({ value, source });
const element = (score: string, source: string) => ({ score, source });
const typed = (item: string, values: DemoStory["readings"][number]["values"]) => ({
  item,
  source: { type: "typed" as const },
  values,
  sampledBy: "专家组",
  environment: "",
  witness: { name: lead, at: at("2027-03-18", "16:25") },
  remark: "",
});

/** 测评 of an enterprise by three experts: three indices computed, one blocked because the alliance has not entered its weights. */
export const millAssessment: DemoStory = {
  schema: 1,
  id: "mill-assessment",
  kind: "assessment",
  follows: null,
  profile,
  targets: [],
  outline: {
    items: [
      testItem("1.1", "产业赋能指数", ["expert", "empowerment-index"], definition("2026 年度压榨与煮糖工段"), [
        reference(clause("term.4.excellent"), index("0.8", "gte"), draftReason),
      ]),
      testItem("1.2", "需求与技术匹配度", ["expert", "match-degree"], definition("压榨抽出率在线测量的需求与成果"), [
        reference(clause("term.5.priority"), index("0.7", "gt"), draftReason),
      ]),
      testItem("1.3", "成果转化成熟度", ["expert", "transfer-maturity"], definition("蔗渣近红外在线检测装置"), [
        reference(clause("term.6.scaleup"), demand("level", "gte", "7", "级"), draftReason),
      ]),
      testItem("1.4", "数字化转型就绪度", ["expert", "readiness"], definition("企业四个要素"), [
        reference(clause("term.8.support"), index("80", "gte", "分"), draftReason),
      ]),
    ],
    clauses: [],
    confirmation: { by: lead, at: at("2027-03-10", "15:00"), how: "signed-paper" },
  },
  materials,
  panel: [...panel],
  sitting: quarterSitting(5, "16:15", "17:10"),
  attendance: quarterAttendance(panel, "16:16", [lead, enterprise]),
  events: quarterEvents([
    ["outline-confirmed", "16:18"],
    ["applicant-left", "16:40"],
  ]),
  materialChecks: checksOf(materials, {}),
  readings: [
    typed("1.1", {
      subject: enterprise,
      period: "2026 年度",
      penetration: share("0.9", "接入工段 9/10"),
      depth: share("0.8", "闭环控制回路 16/20"),
      contribution: share("0.75", "节能与增收占年度效益"),
    }),
    typed("1.2", {
      demand: { title: "压榨抽出率在线测量", text: "榨季内连续测量蔗渣糖分，供渗透水量调节使用。" },
      technology: { title: "蔗渣近红外在线检测", text: "近红外在线测量蔗渣糖分与水分，结果送集散控制系统。" },
      corpus: [],
      experts: [
        { name: "蒙志宏", score: "0.74" },
        { name: "韦立新", score: "0.70" },
        { name: "陆建民", score: "0.72" },
      ],
      method: { type: "experts" },
    }),
    typed("1.3", {
      result: "蔗渣近红外在线检测装置",
      level: 6,
      bases: ["stability", "market-fit", "return"],
      assessor: "专家组",
      technologyLevel: 7,
    }),
    typed("1.4", {
      enterprise,
      infrastructure: element("86", "机房与网络核查"),
      data: element("78", "数据目录抽查"),
      talent: element("72", "岗位名册"),
      culture: element("80", "访谈"),
    }),
  ],
  questions: [],
  finance: null,
  supplements: [],
  sheets: [
    sheet("m1", "1.1", "技术渗透率以接入工段计，口径写明，可复核。", "私记甲：抽出率的数要再看一季"),
    sheet("m2", "1.3", "装置只在一家连续运行一季，成熟度按 6 级。", "私记乙：第二家装上再说"),
    sheet("m3", "1.4", "四个要素都有依据，缺权重，不出总分。", "私记丙：权重让联盟定"),
  ],
  rounds: [
    roundOf(
      panel,
      {
        sections: {
          meeting: `2027年3月18日，${organiser}在南宁市组织联盟专家组对${enterprise}进行测评，审阅依据材料，逐项取得数值，形成如下报告：`,
          materials: "依据材料 1 份，含工段清单、回路清单、岗位名册和访谈记录。",
          targets:
            "产业赋能指数 0.825；需求与技术匹配度 0.72（以专家评估为准）；成果转化成熟度 6 级；就绪度因权重未配置不出总分，四个要素得分分别为 86、78、72、80。",
          finance: "",
          results: "数值只对 2026 年度和所列工段有效；匹配度的语义分析值列出备查，未作依据。",
          problems: "",
          suggestions: "",
          conclusion: closing("通过本测评报告", panel, 3, 0),
        },
        problems: [{ text: "就绪度的权重联盟尚未录入，不能计算总分。", basis: "大纲 1.4" }],
        suggestions: [{ text: "装置在第二家糖厂连续运行一个榨季后重新评定成熟度。", basis: "大纲 1.3" }],
        proposal: "adopted",
      },
      ["m1", "m2", "m3"],
    ),
  ],
  outcome: "adopted",
  deadline: null,
  expected: {
    measurements: [
      measured("1.1", "index", "0.825", "1"),
      measured("1.2", "index", "0.72", "1"),
      measured("1.3", "level", "6", "级"),
    ],
    verdicts: [
      verdict("1.1", clause("term.4.excellent"), "index", "met"),
      verdict("1.2", clause("term.5.priority"), "index", "met"),
      verdict("1.3", clause("term.6.scaleup"), "level", "unmet"),
      verdict("1.4", clause("term.8.support"), "index", "undetermined"),
    ],
    vetoes: [],
    score: null,
    grade: null,
    memberRates: [],
  },
};

export const contents: Contents = {
  "01": shortPaper(
    "测评依据材料",
    [
      [
        {
          form: [
            ["测评编号", code, "测评对象", enterprise],
            ["统计期", "2026 年度", "联系人", lead],
          ],
        },
        { heading: "一、产业赋能" },
        {
          header: ["分量", "数据", "数值"],
          rows: [
            ["技术渗透率", "10 个工段中接入 9 个", "0.90"],
            ["应用深度", "20 个回路中闭环 16 个", "0.80"],
            ["效益贡献度", "节能与增收 930 万元，占年度效益增量 1,240 万元", "0.75"],
          ],
          widths: [24, 54, 22],
        },
        { heading: "二、成果与需求" },
        {
          text: [
            "需求：榨季内连续测量蔗渣糖分，供渗透水量调节使用。",
            "成果：蔗渣近红外在线检测装置，2025/26 榨季在一列压榨连续运行。",
          ],
        },
      ],
      [
        { heading: "三、就绪度四要素" },
        {
          header: ["要素", "依据", "得分"],
          rows: [
            ["基础设施", "机房、工业网络核查", "86"],
            ["数据资源", "数据目录抽查 40 项", "78"],
            ["人才储备", "岗位名册与培训记录", "72"],
            ["组织文化", "管理层与班组访谈 12 人", "80"],
          ],
          widths: [28, 50, 22],
        },
        { text: ["要素得分由企业自评、专家组核定；总分权重由联盟规定。"] },
      ],
    ],
    ending,
  ),
};
