import { commonContents } from "../forms/assemble.ts";
import type { Contents } from "../forms/facts.ts";
import { facts } from "./facts.ts";
import { panelCsv } from "./samples.ts";

export const contents: Contents = {
  ...commonContents(facts, [
    {
      unit: "龙潭商用车配套厂",
      texts: [
        "我厂自 2026 年 3 月在驾驶室门板线试用车身外观缺陷智能检测系统一套，累计检测门板 2.6 万件。",
        "试用期间抽检复核 500 件，系统漏检 4 件，主要为包边处轻微凹坑；人工目检由每班 3 人减为 1 人。夜班照度不足时误报偏多，已由对方增加遮光罩解决。",
      ],
      usedSince: "2026年3月",
      contact: "蓝日升",
      date: "2026-10-12",
      sealed: true,
    },
    {
      unit: "桂中新能源车身公司",
      texts: [
        "本公司 2026 年 5 月起在后背门产线应用该系统，检测节拍 12 秒，满足产线要求。",
        "截至 9 月底检测 1.1 万件，检出划伤、焊渣等缺陷 386 件，复判确认 379 件。对方服务响应及时，建议后续增加涂胶缺陷检测。",
      ],
      usedSince: "2026年5月",
      contact: "农卫东",
      date: "2026-10-15",
      sealed: false,
    },
  ]),
  "12": { kind: "csv", text: panelCsv },
};
