import type { Block, Cell, DocumentModel, Line, TableBlock } from "#shared/domain/document/model.ts";

/** The blocks of a model, those kept together included. */
export const blocksOf = (model: DocumentModel): readonly Block[] =>
  model.blocks.flatMap((block): readonly Block[] => (block.kind === "together" ? [block, ...block.blocks] : [block]));

export const tablesOf = (model: DocumentModel): readonly TableBlock[] =>
  blocksOf(model).filter((block) => block.kind === "table");

export const lineText = (line: Line): string => line.map((run) => run.text).join("");
export const cellText = (cell: Cell): string => cell.lines.map(lineText).join("\n");

/** Every row of a table with its header rows, as texts. */
export const tableTexts = (table: TableBlock): readonly (readonly string[])[] =>
  [...table.header, ...table.rows].map((row) => row.map(cellText));

/** Everything a model prints. */
export const wholeText = (model: DocumentModel): string => JSON.stringify({ ...model, id: "", dataDigest: "" });
