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

const batch = "施肥方案按季批量生成，非实时系统，不适用";

export const outline: DemoStory["outline"] = {
  items: [
    testItem(
      "1.1",
      "示范面积",
      ["documents", "manual"],
      define("按处方图施肥并完成一个宿根季的地块", "亩数", null, "无", "地块清册与卫星底图，抽查 10 块", "—"),
      [binding(target("4"), demand("value", "gte", "1800", "亩"))],
    ),
    testItem(
      "1.2",
      "土壤检测覆盖",
      ["documents", "presence"],
      define("有检测机构出具的土壤检测报告的村", "村数", null, "无", "逐村核对报告", "—"),
      [binding(target("5"), demand("count", "gte", "3", "项"), expected)],
    ),
    testItem(
      "1.3",
      "亩均生产成本",
      ["documents", "before-after"],
      define("种植、施肥、管护、砍收之和", "元/亩；降低率 =（基线 − 考核）÷ 基线", null, "2021/22 榨季", "合作社成本账", "两榨季化肥价格与雨水条件不同，可比性由专家组判断"),
      [reference(clause("acc.econ.cost"), demand("percent-reduction", "gte", "15", "%"), draft)],
    ),
    testItem(
      "1.4",
      "发明专利",
      ["documents", "manual"],
      define("实施期内申请、权利人为参与单位的发明专利", "件数", null, "无", "受理通知书，核对申请日", "—"),
      [binding(target("6"), demand("count", "gte", "1", "件"), expected)],
    ),
    testItem(
      "1.5",
      "投资回收期",
      ["documents", "payback"],
      define("企业投入与年净收益", "静态，自首笔投入起", null, "无", "专项审计与经济效益证明", "2025/26 榨季"),
      [reference(clause("A4.payback"), demand("payback-years", "lte", "3", "年"), annex)],
    ),
    testItem(
      "2.1",
      "田间测产",
      ["site-check", "yield"],
      define(
        "有效茎数 × 单茎重；提高率与同季对照区相比",
        "各地块按面积加权平均",
        null,
        "同品种（桂糖42号）、同宿根年限对照区 120 亩",
        "10 亩及以上地块梅花形 5 点，以下对角线 3 点；每点 0.1 亩（66.67 平方米）；每块称 20 茎",
        "2026 年 1 月 16 日，三名专家先行查定，验收会审核查定意见",
      ),
      [
        binding(target("1"), demand("percent-increase", "gte", "15", "%")),
        reference(clause("A2.cane.yield"), demand("percent-increase", "gte", "15", "%"), annex),
      ],
    ),
    testItem(
      "2.2",
      "化肥用量",
      ["documents", "before-after"],
      define("全季化肥实物量，不含有机肥；另报折纯量", "kg/亩；减少率与同季对照区相比", null, "同季对照区", "农资领用单与施肥机记录", "2025/26 榨季"),
      [
        binding(target("2"), demand("percent-reduction", "gte", "20", "%")),
        reference(clause("A2.cane.fert"), demand("percent-reduction", "gte", "20", "%"), annex),
      ],
    ),
    testItem(
      "2.3",
      "蔗糖分",
      ["site-check", "before-after"],
      define("田间取样压榨测定", "百分点均值；与同季对照区相比", null, "同季对照区", "测产地块各取 10 茎，糖厂化验室测定", "2026 年 1 月 16 日"),
      [binding(target("3"), demand("percent-increase", "gte", "0", "%"), expected)],
    ),
    testItem(
      "2.4",
      "处方施肥功能",
      ["on-site-test", "presence"],
      define("遥感长势、土壤检测、施肥处方三项", "三项齐备并可回放", null, "无", "演示 2 个地块", "平台 v2.2"),
      [binding(outlineOrigin, present), reference(clause("A2.cane.function"), present, annex)],
    ),
    testItem(
      "2.5",
      "长势分级准确率",
      ["third-party", "manual"],
      define("遥感分级与地面三人判定比较，分三级", "总体准确率", 200, "无", "测试机构随机取 200 个样方", "2025 年 7 月影像"),
      [
        binding(target("7"), demand("accuracy", "gte", "90", "%")),
        reference(clause("acc.tech.accuracy"), demand("accuracy", "gte", "90", "%"), draft),
      ],
    ),
  ],
  clauses: standardClauses([
    ["acc.tech.latency", "not-applicable", batch],
    ["acc.tech.stability", "not-applicable", batch],
    ["acc.econ.efficiency", "not-applicable", "任务书未设劳动生产率指标"],
    ["A2.cane.pest", "not-applicable", "项目不含病虫害预警"],
    ["ip.company", "reference", "归属协议 60 %"],
    ["ip.academia", "reference", "归属协议合计 40 %"],
  ]),
  confirmation: { by: "农建强", at: at("2026-01-08", "09:30"), how: "signed-paper" },
};
