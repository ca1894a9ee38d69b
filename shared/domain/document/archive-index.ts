import { commonTexts, frame, type Builder, type BuildOptions } from "./frame.ts";
import { instantText, shortDigest } from "./format.ts";
import { landscapeMeta } from "./meta.ts";
import type { DocumentInput } from "./inputs.ts";
import type { ArchivedDocument } from "./inputs-file.ts";
import type { SimpleBlock } from "./model.ts";
import { cell, columns, heading, headerRow, notice, run, signatures, table } from "./parts.ts";
import { fill, formTexts, type FormTexts } from "./texts.ts";

export const archiveIndexKeys = [
  "title",
  "retention",
  "retentionChoice",
  "place",
  "documentsHeading",
  "columnNo",
  "columnNumber",
  "columnTitle",
  "columnEdition",
  "columnPages",
  "columnDigest",
  "columnSigned",
  "edition",
  "pages",
  "inkPages",
  "roster",
  "unsigned",
  "noDocuments",
  "materialsHeading",
  "columnVolume",
  "columnOriginal",
  "volume",
  "volumePage",
  "originalSeen",
  "originalUnseen",
  "noMaterials",
  "statementsHeading",
  "columnTime",
  "noStatements",
  "summary",
  "handoverSignature",
  "receiverSignature",
] as const;

type Texts = FormTexts<(typeof archiveIndexKeys)[number]>;

const no = (index: number): ReturnType<typeof cell> => cell(String(index + 1));

/**
 * 归档目录: every paper of the file with edition, digest and who signs it; every material with its pages and digest; every signed electronic
 * statement. Pages of papers and the retention period are left to the archivist's pen.
 */
export const archiveIndex: Builder = (input, options) => {
  const texts = formTexts(options.texts, "archive-index", archiveIndexKeys);
  const { documents, statements } = input.archive;
  const head = landscapeMeta(input, options);
  return frame("archive-index", input, options, {
    title: texts.title,
    orientation: "landscape",
    blocks: [
      {
        ...head,
        pairs: [
          ...head.pairs,
          { label: texts.retention, value: texts.retentionChoice, wide: false },
          { label: texts.place, value: "", wide: false },
        ],
      },
      heading(texts.documentsHeading),
      documentTable(documents, texts),
      heading(fill(texts.materialsHeading, { noun: input.review.noun })),
      materialTable(input, options, texts),
      heading(texts.statementsHeading),
      statements.length === 0
        ? notice(texts.noStatements)
        : table(
            columns("5c", "47l", "24c", "24c"),
            [headerRow(texts.columnNo, texts.columnTitle, texts.columnTime, texts.columnDigest)],
            statements.map(({ title, at, digest }, index) => [
              no(index),
              cell(title),
              cell(instantText(at)),
              cell(shortDigest(digest)),
            ]),
          ),
      notice(
        fill(texts.summary, {
          documents: documents.length,
          materials: present(input).length,
          statements: statements.length,
        }),
      ),
      signatures([texts.handoverSignature, null], [texts.receiverSignature, null]),
    ],
  });
};

function documentTable(documents: readonly ArchivedDocument[], texts: Texts): SimpleBlock {
  if (documents.length === 0) return notice(texts.noDocuments);
  const signed = ({ signers, roster, seals }: ArchivedDocument): string => {
    const who = [...(roster ? [texts.roster] : []), ...signers, ...seals];
    return who.length === 0 ? texts.unsigned : who.join("、");
  };
  return table(
    columns("5c", "15c", "26l", "7c", "8c", "15c", "24l"),
    [
      headerRow(
        texts.columnNo,
        texts.columnNumber,
        texts.columnTitle,
        texts.columnEdition,
        texts.columnPages,
        texts.columnDigest,
        texts.columnSigned,
      ),
    ],
    documents.map((each, index) => [
      no(index),
      cell(each.number),
      cell(each.title),
      cell(fill(texts.edition, { edition: each.edition })),
      cell(texts.inkPages),
      cell(shortDigest(each.digest)),
      cell(signed(each)),
    ]),
  );
}

const present = ({ materials }: DocumentInput) => materials.filter(({ digest }) => digest !== null);

function materialTable(input: DocumentInput, options: BuildOptions, texts: Texts): SimpleBlock {
  const { none } = commonTexts(options);
  const materials = present(input);
  if (materials.length === 0) return notice(texts.noMaterials);
  const volume = ({ volumePages }: DocumentInput["materials"][number]): string => {
    if (volumePages === null) return "–";
    const { from, to } = volumePages;
    return from === to ? fill(texts.volumePage, { page: from }) : fill(texts.volume, { from, to });
  };
  return table(
    columns("8c", "36l", "9c", "14c", "16c", "17c"),
    [
      headerRow(
        texts.columnNo,
        texts.columnTitle,
        texts.columnPages,
        texts.columnVolume,
        texts.columnDigest,
        texts.columnOriginal,
      ),
    ],
    materials.map((each) => [
      cell(each.no),
      cell(each.title),
      cell(each.pages === null ? "–" : fill(texts.pages, { count: each.pages })),
      cell(volume(each)),
      cell(each.digest === null ? none : shortDigest(each.digest)),
      cell(
        each.originalSeen === true
          ? texts.originalSeen
          : each.originalSeen === false
            ? run(texts.originalUnseen, "muted")
            : "–",
      ),
    ]),
  );
}
