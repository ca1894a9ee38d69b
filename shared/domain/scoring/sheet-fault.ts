import type { ExpertCategory } from "../dossier/profile.ts";
import type { Text } from "../standard/text.ts";
import { scoredBy, scoredCriteria, type ScoringForm } from "./criteria.ts";
import type { Sheet } from "./sheet.ts";

/**
 * Why a signed sheet may not be counted, null when it may: the category must be the one the panel lists the member under, and every criterion that
 * category scores must be scored once, within its weight, and no other (house rule: scoring). The first fault is named.
 */
export function sheetFault(
  form: ScoringForm,
  category: ExpertCategory,
  sheet: Pick<Sheet, "category" | "scores">,
): Text | null {
  if (sheet.category !== category) return { zh: "专家类别与名单不符", en: "the category is not the panel list's" };
  const criteria = scoredCriteria(form).filter((criterion) => scoredBy(criterion, category));
  const foreign = sheet.scores.find(({ criterionId }) => criteria.every(({ id }) => id !== criterionId));
  if (foreign !== undefined)
    return {
      zh: `${foreign.criterionId} 不由此类别评分`,
      en: `${foreign.criterionId} is not this category's to score`,
    };
  for (const { id, title, weight } of criteria) {
    const given = sheet.scores.filter(({ criterionId }) => criterionId === id);
    const [only] = given;
    if (only === undefined || only.score === null)
      return { zh: `${title.zh} 没有评分`, en: `${title.en} has no score` };
    if (given.length > 1) return { zh: `${title.zh} 评了两次`, en: `${title.en} is scored twice` };
    if (only.score > weight) return { zh: `${title.zh} 超过满分`, en: `${title.en} exceeds its weight` };
  }
  return null;
}
