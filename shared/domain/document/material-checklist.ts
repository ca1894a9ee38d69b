import { chairName, frame, type Builder } from "./frame.ts";
import { dateText, shortDigest } from "./format.ts";
import { landscapeMeta } from "./meta.ts";
import type { MaterialCheck } from "./inputs-record.ts";
import type { Cell } from "./model.ts";
import { cell, columns, headerRow, line, notice, run, signatures, table } from "./parts.ts";
import { fill, formTexts } from "./texts.ts";

export const materialChecklistKeys = [
  "title",
  "columnNo",
  "columnMaterial",
  "columnPresent",
  "columnOriginal",
  "columnValid",
  "columnPages",
  "columnVerdict",
  "columnRemark",
  "columnDigest",
  "required",
  "optional",
  "present",
  "missing",
  "seen",
  "unseen",
  "page",
  "pages",
  "accepted",
  "remark",
  "rejected",
  "unchecked",
  "summary",
  "chairSignature",
  "recorderSignature",
  "applicantSignature",
] as const;

/** 材料审核清单: present, original seen, valid until, verdict, remark and the first digits of each file's digest; landscape. */
export const materialChecklist: Builder = (input, options) => {
  const texts = formTexts(options.texts, "material-checklist", materialChecklistKeys);
  const verdict = (check: MaterialCheck) =>
    ({
      accepted: run(texts.accepted, "met"),
      remark: run(texts.remark, "undecided"),
      rejected: run(texts.rejected, "unmet"),
      unchecked: run(texts.unchecked, "muted"),
    })[check.verdict];
  const original = (seen: boolean | null): string => (seen === null ? "–" : seen ? texts.seen : texts.unseen);
  const pages = ({ volumePages }: MaterialCheck): string => {
    if (volumePages === null) return "–";
    const { from, to } = volumePages;
    return from === to ? fill(texts.page, { page: from }) : fill(texts.pages, { from, to });
  };
  const row = (check: MaterialCheck): readonly Cell[] => [
    cell(check.no),
    cell([line(check.title, run(check.required ? texts.required : texts.optional, "muted"))]),
    cell(check.present ? texts.present : run(texts.missing, "unmet")),
    cell(original(check.originalSeen)),
    cell(check.validUntil === null ? "–" : dateText(check.validUntil)),
    cell(pages(check)),
    cell(verdict(check)),
    cell(check.remark),
    cell(check.digest === null ? "–" : shortDigest(check.digest)),
  ];
  const count = (verdictName: MaterialCheck["verdict"]): number =>
    input.materials.filter((check) => check.verdict === verdictName).length;
  return frame("material-checklist", input, options, {
    title: texts.title,
    orientation: "landscape",
    blocks: [
      landscapeMeta(input, options),
      table(
        columns("5c", "18l", "6c", "8c", "13c", "8c", "11c", "18l", "13c"),
        [
          headerRow(
            texts.columnNo,
            texts.columnMaterial,
            texts.columnPresent,
            texts.columnOriginal,
            texts.columnValid,
            texts.columnPages,
            texts.columnVerdict,
            texts.columnRemark,
            texts.columnDigest,
          ),
        ],
        input.materials.map(row),
      ),
      notice(
        fill(texts.summary, {
          total: input.materials.length,
          accepted: count("accepted"),
          remark: count("remark"),
          rejected: count("rejected"),
          unchecked: count("unchecked"),
        }),
      ),
      signatures(
        [texts.chairSignature, chairName(input, options)],
        [texts.recorderSignature, input.recorder],
        [texts.applicantSignature, null],
      ),
    ],
  });
};
