import type { DocumentModel } from "#shared/domain/document/model.ts";
import { requireBound } from "./bind-model.ts";
import { qrMillimetres } from "./geometry.ts";
import { runningLogoMillimetres } from "./docx-logo.ts";
import { escapeHtml, partHtml } from "./html-blocks.ts";
import { styleSheet } from "./html-style.ts";
import { type Part, partsOf } from "./parts-of.ts";
import type { Logo } from "./read-arrangement.ts";
import { oneLine, qrSvg, runningOf } from "./running.ts";

const pngUrl = ({ png }: Logo): string => `data:image/png;base64,${Buffer.from(png).toString("base64")}`;

/** The logo sized for the running head: a page-margin box takes an image as large as it says it is, so a drawing says it. */
function runningLogo(logo: Logo): string {
  const width = (runningLogoMillimetres * logo.width) / logo.height;
  const size = `width="${width.toFixed(2)}mm" height="${runningLogoMillimetres}mm"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}><image href="${pngUrl(logo)}" width="100%" height="100%"/></svg>`;
}

const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/**
 * A self-contained page of a bound model for preview and for printing to PDF with Chromium (≥ 131: page-margin boxes and named pages).
 * No scripts, no outside requests; every text is escaped. Throws TypeError when the model is not bound.
 */
export async function toHtml(model: DocumentModel, logo: Logo | null = null): Promise<string> {
  requireBound(model);
  const qr = await qrSvg(model, qrMillimetres);
  const running = runningOf(model);
  const screen = `<div class="screen">${qr}<span>${running.foot.map(escapeHtml).join("<br>")}</span><b>${escapeHtml(running.flags)}</b></div>`;
  const coverLogo =
    logo === null ? "" : `<p class="logo"><img alt="" src="${pngUrl(logo)}" style="height:${logo.height}mm"></p>`;
  const shownLogo = model.style === "official" || logo === null ? null : runningLogo(logo);
  const part = ({ orientation, title, subtitle, blocks }: Part): string => {
    const number = model.number === null ? "" : `<p class="number">${escapeHtml(model.number)}</p>`;
    const covered = blocks[0]?.kind === "cover";
    const head = covered
      ? ""
      : `<h1${subtitle === null ? "" : ' class="sub"'}>${title.split("\n").map(escapeHtml).join("<br>")}</h1>${subtitle === null ? "" : `<p class="subtitle">${escapeHtml(subtitle)}</p>`}`;
    return `<section class="${orientation}">${number}${covered ? coverLogo : head}${partHtml(blocks, orientation)}${screen}</section>`;
  };
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${escapeHtml(`${model.reviewCode} ${oneLine(model.title)}`)}</title>
<style>
${styleSheet(model, running, { qr, logo: shownLogo })}
</style></head><body class="${model.style}">
${partsOf(model).map(part).join("\n")}
</body></html>
`;
}
