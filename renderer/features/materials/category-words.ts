import type { Wording } from "../../i18n/use-text.ts";

/** What a required-material id of the rules is called; anything else is the other kind. */
export function categoryWords(category: string, text: Wording): string {
  const known = Object.entries(text.words.materialKinds).find(([id]) => id === category);
  return known === undefined ? text.materials.otherCategory : `${known[0]} ${known[1]}`;
}
