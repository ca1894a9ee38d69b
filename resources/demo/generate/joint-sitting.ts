import type { DemoStory } from "../story-schema.ts";
import { member } from "./people.ts";
import { at, type Member } from "./story-tools.ts";

/** One day, two projects: the car-body project in the morning, the fruit project in the afternoon. */
export const jointDay = "2027-01-21";

const base = {
  id: "2027-01-21-joint",
  title: "2027 年第一批项目集中验收会",
  mode: "meeting",
  place: "南宁市 演示联盟会议中心三楼",
} as const;

export const carBodySitting: DemoStory["sitting"] = {
  ...base,
  order: 1,
  startsAt: at(jointDay, "08:40"),
  endsAt: at(jointDay, "12:30"),
};
export const fruitSitting: DemoStory["sitting"] = {
  ...base,
  order: 2,
  startsAt: at(jointDay, "14:00"),
  endsAt: at(jointDay, "18:10"),
};

/** The panel of the joint sitting; `recused` says what its second member declares for one of the projects. */
export function jointPanel(recused: Member["recusal"]["grounds"]): readonly Member[] {
  const conflict = recused.length > 0;
  return [
    member(["m1", "蒙志宏", "左江大学信息学院", "教授", "机器视觉", "technical", "chair"], {
      channel: "own-workstation",
    }),
    member(["m2", "韦立新", "桂东光电技术研究所", "研究员", "光电检测与近红外", "technical", "member"], {
      recusal: { grounds: recused },
      replacedBy: conflict ? "a1" : null,
    }),
    member(["m3", "陆建民", "八桂自动化装备有限公司", "正高级工程师", "产线自动化", "technical", "member"]),
    member(["m4", "莫振国", "漓江质量与装备服务中心", "正高级工程师", "质量工程与农产品装备", "industry", "member"]),
    member(["m5", "农慧玲", "邕江会计服务中心", "高级会计师", "科研经费与内控", "finance", "member"]),
    member(["a1", "蓝海涛", "相思湖工程学院", "教授", "光谱与无损检测", "technical", "alternate"]),
    member(["a2", "覃丽娟", "南宁诚衡会计师事务所", "高级会计师", "财务管理", "finance", "alternate"]),
  ];
}
