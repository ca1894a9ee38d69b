import type { DemoStory } from "../../story-schema.ts";
import { carBodySitting, jointDay, jointPanel } from "../joint-sitting.ts";
import { attendanceOf, organiser } from "../people.ts";
import { at } from "../story-tools.ts";
import { enterprise, institute, university } from "./profile.ts";

export const panel: DemoStory["panel"] = [...jointPanel([])];
export const sitting = carBodySitting;

export const attendance = attendanceOf(
  jointDay,
  panel,
  ["08:31", "08:33", "08:36", "08:29", "08:38"],
  [
    ["organiser", "陆秋萍", organiser, "08:10"],
    ["applicant", "覃俊峰", enterprise, "08:25"],
    ["applicant", "农文武", enterprise, "08:25"],
    ["applicant", "蓝晓峰", university, "08:27"],
    ["applicant", "陆国梁", institute, "08:28"],
    ["observer", "蒙春生", "柳州市演示科技服务站", "08:35"],
  ],
);

export const events: DemoStory["events"] = [
  { event: "outline-confirmed", at: at(jointDay, "08:52"), note: "大纲 1 月 8 日版，不作改动" },
  { event: "test-group-named", at: at(jointDay, "08:55"), note: "测试组：韦立新、陆建民" },
  { event: "presentation-held", at: at(jointDay, "09:20"), note: "覃俊峰汇报 22 分钟" },
  { event: "applicant-left", at: at(jointDay, "11:18"), note: "项目组四人全部退场" },
  { event: "opinion-read-out", at: at(jointDay, "12:18"), note: "组长宣读" },
  { event: "applicant-statement", at: at(jointDay, "12:23"), note: "项目组无异议，按期补交材料" },
];
