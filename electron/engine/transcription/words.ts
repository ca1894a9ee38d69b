import type { Wording } from "#shared/contract/dossiers.ts";
import type { Dossier } from "#shared/domain/dossier/dossier.ts";
import type { PanelMember } from "#shared/domain/dossier/panel-list.ts";
import type { LiveTotal } from "#shared/domain/scoring/live-total.ts";
import type { Sheet } from "#shared/domain/scoring/sheet.ts";
import { markWords } from "../sheets/words.ts";

/** What the transcriber signs and the checker confirms, line by line, to be held against the paper. */
export function transcriptionWords(
  dossier: Dossier,
  { name }: PanelMember,
  sheet: Sheet,
  total: LiveTotal,
  scans: number,
): readonly Wording[] {
  const { title, code } = dossier.profile;
  const [finding] = sheet.findings;
  const version = dossier.version;
  return [
    {
      zh: `代录 ${name} 对《${title}》（${code}，验收资料包第 ${version} 版）的纸质评审表，扫描件 ${scans} 份。`,
      en: `Transcribing the paper sheet of ${name} on “${title}” (${code}, package version ${version}), ${scans} scans.`,
    },
    ...markWords(dossier, sheet),
    ...sheet.scores
      .filter(({ reason }) => reason !== "")
      .map(({ reason }) => ({ zh: `理由：${reason}`, en: `Reason: ${reason}` })),
    total.trace,
    {
      zh: `审核意见：${finding?.text ?? "无"}`,
      en: `Findings: ${finding?.text ?? "none"}`,
    },
  ];
}
