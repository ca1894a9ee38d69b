import type { DemoStory } from "../../story-schema.ts";
import { fruitSitting, jointDay, jointPanel } from "../joint-sitting.ts";
import { attendanceOf, organiser } from "../people.ts";
import { at } from "../story-tools.ts";
import { enterprise, institute, university } from "./profile.ts";

/** The second member declares a conflict for this project only; the first alternate takes over. */
export const panel: DemoStory["panel"] = [
  ...jointPanel([
    { ground: "co-author", participant: university, note: "2025 年与项目组蒙建芳合著近红外检测论文一篇" },
  ]),
];
export const sitting = fruitSitting;

export const attendance = attendanceOf(
  jointDay,
  panel,
  ["13:46", "13:50", "13:48", "13:52", "13:44"],
  [
    ["organiser", "陆秋萍", organiser, "13:30"],
    ["applicant", "韦长青", enterprise, "13:40"],
    ["applicant", "韦春来", enterprise, "13:40"],
    ["applicant", "蒙建芳", university, "13:41"],
    ["applicant", "陆桂香", institute, "13:43"],
    ["observer", "蓝永明", "武鸣演示农业服务站", "13:55"],
  ],
);

export const events: DemoStory["events"] = [
  { event: "outline-confirmed", at: at(jointDay, "14:06"), note: "大纲 1 月 9 日版，指标1 按任务书 8 吨/时" },
  { event: "test-group-named", at: at(jointDay, "14:09"), note: "测试组：蓝海涛、莫振国" },
  { event: "presentation-held", at: at(jointDay, "14:34"), note: "韦长青汇报 20 分钟" },
  { event: "applicant-left", at: at(jointDay, "16:42"), note: "项目组四人全部退场" },
  { event: "opinion-read-out", at: at(jointDay, "17:56"), note: "组长宣读" },
  { event: "applicant-statement", at: at(jointDay, "18:03"), note: "项目组陈述：产线扩容已下单，请求下一采收季复测" },
];
