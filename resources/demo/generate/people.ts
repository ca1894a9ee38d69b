import type { DemoStory } from "../story-schema.ts";
import { at, type Member } from "./story-tools.ts";

export const organiser = "广西人工智能产学研演示联盟秘书处";

type Person = readonly [
  key: string,
  name: string,
  unit: string,
  title: string,
  field: string,
  category: Member["category"],
  position: Member["position"],
];

/** A panel member with nothing to declare, on a seat of the table's laptops unless `more` says otherwise. */
export function member(
  [key, name, unit, title, field, category, position]: Person,
  more: Partial<Member> = {},
): Member {
  const channel = more.channel ?? "seat";
  return {
    key,
    name,
    unit,
    title,
    field,
    category,
    position,
    recusal: { grounds: [] },
    replacedBy: null,
    commitment: channel === "paper" ? "paper" : "signed",
    ...more,
    channel,
  };
}

type Attendance = DemoStory["attendance"][number];

/** Signs the panel in, the members who serve, a few minutes apart before `time`; then everyone else by block, name, unit. */
export function attendanceOf(
  day: string,
  panel: readonly Member[],
  times: readonly string[],
  others: readonly (readonly [block: Attendance["block"], name: string, unit: string, time: string | null])[],
): Attendance[] {
  const replacements = panel.flatMap(({ replacedBy }) => (replacedBy === null ? [] : [replacedBy]));
  const serving = panel.filter(
    ({ key, position, replacedBy }) => replacedBy === null && (position !== "alternate" || replacements.includes(key)),
  );
  return [
    ...serving.map(({ key, name, unit }, index): Attendance => ({
      block: "panel",
      member: key,
      name,
      unit,
      present: true,
      at: at(day, times[index] ?? times[0] ?? "08:45"),
    })),
    ...others.map(([block, name, unit, time]): Attendance => ({
      block,
      member: null,
      name,
      unit,
      present: time !== null,
      at: time === null ? null : at(day, time),
    })),
  ];
}
