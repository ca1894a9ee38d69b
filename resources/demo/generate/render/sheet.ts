import { escapeHtml } from "./html.ts";
import { fontFaces } from "./fonts.ts";
import { seamSealSvg } from "./seal.ts";

/** One page of a printed material. */
export interface Sheet {
  /** Markup of the page's body. */
  readonly body: string;
  readonly landscape?: boolean;
  /** A slice of a seam seal across all pages of the material. */
  readonly seamUnit?: string;
}

export interface SheetSet {
  /** Running head, e.g. the project's code and the material's title. */
  readonly running: string;
  /** First page in the bound volume. */
  readonly volumeFrom: number;
  readonly sheets: readonly Sheet[];
  /** A copy that went through a scanner lies slightly askew on greyish paper. */
  readonly scanned: boolean;
}

const style = `${fontFaces}
@page portrait { size: 210mm 297mm; margin: 0 } @page landscape { size: 297mm 210mm; margin: 0 }
* { box-sizing: border-box; font-synthesis: none; font-weight: 400 } body { margin: 0; font: 12pt/1.72 Latin, Song, "Noto Serif CJK SC"; color: #111 }
.sheet { position: relative; width: 210mm; height: 297mm; padding: 24mm 24mm 20mm 27mm; page: portrait; break-after: page; overflow: hidden }
.sheet:last-of-type { break-after: auto } .sheet.landscape { width: 297mm; height: 210mm; page: landscape; padding: 22mm 24mm 18mm }
.content { height: 100%; position: relative }
.scanned { background: #f5f4ef } .scanned .content { transform-origin: 50% 40% }
.scanned::after { content: ""; position: absolute; inset: 0; background: linear-gradient(90deg, rgba(0,0,0,.13), transparent 3mm, transparent 207mm, rgba(0,0,0,.06)) }
.running { position: absolute; left: 27mm; right: 24mm; top: 11mm; font-size: 8.5pt; color: #444; display: flex; justify-content: space-between; border-bottom: .3pt solid #999; padding-bottom: 1mm }
.volume { position: absolute; left: 0; right: 0; bottom: 9mm; text-align: center; font-size: 8.5pt; color: #333 }
h1, h2, h3, th, b { font-family: Latin, Hei } h1 { font-size: 20pt; text-align: center; margin: 2mm 0 6mm; line-height: 1.4; letter-spacing: .06em } h1.cover { font-size: 27pt; margin: 46mm 0 34mm; letter-spacing: .3em }
h2 { font-size: 12.5pt; margin: 3.5mm 0 1.5mm } p { margin: 0 0 1.2mm; text-indent: 2em; text-align: justify } p.flush { text-indent: 0 } p.right { text-align: right } p.centre { text-align: center; text-indent: 0 }
table { width: 100%; border-collapse: collapse; margin: 2mm 0 3mm; font-size: 10.5pt; line-height: 1.5; table-layout: fixed }
table.small { font-size: 9pt } th, td { border: .5pt solid #222; padding: 1.1mm 1.6mm; vertical-align: middle; overflow-wrap: anywhere } th { background: rgba(0,0,0,.035) }
td.number { text-align: right; font-variant-numeric: tabular-nums } th.label { text-align: center }
.seal { position: absolute; mix-blend-mode: multiply; opacity: .86; font-family: Song } .seam { position: absolute; right: 0; top: 110mm; mix-blend-mode: multiply; opacity: .86; font-family: Song }
.ink { font-family: Kai; color: #1d2f6f; font-size: 1.6em; line-height: 1; letter-spacing: -.1em; display: inline-block; transform: rotate(-5deg); padding: 0 3mm; vertical-align: -1mm }
.sign { margin-top: 8mm; line-height: 2.1; position: relative } .sign p { text-indent: 0 } .red { color: #c8201c } .fields p { font-size: 14pt; text-indent: 0; margin: 0 14mm 6mm; border-bottom: .5pt solid #222; text-align: left }
.slide { font-family: Latin, Hei } .slide h1 { text-align: left; font-size: 27pt; color: #16405c; border-left: 3mm solid #16405c; padding-left: 6mm; margin: 6mm 0 12mm } .slide li { font-size: 18pt; line-height: 2.1 }
`;

/** The words a page prints over itself when its body does not fit; the generator refuses such a page. */
export const overflowMark = "版面溢出";

const measure = `for (const content of document.querySelectorAll(".content"))
  if (content.scrollHeight > content.clientHeight + 2) content.insertAdjacentHTML("afterbegin", "<b style='position:absolute'>${overflowMark}" + (content.scrollHeight - content.clientHeight) + "px</b>");`;

function sheetHtml(set: SheetSet, sheet: Sheet, index: number): string {
  const askew = set.scanned ? ` style="transform:rotate(${(((index * 37) % 11) - 5.4) / 9}deg)"` : "";
  const seam = sheet.seamUnit === undefined ? "" : seamSealSvg(sheet.seamUnit, index, set.sheets.length);
  const classes = ["sheet", sheet.landscape === true ? "landscape" : "", set.scanned ? "scanned" : ""].join(" ");
  return `<section class="${classes}"><div class="running"><span>${escapeHtml(set.running)}</span><span>演示数据</span></div>
<div class="content"${askew}>${sheet.body}</div>${seam}
<div class="volume">演示数据　单位与人名均为虚构　　汇编第 ${set.volumeFrom + index} 页</div></section>`;
}

/** A whole material as one HTML document, one fixed A4 section a page. */
export function sheetsHtml(set: SheetSet): string {
  const sheets = set.sheets.map((sheet, index) => sheetHtml(set, sheet, index)).join("\n");
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${escapeHtml(set.running)}</title><style>${style}</style><body>${sheets}<script>${measure}</script></body></html>`;
}
