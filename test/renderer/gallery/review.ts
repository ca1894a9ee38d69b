import { judgeRecord } from "#shared/domain/record/judge-record.ts";
import type { Answers } from "./fake-host.ts";
import { actorFor, factsAt, reached, recordAt, standard, viewAt } from "./moments.ts";
import type { Moment, Who } from "./moments.ts";
import { sampleId, workstationAnswers } from "./sample.ts";
import { chairAnswers, sheetAnswers } from "./sheets.ts";
import { dossier, outline, panel, targets } from "./story.ts";

/** Everything a review answers at a moment, to one of its people. */
export function reviewAnswers(moment: Moment, who: Who): Answers {
  const record = recordAt(moment);
  const { identityId, position, recorder } = actorFor(who);
  const member = panel.find((one) => one.identityId === identityId);
  return {
    ...workstationAnswers,
    seats: {
      list: () => [],
      current: () => ({
        identityId,
        name: member?.name ?? dossier.recorder.name,
        unit: member?.unit ?? "联盟秘书处",
        roles: recorder ? ["recorder"] : ["expert"],
        category: position === null ? null : (member?.category ?? null),
        enrolled: true,
      }),
    },
    reviews: {
      sittings: () => [],
      read: () => viewAt(moment, who),
      dossier: () => dossier,
    },
    ...(who === "recorder" ? {} : { sheets: sheetAnswers(moment, who) }),
    chair: chairAnswers(moment, who),
    record: {
      read: () => ({
        record,
        tests: judgeRecord({ targets: [...targets], outline }, record, standard).map((item) => ({ ...item })),
        signed: factsAt(moment).record,
        changedSince: false,
        timer: null,
        responses: reached(moment, "closed")
          ? [
              {
                identityId: sampleId(1),
                record: factsAt(moment).record ?? "",
                stance: "confirmed",
                text: "",
                at: "2026-11-20T15:02:00+08:00",
              },
              {
                identityId: sampleId(2),
                record: factsAt(moment).record ?? "",
                stance: "objected",
                text: "第 2.3 项应另记阈值。",
                at: "2026-11-20T15:05:00+08:00",
              },
            ]
          : [],
      }),
      write: () => null,
      project: () => null,
      previewCsv: () => ({
        preview: sampleId(77),
        fileName: "现场导出.csv",
        columns: ["记录号", "转速", "扭矩", "实际故障", "判定故障"],
        rows: 3000,
        sample: [
          ["1", "1551", "42.8", "否", "否"],
          ["2", "1408", "46.3", "否", "否"],
        ],
      }),
      importCsv: () => ({
        state: "bad-rows",
        bad: [
          { line: 118, column: "判定故障", reason: { zh: "标签为空", en: "empty" } },
          { line: 1204, column: null, reason: { zh: "应有 5 列，实有 4 列", en: "4 columns" } },
        ],
      }),
    },
  };
}
