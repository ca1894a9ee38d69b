import type { DemoStory } from "../../story-schema.ts";
import { attendanceOf, member, organiser } from "../people.ts";
import { at } from "../story-tools.ts";
import { enterprise, university } from "./profile.ts";

const day = "2026-11-20";

export const panel: DemoStory["panel"] = [
  member(["m1", "覃志远", "八桂理工大学机械与控制学院", "教授", "设备状态监测", "technical", "chair"], {
    channel: "own-workstation",
  }),
  member(["m2", "韦建国", "漓江智能技术研究所", "研究员", "机器学习与故障诊断", "technical", "member"]),
  member(["m3", "莫海荣", "邕州重型装备有限公司", "正高级工程师", "数控加工工艺与装备", "technical", "member"]),
  member(["m4", "农秀兰", "龙城机床成套设备公司", "正高级工程师", "设备管理与维修", "industry", "member"], {
    channel: "paper",
  }),
  member(["m5", "蓝玉梅", "南宁诚衡会计师事务所", "高级会计师", "科研经费审计", "finance", "member"]),
  member(["a1", "陆文杰", "相思湖工程学院", "教授", "工业物联网", "technical", "alternate"]),
  member(["a2", "蒙桂芳", "邕江会计服务中心", "高级会计师", "财务管理", "finance", "alternate"]),
];

export const sitting: DemoStory["sitting"] = {
  id: "2026-11-20-liuzhou",
  title: "数控加工设备预测性维护系统验收会",
  mode: "meeting",
  place: "柳州市 榕驰精密机械公司二楼会议室与三号车间",
  order: 1,
  startsAt: at(day, "08:50"),
  endsAt: at(day, "17:20"),
};

export const attendance = attendanceOf(
  day,
  panel,
  ["08:42", "08:45", "08:47", "08:39", "08:50"],
  [
    ["organiser", "陆秋萍", organiser, "08:20"],
    ["applicant", "陆振华", enterprise, "08:30"],
    ["applicant", "莫永强", enterprise, "08:30"],
    ["applicant", "蒙思源", university, "08:31"],
    ["applicant", "农丽华", enterprise, "08:34"],
    ["observer", "韦月英", "柳州市演示科技服务站", null],
  ],
);

export const events: DemoStory["events"] = [
  { event: "outline-confirmed", at: at(day, "09:08"), note: "大纲 11 月 12 日版，预备会确认不作改动" },
  { event: "test-group-named", at: at(day, "09:12"), note: "测试组：韦建国、莫海荣" },
  { event: "presentation-held", at: at(day, "09:44"), note: "陆振华汇报 28 分钟" },
  { event: "applicant-left", at: at(day, "14:35"), note: "项目组四人全部退场，门口由秘书处值守" },
  { event: "opinion-read-out", at: at(day, "17:02"), note: "组长宣读" },
  {
    event: "applicant-statement",
    at: at(day, "17:10"),
    note: "项目组表示三个月内完成整改，保留对召回率口径的书面说明",
  },
];
