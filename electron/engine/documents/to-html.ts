import type { DocumentModel } from "#shared/domain/document/model.ts";
import { requireBound } from "./bind-model.ts";
import { qrMillimetres } from "./geometry.ts";
import { escapeHtml, partHtml } from "./html-blocks.ts";
import { styleSheet } from "./html-style.ts";
import { type Part, partsOf } from "./parts-of.ts";
import { oneLine, qrSvg, runningOf } from "./running.ts";

const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/**
 * A self-contained page of a bound model for preview and for printing to PDF with Chromium (≥ 131: page-margin boxes and named pages).
 * No scripts, no outside requests; every text is escaped. Throws TypeError when the model is not bound.
 */
export async function toHtml(model: DocumentModel): Promise<string> {
  requireBound(model);
  const qr = await qrSvg(model, qrMillimetres);
  const running = runningOf(model);
  const screen = `<div class="screen">${qr}<span>${running.foot.map(escapeHtml).join("<br>")}</span><b>${escapeHtml(running.flags)}</b></div>`;
  const part = ({ orientation, title, subtitle, blocks }: Part): string => {
    const number = model.number === null ? "" : `<p class="number">${escapeHtml(model.number)}</p>`;
    const covered = blocks[0]?.kind === "cover";
    const head = covered
      ? ""
      : `<h1${subtitle === null ? "" : ' class="sub"'}>${title.split("\n").map(escapeHtml).join("<br>")}</h1>${subtitle === null ? "" : `<p class="subtitle">${escapeHtml(subtitle)}</p>`}`;
    return `<section class="${orientation}">${number}${head}${partHtml(blocks, orientation)}${screen}</section>`;
  };
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${escapeHtml(`${model.reviewCode} ${oneLine(model.title)}`)}</title>
<style>
${styleSheet(model, running, qr)}
</style></head><body class="${model.style}">
${partsOf(model).map(part).join("\n")}
</body></html>
`;
}
