import { frame, type Builder, type BuildOptions } from "./frame.ts";
import { decimal } from "./format.ts";
import { shortMeta } from "./meta.ts";
import type { DocumentInput } from "./inputs.ts";
import type { ArchiveFolder, FolderCheck } from "./inputs-file.ts";
import type { SimpleBlock } from "./model.ts";
import { cell, columns, heading, headerRow, notice, run, signatures, table } from "./parts.ts";
import { fill, formTexts } from "./texts.ts";

export const handoverKeys = [
  "title",
  "lead",
  "itemsHeading",
  "columnNo",
  "columnClass",
  "columnCount",
  "columnPages",
  "columnCarrier",
  "columnRetention",
  "columnRemark",
  "papers",
  "materials",
  "statements",
  "count",
  "pages",
  "inkPages",
  "paper",
  "electronic",
  "retentionChoice",
  "folderHeading",
  "folderName",
  "folderFiles",
  "folderDigest",
  "filesValue",
  "noFolder",
  "checksHeading",
  "columnProperty",
  "columnCheck",
  "columnHolds",
  "authentic",
  "complete",
  "usable",
  "safe",
  "holds",
  "fails",
  "closing",
  "giverSignature",
  "giverHeadSignature",
  "receiverSignature",
  "receiverHeadSignature",
] as const;

const textsOf = (options: BuildOptions) => formTexts(options.texts, "handover", handoverKeys);

/**
 * 归档移交清单: what is handed over by class and carrier, the electronic folder with the hash of its index, the four-property self-check, and
 * the signatures of both sides. Pages of papers, retention and dates are left to the pen; without a folder written its rows are too.
 */
export const handover: Builder = (input, options) => {
  const texts = textsOf(options);
  const { folder } = input.archive;
  return frame("handover", input, options, {
    title: texts.title,
    blocks: [
      shortMeta(input, options),
      notice(texts.lead),
      heading(texts.itemsHeading),
      classes(input, options),
      heading(texts.folderHeading),
      ...(folder === null ? [notice(texts.noFolder)] : []),
      {
        kind: "meta",
        columns: 1,
        pairs: [
          { label: texts.folderName, value: folder?.name ?? "", wide: true },
          { label: texts.folderFiles, value: folder === null ? "" : filesText(folder, texts.filesValue), wide: true },
          { label: texts.folderDigest, value: folder?.indexDigest ?? "", wide: true },
        ],
      },
      heading(texts.checksHeading),
      checks(folder?.checks ?? null, options),
      notice(texts.closing),
      signatures(
        [texts.giverSignature, null],
        [texts.giverHeadSignature, null],
        [texts.receiverSignature, null],
        [texts.receiverHeadSignature, null],
      ),
    ],
  });
};

const filesText = ({ files, bytes }: ArchiveFolder, text: string): string =>
  fill(text, { files: decimal(String(files)), bytes: decimal(String(bytes)) });

function classes({ archive, materials, review }: DocumentInput, options: BuildOptions): SimpleBlock {
  const texts = textsOf(options);
  const kept = materials.filter(({ digest }) => digest !== null);
  const pages = kept.reduce((sum, each) => sum + (each.pages ?? 0), 0);
  const row = (no: string, name: string, count: number, shown: string, carrier: string) => [
    cell(no),
    cell(name),
    cell(fill(texts.count, { count })),
    cell(shown),
    cell(carrier),
    cell(texts.retentionChoice),
    cell(""),
  ];
  return table(
    columns("7c", "17l", "9c", "11c", "15c", "30l", "11l"),
    [
      headerRow(
        texts.columnNo,
        texts.columnClass,
        texts.columnCount,
        texts.columnPages,
        texts.columnCarrier,
        texts.columnRetention,
        texts.columnRemark,
      ),
    ],
    [
      row("1", texts.papers, archive.documents.length, texts.inkPages, `${texts.paper}、${texts.electronic}`),
      row(
        "2",
        fill(texts.materials, { noun: review.noun }),
        kept.length,
        fill(texts.pages, { count: pages }),
        `${texts.paper}、${texts.electronic}`,
      ),
      row("3", texts.statements, archive.statements.length, "–", texts.electronic),
    ],
  );
}

const properties: readonly FolderCheck["property"][] = ["authentic", "complete", "usable", "safe"];

/** Every check of the four properties; before a folder was written the four with a space to fill in. */
function checks(found: readonly FolderCheck[] | null, options: BuildOptions): SimpleBlock {
  const texts = textsOf(options);
  const rows = properties.flatMap((property) => {
    const own = found?.filter((each) => each.property === property) ?? [];
    return own.length === 0
      ? [[cell(texts[property]), cell(""), cell("")]]
      : own.map(({ text, holds }) => [
          cell(texts[property]),
          cell(text),
          cell(holds ? run(texts.holds, "met") : run(texts.fails, "unmet")),
        ]);
  });
  return table(
    columns("14c", "70l", "16c"),
    [headerRow(texts.columnProperty, texts.columnCheck, texts.columnHolds)],
    rows,
  );
}
