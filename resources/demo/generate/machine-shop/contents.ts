import { commonContents, csvText } from "../forms/assemble.ts";
import type { Contents } from "../forms/facts.ts";
import { latencySamples } from "../latency-samples.ts";
import { predictFailures, predictionCsv } from "../predict-failures.ts";
import { facts } from "./facts.ts";

/** Word for word the same for both users, on purpose. */
const sameWords = [
  "我单位自 2025 年 7 月起应用柳州榕驰精密机械有限公司提供的数控加工设备预测性维护系统，系统运行稳定，界面友好，操作方便。",
  "应用以来，设备非计划停机明显减少，维修计划性显著提高，维修费用有所下降，取得了良好的经济效益和社会效益。",
  "该系统技术先进、实用性强，具有良好的推广应用前景。",
];

/** Response times the lab logged, milliseconds; p95 is 38. */
export const inferenceSamples = latencySamples(20251201, 1000, 38);

export const contents: Contents = {
  ...commonContents(facts, [
    {
      unit: "柳州榕驰工模具有限公司",
      texts: sameWords,
      usedSince: "2025年7月",
      contact: "陆小红",
      date: "2026-08-03",
      sealed: true,
    },
    {
      unit: "融江通用零部件厂",
      texts: sameWords,
      usedSince: "2025年7月",
      contact: "覃永福",
      date: "2026-08-03",
      sealed: true,
    },
  ]),
  "12": { kind: "csv", text: predictionCsv(predictFailures()) },
  "12-2": {
    kind: "csv",
    text: csvText([
      ["序号", "推理时延_ms"],
      ...inferenceSamples.map((value, index) => [String(index + 1), String(value)]),
    ]),
  },
};
