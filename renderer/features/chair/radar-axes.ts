import type { MemberRadar } from "#shared/domain/scoring/spread.ts";
import type { FormCriterion } from "#shared/domain/standard/form-schema.ts";
import type { Text } from "#shared/domain/standard/text.ts";

/** One axis of a member's radar, both values percent of the weight with one decimal. */
export interface RadarAxis {
  readonly title: Text;
  readonly own: string;
  /** Mean over the members who score this criterion at all. */
  readonly mean: string;
}

/** The axes a member scores, in print order; what this member is not asked is left out, never drawn as nothing. */
export function radarAxes(
  form: readonly FormCriterion[],
  member: MemberRadar,
  members: readonly MemberRadar[],
): readonly RadarAxis[] {
  return form.flatMap(({ id, title }) => {
    const own = percentOf(member, id);
    if (own === null) return [];
    const all = members.flatMap((each) => percentOf(each, id) ?? []).map(Number);
    const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
    return [{ title, own, mean: mean.toFixed(1) }];
  });
}

function percentOf(member: MemberRadar, criterionId: string): string | null {
  return member.axes.find((axis) => axis.criterionId === criterionId)?.percent ?? null;
}
