import { createHash } from "node:crypto";
import { bindingText } from "#shared/domain/document/mark.ts";
import type { DocumentModel } from "#shared/domain/document/model.ts";

const digestOf = (model: DocumentModel): string =>
  createHash("sha256").update(bindingText(model), "utf8").digest("hex");

/** The model with its data digest: what every page prints and the QR code carries, so that paper can be matched to data. */
export const bindModel = (model: DocumentModel): DocumentModel => ({ ...model, dataDigest: digestOf(model) });

/** Throws TypeError when a model goes to print unbound or was changed after it was bound. */
export function requireBound(model: DocumentModel): void {
  if (model.dataDigest !== digestOf(model)) throw new TypeError(`document model is not bound: ${model.id}`);
}
