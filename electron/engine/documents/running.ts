import QRCode from "qrcode";
import { documentCatalogue, type DocumentId } from "#shared/domain/document/catalogue.ts";
import { documentMark } from "#shared/domain/document/mark.ts";
import type { DocumentModel } from "#shared/domain/document/model.ts";
import { printable } from "./printable.ts";

/** What stands in the running head and foot of every page, apart from the page number. */
export interface Running {
  readonly head: string;
  /** 演示数据 · 示范细则; empty for the real thing. */
  readonly flags: string;
  /** Document number, 版次 and copy; below it the first 16 digits of the data digest. */
  readonly foot: readonly [string, string];
}

const copies = {
  applicant: "项目组本",
  panel: "专家组本",
  internal: "内部使用",
  archive: "存档本",
  public: "公开",
} as const;

/** A title of several lines as one, for names of files and windows. */
export const oneLine = (title: string): string => title.replaceAll("\n", "");

const entryOf = (id: DocumentId) => documentCatalogue.find((each) => each.id === id);

/** The number a document is filed under: `GXAI-2024-012/14`. */
export const documentNumber = ({ reviewCode, id }: Pick<DocumentModel, "reviewCode" | "id">): string =>
  `${reviewCode}/${entryOf(id)?.no ?? id}`;

/** The running lines of a bound model. */
export function runningOf(model: DocumentModel): Running {
  return {
    head: printable(`${model.reviewCode}　${model.name}`),
    flags: printable(model.flags.join(" · ")),
    foot: [
      printable(`文件号 ${documentNumber(model)}　版次 ${model.edition}　${copies[model.audience]}`),
      `数据摘要 ${model.dataDigest.slice(0, 16)}　扫码与数据核对`,
    ],
  };
}

const options = { errorCorrectionLevel: "M", margin: 1 } as const;

/** The QR code as PNG, for Word. One image serves all pages of a file (a footer is shared), so the page number stands beside it in print. */
export async function qrPng(model: DocumentModel): Promise<Uint8Array> {
  return QRCode.toBuffer(printable(documentMark(model)), { ...options, type: "png", scale: 6 });
}

/** The same code as an SVG of `millimetres` a side, sharp at any resolution. */
export async function qrSvg(model: DocumentModel, millimetres: number): Promise<string> {
  const svg = await QRCode.toString(printable(documentMark(model)), { ...options, type: "svg" });
  return svg.replace("<svg ", `<svg width="${millimetres}mm" height="${millimetres}mm" `).trim();
}
