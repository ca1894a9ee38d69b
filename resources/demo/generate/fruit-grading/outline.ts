import type { DemoStory } from "../../story-schema.ts";
import {
  annexReason as annex,
  at,
  binding,
  clause,
  define,
  demand,
  draftReason as draft,
  expectedReason as expected,
  outlineOrigin,
  present,
  reference,
  standardClauses,
  target,
  testItem,
} from "../story-tools.ts";
import { promisedRate } from "./profile.ts";

const season = "2026–2027 年采收季，双桥基地沃柑，现场分选线";

export const outline: DemoStory["outline"] = {
  items: [
    testItem(
      "1.1",
      "示范分选线",
      ["site-check", "manual"],
      define("完整经历一个采收季运行的分选线", "条数", null, "无", "现场查看与运行记录", "武鸣分选车间"),
      [binding(target("5"), demand("count", "gte", "1", "条"))],
    ),
    testItem(
      "1.2",
      "发明专利",
      ["documents", "manual"],
      define("实施期内申请、权利人为参与单位的发明专利", "件数", null, "无", "受理通知书", "—"),
      [binding(target("6"), demand("count", "gte", "2", "件"), expected)],
    ),
    testItem(
      "1.3",
      "人均分选量",
      ["documents", "before-after"],
      define(
        "上果至装箱，含复检人员",
        "吨 ÷ 人·时；提升率 =（考核 − 基线）÷ 基线",
        null,
        "2023 年 1–3 月人工分选",
        "班组工时记录",
        "同为采收季",
      ),
      [reference(clause("acc.econ.efficiency"), demand("percent-increase", "gte", "20", "%"), draft)],
    ),
    testItem(
      "1.4",
      "投资回收期",
      ["documents", "payback"],
      define("企业投入与年净收益", "静态，自首笔投入起", null, "无", "专项审计与经济效益证明", "2025 年度"),
      [reference(clause("A4.payback"), demand("payback-years", "lte", "3", "年"), annex)],
    ),
    testItem(
      "2.1",
      "分选效率",
      ["on-site-test", "throughput"],
      define(
        "上料口连续供果，称重计量至装箱",
        "30 分钟出箱净重折算每小时",
        null,
        "无",
        "专家组指定时段，中途不停机",
        season,
      ),
      [
        binding(target("1"), promisedRate, "按任务书 8 吨/时；自评表改为 5 吨/时未见批复"),
        reference(clause("A2.fruit.rate"), demand("throughput", "gte", "5", "吨/时"), annex),
      ],
    ),
    testItem(
      "2.2",
      "分级准确率",
      ["on-site-test", "confusion"],
      define(
        "单果等级（特级、一级、二级、等外）；真值取三名分级员多数意见",
        "总体准确率，报告分级员一致性 kappa",
        3000,
        "无",
        "专家组从 6 个批次随机取 3,000 果",
        season,
      ),
      [
        binding(target("2"), demand("accuracy", "gte", "98", "%")),
        reference(clause("acc.tech.accuracy"), demand("accuracy", "gte", "90", "%"), draft),
        reference(clause("A2.fruit.grade"), demand("accuracy", "gte", "98", "%"), annex),
      ],
    ),
    testItem(
      "2.3",
      "糖度预测",
      ["on-site-test", "manual"],
      define(
        "近红外预测值与折光仪读数之差",
        "均方根误差 RMSEP",
        200,
        "折光仪，赤道部位取汁",
        "分级样本中随机取 200 果",
        season,
      ),
      [binding(target("3"), demand("value", "lte", "0.5", "°Brix"))],
    ),
    testItem(
      "2.4",
      "追溯扫码",
      ["on-site-test", "presence"],
      define(
        "种植、采收、分选、装箱、出库五环节可查为链完整",
        "20 箱中链完整的箱数",
        null,
        "无",
        "专家组从成品库随机取 20 箱",
        "手机现场扫码",
      ),
      [
        binding(target("4"), demand("count", "gte", "19", "项"), expected),
        reference(clause("A2.fruit.trace"), present, annex),
      ],
    ),
    testItem(
      "2.5",
      "分级指标功能",
      ["on-site-test", "presence"],
      define("大小、色泽、糖度、瑕疵四项参与分级", "四项齐备", null, "无", "逐项演示", season),
      [binding(outlineOrigin, present), reference(clause("A2.fruit.indices"), present, annex)],
    ),
    testItem(
      "2.6",
      "单果判定时延",
      ["on-site-test", "latency"],
      define("单果最后一幅图像到达至分道指令发出", "第 95 百分位", 1000, "无", "2.1 运行中连续 1,000 果", season),
      [reference(clause("acc.tech.latency"), demand("latency-p95", "lt", "100", "ms"), draft)],
    ),
  ],
  clauses: standardClauses([
    ["acc.tech.stability", "not-applicable", "季节性运行，任务书未设，采收季不足一个完整季度"],
    ["acc.econ.cost", "not-applicable", "任务书未设成本指标"],
    ["ip.company", "reference", "归属协议 60 %"],
    ["ip.academia", "reference", "归属协议合计 40 %"],
  ]),
  confirmation: { by: "韦长青", at: at("2027-01-09", "10:40"), how: "signed-paper" },
};
