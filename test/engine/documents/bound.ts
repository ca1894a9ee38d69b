import { buildDocument } from "#shared/domain/document/build.ts";
import { documentCatalogue, type DocumentId } from "#shared/domain/document/catalogue.ts";
import type { DocumentInput } from "#shared/domain/document/inputs.ts";
import type { DocumentModel } from "#shared/domain/document/model.ts";
import { bindModel } from "#engine/documents/bind-model.ts";
import { sampleInput } from "../../shared/domain/document/sample-input.ts";
import { shippedTexts } from "../../shared/domain/document/texts.ts";

/** The copy of a document for the last audience that receives it, bound and ready to render. */
export function bound(id: DocumentId, input: DocumentInput = sampleInput): DocumentModel {
  const entry = documentCatalogue.find((each) => each.id === id);
  const audience = entry?.audiences.at(-1);
  if (audience === undefined) throw new Error(`not in the catalogue: ${id}`);
  return bindModel(buildDocument(id, input, { edition: 3, audience, texts: shippedTexts, memberNo: 4 }));
}

export const everyId: readonly DocumentId[] = documentCatalogue.map((entry) => entry.id);

/** The sample with `suffix` behind every text a person could have typed; digests, dates and codes of choice stay. */
export function poisoned(suffix: string): DocumentInput {
  const fixed = /^([0-9a-f]{64}|\d{4}-\d{2}-\d{2}.*|-?[\d.]+|[a-z-]+)$/;
  const poison = (value: unknown): unknown => {
    if (typeof value === "string") return value === "" || fixed.test(value) ? value : value + suffix;
    if (Array.isArray(value)) return value.map(poison);
    if (typeof value === "object" && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, poison(each)]));
    }
    return value;
  };
  return poison(sampleInput) as DocumentInput;
}
