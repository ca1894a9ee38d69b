import type { HouseRules } from "#shared/domain/standard/rules-schema.ts";
import type { Text } from "#shared/domain/standard/text.ts";
import type { Wording } from "../../i18n/use-text.ts";

/** The kinds of material the house rules know, as a list to choose from; the other kind last. Only the other kind until the rules are read. */
export function categoryOptions(
  rules: HouseRules | null,
  say: (words: Text) => string,
  text: Wording,
): readonly { readonly value: string; readonly label: string }[] {
  const known = rules?.materials.map(({ id, title }) => ({ value: id, label: `${id} ${say(title)}` })) ?? [];
  return [...known, { value: "other", label: text.materials.otherCategory }];
}

/** What a kind of material is called in the house rules; one they do not know is the other kind. */
export function categoryWords(
  category: string,
  rules: HouseRules | null,
  say: (words: Text) => string,
  text: Wording,
): string {
  const found = categoryOptions(rules, say, text).find(({ value }) => value === category);
  return found?.label ?? (rules === null ? category : text.materials.otherCategory);
}
