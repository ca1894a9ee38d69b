import type { Wording } from "#shared/contract/dossiers.ts";
import type { Dossier } from "#shared/domain/dossier/dossier.ts";
import { bandOf, hundredths, scoredCriteria } from "#shared/domain/scoring/criteria.ts";
import type { LiveTotal } from "#shared/domain/scoring/live-total.ts";
import type { Sheet } from "#shared/domain/scoring/sheet.ts";
import { kindRules } from "#shared/domain/standard/rules-schema.ts";

/** What is signed, in words, line by line, as the PIN dialog reads it back. */
export function sheetWords(dossier: Dossier, sheet: Sheet, total: LiveTotal): readonly Wording[] {
  const { code, title, kind } = dossier.profile;
  const { noun } = kindRules(dossier.rules, kind);
  return [
    {
      zh: `我签署本人对《${title}》（${code}，${noun.zh}资料包第 ${dossier.version} 版）的评审表。`,
      en: `I sign my own sheet on “${title}” (${code}, package version ${dossier.version}).`,
    },
    ...markWords(dossier, sheet),
    // A grade is no number, and a form without criteria adds nothing up.
    ...(kindRules(dossier.rules, dossier.profile.kind).form === "points" ? [total.trace] : []),
    {
      zh: `审核意见 ${sheet.findings.length} 条。私人笔记不在其中。签名后评审表密封给组长，揭示前任何人不能阅读。`,
      en: `${sheet.findings.length} findings. Private notes are not included. Once signed the sheet is sealed to the chair; nobody can read it before the reveal.`,
    },
  ];
}

/** Every mark of a sheet, criterion by criterion. */
export function markWords(dossier: Dossier, sheet: Pick<Sheet, "scores">): readonly Wording[] {
  const { criteria: form, form: how } = kindRules(dossier.rules, dossier.profile.kind);
  const criteria = scoredCriteria(form);
  return sheet.scores.map(({ criterionId, score }) => {
    const criterion = criteria.find((candidate) => candidate.id === criterionId);
    if (how === "grades" && criterion !== undefined) {
      const band = score === null ? null : bandOf(criterion, hundredths(score));
      return {
        zh: `${criterion.title.zh}：${band?.label.zh ?? "—"}`,
        en: `${criterion.title.en}: ${band?.label.en ?? "—"}`,
      };
    }
    const points = score === null ? "—" : points2(score);
    const weight = points2(criterion?.weight ?? 0);
    return {
      zh: `${criterion?.title.zh ?? criterionId}：${points} 分（满分 ${weight} 分）`,
      en: `${criterion?.title.en ?? criterionId}: ${points} of ${weight} points`,
    };
  });
}

/** Integer hundredths of a point as text without trailing zeros: 9050 → `90.5`. */
function points2(hundredths: number): string {
  const whole = Math.trunc(hundredths / 100);
  const rest = String(hundredths % 100)
    .padStart(2, "0")
    .replace(/0+$/, "");
  return rest === "" ? String(whole) : `${whole}.${rest}`;
}
