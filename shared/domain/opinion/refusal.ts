import type { HouseRules } from "../standard/rules-schema.ts";
import type { Text } from "../standard/text.ts";

/**
 * Why a refusal to sign cannot be noted like this, null when it can: as many witnesses as the house rule `refusal` asks for, each another person, none of them
 * the member.
 */
export function refusalFault(
  rule: HouseRules["refusal"],
  member: string,
  witnesses: readonly { readonly name: string }[],
): Text | null {
  const names = witnesses.map(({ name }) => name.trim());
  if (names.includes("") || names.length < rule.witnesses)
    return { zh: `须有 ${rule.witnesses} 名见证人`, en: `${rule.witnesses} witnesses are needed` };
  if (new Set(names).size < names.length) return { zh: "见证人重复", en: "a witness stands twice" };
  return names.includes(member) ? { zh: "本人不能见证", en: "the member cannot be a witness" } : null;
}
