import { buildDocument } from "#shared/domain/document/build.ts";
import type { Audience, DocumentId } from "#shared/domain/document/catalogue.ts";
import type { DocumentInput } from "#shared/domain/document/inputs.ts";
import { sampleInput } from "./sample-input.ts";
import { shippedTexts } from "./texts.ts";
import { tablesOf, tableTexts } from "./walk.ts";

/** The model of one form of the sample review, with the shipped wording; personal forms are those of `memberNo`. */
export const build = (
  id: DocumentId,
  audience: Audience,
  input: DocumentInput = sampleInput,
  memberNo: number | null = null,
) => buildDocument(id, input, { edition: 1, audience, texts: shippedTexts, memberNo });

/** The same as the texts of its tables' cells, row by row. */
export const rowsOf = (id: DocumentId, audience: Audience, input?: DocumentInput) =>
  tablesOf(build(id, audience, input)).flatMap(tableTexts);
