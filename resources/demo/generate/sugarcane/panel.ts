import type { DemoStory } from "../../story-schema.ts";
import { attendanceOf, member, organiser } from "../people.ts";
import { at } from "../story-tools.ts";
import { enterprise, institute, university } from "./profile.ts";

const day = "2026-04-16";

export const panel: DemoStory["panel"] = [
  member(["m1", "陆启文", "八桂理工大学测绘学院", "教授", "农业遥感", "technical", "chair"]),
  member(["m2", "覃映雪", "邕北作物研究所", "研究员", "甘蔗栽培与营养", "technical", "member"]),
  member(["m3", "莫绍华", "桂中农业技术推广服务中心", "正高级农艺师", "土壤肥料", "technical", "member"]),
  member(["m4", "蓝正光", "左州糖业农务公司", "正高级农艺师", "蔗区管理", "industry", "member"], { channel: "paper" }),
  member(["m5", "韦丽琼", "崇左明信会计服务所", "高级会计师", "科研经费", "finance", "member"]),
  member(["a1", "农志刚", "相思湖工程学院", "教授", "智慧农业", "technical", "alternate"]),
  member(["a2", "蒙桂芳", "邕江会计服务中心", "高级会计师", "财务管理", "finance", "alternate"]),
];

export const sitting: DemoStory["sitting"] = {
  id: "2026-04-16-fusui",
  title: "甘蔗长势遥感与精准施肥系统验收会",
  mode: "meeting",
  place: "崇左市扶绥县 绿蔗公司会议室与渠旧 3 号地块",
  order: 1,
  startsAt: at(day, "08:50"),
  endsAt: at(day, "16:40"),
};

export const attendance = attendanceOf(
  day,
  panel,
  ["08:41", "08:43", "08:40", "08:46", "08:44"],
  [
    ["organiser", "陆秋萍", organiser, "08:15"],
    ["applicant", "农建强", enterprise, "08:30"],
    ["applicant", "蓝家兴", enterprise, "08:30"],
    ["applicant", "陆思敏", university, "08:33"],
    ["applicant", "莫大勇", institute, "08:35"],
    ["observer", "覃永胜", "扶绥演示农业服务站", "08:50"],
  ],
);

export const events: DemoStory["events"] = [
  { event: "outline-confirmed", at: at(day, "09:04"), note: "大纲 1 月 8 日版，测产前已确认，不作改动" },
  { event: "test-group-named", at: at(day, "09:06"), note: "测试组：覃映雪、蓝正光；审核 1 月 16 日查定意见" },
  { event: "presentation-held", at: at(day, "09:38"), note: "农建强汇报 26 分钟" },
  { event: "applicant-left", at: at(day, "14:20"), note: "项目组四人全部退场" },
  { event: "opinion-read-out", at: at(day, "16:22"), note: "组长宣读" },
  { event: "applicant-statement", at: at(day, "16:30"), note: "项目组认可测产结果，说明旱情影响，申请下一榨季再测" },
];
