import { commonContents } from "../forms/assemble.ts";
import type { Contents } from "../forms/facts.ts";
import { facts } from "./facts.ts";
import { boxCsv, fruitCsv, latencyCsv, sugarCsv } from "./samples.ts";

export const contents: Contents = {
  ...commonContents(facts, [
    {
      unit: "双桥柑橘专业合作社",
      texts: [
        "我社 2025 年采收季送分选沃柑 860 吨。分选后特级果比例较上年提高 6 个百分点，结算以系统等级为准，社员异议由分级员复核。",
        "高峰期排队时间较长，希望提高处理能力；追溯码录入需专人，建议简化手机端操作。",
      ],
      usedSince: "2025年1月",
      contact: "农广才",
      date: "2026-08-26",
      sealed: true,
    },
    {
      unit: "仙湖果品商贸行",
      texts: [
        "本行 2025 年 2 月至 3 月采购经分选沃柑 210 吨，糖度抽检与标注基本一致，抽查 40 箱有 3 箱等级偏高。扫码可查产地与采收日期，个别箱扫码无采收批次。",
      ],
      usedSince: "2025年2月",
      contact: "覃少梅",
      date: "2026-08-30",
      sealed: true,
    },
  ]),
  "12": { kind: "csv", text: fruitCsv },
  "12-2": { kind: "csv", text: sugarCsv },
  "12-3": { kind: "csv", text: boxCsv },
  "12-4": { kind: "csv", text: latencyCsv },
};
