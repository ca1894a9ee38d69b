import type { Convening, KindRules } from "../standard/kind-schema.ts";
import type { Text } from "../standard/text.ts";
import type { Profile } from "./profile.ts";

/** Whose panel reviews a project. */
export interface ConveningBody extends Omit<Convening, "tiers"> {
  /** With the organiser and, where a committee convenes it, the committee: `××联盟秘书处组织专业委员会专家组（智能制造专业委员会）`. */
  readonly words: Text;
}

/** Whose panel reviews a project of this tier (clause mech.2.review for an initiation). Throws TypeError on rules that were never validated. */
export function conveningBody(
  { convening }: Pick<KindRules, "convening">,
  { tier, organiser, committee }: Pick<Profile, "tier" | "organiser" | "committee">,
): ConveningBody {
  const found = convening.find(({ tiers }) => tiers.includes(tier));
  if (found === undefined) throw new TypeError(`no panel for ${tier} projects`);
  const { body, title, clause } = found;
  const named = body === "committee" && committee !== null ? { zh: `（${committee}）`, en: ` (${committee})` } : noName;
  return {
    body,
    title,
    clause,
    words: { zh: `${organiser}组织${title.zh}${named.zh}`, en: `${organiser}, ${title.en}${named.en}` },
  };
}

const noName: Text = { zh: "", en: "" };
