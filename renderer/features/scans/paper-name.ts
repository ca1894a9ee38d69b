import { documentCatalogue } from "#shared/domain/document/catalogue.ts";
import type { Wording } from "../../i18n/use-text.ts";

/** A printed paper by name and edition: 验收意见书 第 2 版. */
export function paperName(text: Wording, document: string, edition: number): string {
  const entry = documentCatalogue.find(({ id }) => id === document);
  return `${text.scanBack.nameOf(entry?.zh ?? document, entry?.en ?? document)} ${text.scanBack.edition(String(edition))}`;
}
