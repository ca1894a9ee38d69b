import type { DemoStory } from "../../story-schema.ts";
import { attendanceOf, member, organiser } from "../people.ts";
import { at, decimal, percent, type Member, type Round, type Sheet, votes } from "../story-tools.ts";

/** One day, five small reviews, each of another kind, before the same experts. */
export const quarterDay = "2027-03-18";

/** The sitting, at one of its places in the running order. */
export function quarterSitting(order: number, from: string, to: string): DemoStory["sitting"] {
  return {
    id: "2027-03-18-quarter",
    title: "2027 年第一季度评审会",
    mode: "meeting",
    place: "南宁市 演示联盟会议中心二楼",
    order,
    startsAt: at(quarterDay, from),
    endsAt: at(quarterDay, to),
  };
}

/** The first so many of seven: five for a general project, all for a major one. */
export function quarterPanel(size: number): readonly Member[] {
  return [
    member(["m1", "蒙志宏", "左江大学信息学院", "教授", "机器视觉", "technical", "chair"]),
    member(["m2", "韦立新", "桂东光电技术研究所", "研究员", "光电检测与近红外", "technical", "member"]),
    member(["m3", "陆建民", "八桂自动化装备有限公司", "正高级工程师", "产线自动化", "technical", "member"]),
    member(["m4", "莫振国", "漓江质量与装备服务中心", "正高级工程师", "质量工程", "industry", "member"]),
    member(["m5", "农慧玲", "邕江会计服务中心", "高级会计师", "科研经费与内控", "finance", "member"]),
    member(["m6", "蓝海涛", "相思湖工程学院", "教授", "光谱与无损检测", "technical", "member"]),
    member(["m7", "覃丽娟", "南宁诚衡会计师事务所", "高级会计师", "财务管理", "finance", "member"]),
  ].slice(0, size);
}

/** Everyone signs in at the same few minutes; `applicant` is who speaks for the project. */
export function quarterAttendance(
  panel: readonly Member[],
  time: string,
  applicant: readonly [name: string, unit: string],
): DemoStory["attendance"] {
  return attendanceOf(
    quarterDay,
    panel,
    panel.map(() => time),
    [
      ["organiser", "陆秋萍", organiser, time],
      ["applicant", ...applicant, time],
    ],
  );
}

/** A criterion a sheet gives points to: its weight in points and the categories that score it. */
export type Leaves = Readonly<Record<string, readonly [weight: number, by: readonly Member["category"][]]>>;
export const everyone = ["technical", "industry", "finance"] as const;

/** A member's sheet: points and reasons in the order of the form, one finding about the whole. */
export function sheetOf(
  leaves: Leaves,
  { key, category }: Member,
  given: Readonly<Record<string, readonly [points: number, reason: string]>>,
  [finding, privateNote]: readonly [string, string],
): Sheet {
  const scores = Object.entries(leaves).flatMap(([criterionId, [, by]]) => {
    if (!by.includes(category)) return [];
    const [points, reason] = given[criterionId] ?? [Number.NaN, ""];
    if (Number.isNaN(points)) throw new Error(`${key} leaves ${criterionId} open`);
    return [{ criterionId, score: Math.round(points * 100), reason }];
  });
  const findings = [{ about: { type: "general" as const, no: "" }, text: finding }];
  return { member: key, scores, findings, comment: "", privateNote };
}

/** Sum over criteria of the mean of those who scored them, and each member's points over those they could give; one decimal. */
export function expectedScores(
  leaves: Leaves,
  sheets: readonly Sheet[],
): Pick<DemoStory["expected"], "score" | "memberRates"> {
  const total = Object.keys(leaves).reduce((sum, criterionId) => {
    const given = sheets.flatMap(({ scores }) => scores.filter((entry) => entry.criterionId === criterionId));
    return sum + given.reduce((points, { score }) => points + (score ?? 0), 0) / Math.max(1, given.length);
  }, 0);
  return {
    score: decimal(total / 100, 1),
    memberRates: sheets.map(({ member: key, scores }) => {
      const given = scores.reduce((points, { score }) => points + (score ?? 0), 0);
      const possible = scores.reduce((points, { criterionId }) => points + (leaves[criterionId]?.[0] ?? 0) * 100, 0);
      return { member: key, percent: percent(given, possible, 1) };
    }),
  };
}

/** A round on one text: who votes for it, who against, the others abstain. */
export function roundOf(
  panel: readonly Member[],
  opinion: Round["opinion"],
  inFavour: readonly string[],
  against: readonly string[] = [],
): Round {
  const others = panel.map(({ key }) => key).filter((key) => !inFavour.includes(key) && !against.includes(key));
  return { opinion, ballot: "open", vetoed: false, votes: votes(inFavour, against, others), dissents: [] };
}

/** The words of the closing sentence, with the numbers of the ballot on this text. */
export function closing(what: string, panel: readonly Member[], inFavour: number, against: number): string {
  const size = panel.length;
  const abstained = size - inFavour - against;
  return `综上，专家组${what}。专家组应到 ${size} 人，实到 ${size} 人，同意 ${inFavour} 人，不同意 ${against} 人，弃权 ${abstained} 人。`;
}

/** The usual moments of a short review. */
export function quarterEvents(
  moments: readonly (readonly [event: DemoStory["events"][number]["event"], time: string, note?: string])[],
): DemoStory["events"] {
  return moments.map(([event, time, note = ""]) => ({ event, at: at(quarterDay, time), note }));
}
