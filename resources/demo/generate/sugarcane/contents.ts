import { commonContents } from "../forms/assemble.ts";
import type { Contents } from "../forms/facts.ts";
import { facts } from "./facts.ts";
import { soilReport, surveyOpinion, weatherCertificate } from "./own-papers.ts";
import { pointCsv, weightCsv } from "./survey.ts";

export const contents: Contents = {
  ...commonContents(facts, [
    {
      unit: "渠旧蔗业专业合作社",
      texts: [
        "我社 720 亩自 2024 年起按处方图施肥，2025/26 榨季每亩用肥比往年少二十公斤左右，社员满意。",
        "坡地施肥机上不去，仍靠人工；8 月以后没雨，甘蔗矮，产量没有预想的多。希望明年继续。",
      ],
      usedSince: "2024年3月",
      contact: "覃生贵",
      date: "2026-02-18",
      sealed: true,
    },
    {
      unit: "山圩农业服务队",
      texts: [
        "本队承担示范区 640 亩施肥作业，使用手机端处方图，操作不复杂。2025 年作业 2 次，个别地块边界与实际不符，已反馈更正。",
      ],
      usedSince: "2024年4月",
      contact: "莫国生",
      date: "2026-02-19",
      sealed: true,
    },
  ]),
  "12": { kind: "csv", text: pointCsv },
  "12-2": { kind: "csv", text: weightCsv },
  "12-3": surveyOpinion,
  "12-4": weatherCertificate,
  "12-5": soilReport,
};
