import type { DocumentModel, Orientation } from "#shared/domain/document/model.ts";
import { inks, labelShade, millimetresOfTwips, pageOf, qrMillimetres, textWidth } from "./geometry.ts";
import type { Running } from "./running.ts";

/** A CSS string literal; everything but letters and digits is escaped, so no text can end the string or the style element. */
export const cssString = (text: string): string =>
  `"${text.replace(/[^\p{L}\p{N}]/gu, (character) => `\\${(character.codePointAt(0) ?? 32).toString(16)} `)}"`;

const song = `"SimSun","宋体","Songti SC","Source Han Serif SC","Noto Serif CJK SC",serif`;
const fang = `"FangSong","仿宋","仿宋_GB2312","STFangsong",${song}`;
const hei = `"SimHei","黑体","Heiti SC","Source Han Sans SC","Noto Sans CJK SC",sans-serif`;
const latin = `"Times New Roman","Liberation Serif"`;

const small = `font:9pt/14pt ${latin},${song}`;

function pageRule(style: DocumentModel["style"], orientation: Orientation): string {
  const page = pageOf(style, orientation);
  const mm = (twips: number): string => `${millimetresOfTwips(twips)}mm`;
  const foot = millimetresOfTwips(textWidth(page)) - qrMillimetres - 3 - pageNumberMillimetres;
  return `@page ${orientation}{size:${mm(page.width)} ${mm(page.height)};margin:${mm(page.top)} ${mm(page.right)} ${mm(page.bottom)} ${mm(page.left)};@bottom-center{width:${foot.toFixed(2)}mm}}
.${orientation}{page:${orientation}}
@media screen{.${orientation}{width:${mm(page.width - page.left - page.right)};padding:${mm(page.top)} ${mm(page.right)} ${mm(page.bottom)} ${mm(page.left)}}}`;
}

const pageNumberMillimetres = 36;

/** The pictures of the running lines as SVG: the code of every page, and the logo where there is one. */
export interface RunningImages {
  readonly qr: string;
  readonly logo: string | null;
}

const svgUrl = (svg: string): string =>
  `url("data:image/svg+xml;base64,${Buffer.from(svg, "utf8").toString("base64")}")`;

/** The running head and foot as page-margin boxes, which Chromium prints on every page with its own page counters. */
function marginBoxes({ head, flags, foot }: Running, { qr, logo }: RunningImages): string {
  const image = svgUrl(qr);
  const before = logo === null ? "" : `${svgUrl(logo)} " " `;
  const [first, second] = foot;
  return `@page{
@top-left{content:${before}${cssString(head)};width:45%;${small};text-align:left;vertical-align:bottom;padding-bottom:1.2mm;margin-bottom:3.4mm;border-bottom:.5pt solid #000}
@top-right{content:${cssString(flags)};width:55%;${small};font-weight:bold;text-align:right;vertical-align:bottom;padding-bottom:1.2mm;margin-bottom:3.4mm;border-bottom:.5pt solid #000}
@bottom-left{content:${image};width:${qrMillimetres + 3}mm;text-align:left;vertical-align:middle}
@bottom-center{content:${cssString(first)} "\\A" ${cssString(second)};white-space:pre-line;${small};text-align:left;vertical-align:middle}
@bottom-right{content:"第 " counter(page) " 页 共 " counter(pages) " 页";width:${pageNumberMillimetres}mm;font:10.5pt/16pt ${latin},${song};text-align:right;vertical-align:middle}
}`;
}

const blocks = `*{box-sizing:border-box}
html{-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{margin:0;color:#000;font:12pt/21.5pt ${latin},${fang};font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
section+section{break-before:page}
h1{font:bold 18pt/31pt ${latin},${song};text-align:center;margin:0 0 8pt;break-after:avoid}
h1.sub{margin-bottom:0}
.subtitle{font-size:10.5pt;line-height:16.5pt;text-align:center;margin:0 0 7pt}
h2,h3{font-family:Arial,${hei};font-weight:normal;break-after:avoid}
h2{font-size:14pt;line-height:22pt;margin:6pt 0 3pt}
h3{font-size:12pt;line-height:21.5pt;margin:4pt 0 1pt}
p{margin:0;orphans:2;widows:2}
p.indent{text-indent:2em}
p:empty{height:1lh}
.keep{break-after:avoid}.break{break-before:page}.together{break-inside:avoid}
.left{text-align:left}.center{text-align:center}.right{text-align:right}
.list{display:grid;grid-template-columns:1.75em 1fr}
.notice{font-size:9pt;line-height:14pt;margin:4pt 0}
.notice.alert{border-left:2.2pt solid #000;background:#${labelShade};padding-left:6pt;font-weight:bold}
table{width:100%;border-collapse:collapse;table-layout:fixed;font:10.5pt/16.5pt ${latin},${song};margin:0 0 7pt}
tr{break-inside:avoid}
.grid{width:calc(100% - 1.4pt);margin-left:.7pt}
.small{line-height:13.5pt}
p+.grid,.list+.grid{margin-top:4pt}
.number{text-align:right;margin-bottom:15pt}
.grid>*>tr>td,.grid th{border:.6pt solid #000;padding:2pt 4.5pt;vertical-align:middle;font-weight:normal}
.grid>tbody>tr>td.after{border:none;padding:2pt 0 0}
.after p{font:12pt/21.5pt ${latin},${fang}}
.grid th{background:#${labelShade}}
.grid tr.group{break-after:avoid}
thead .banner{text-align:left;background:none}
.muted{color:#${inks.muted};font-size:9pt}
.strong,.met,.unmet,.undecided{font-weight:bold}
.met{color:#${inks.met}}.unmet{color:#${inks.unmet}}.undecided{color:#${inks.undecided}}
.sign{break-inside:avoid}
.sign td{height:14mm;vertical-align:bottom;padding:0 2pt}
.sign .ink{border-bottom:.75pt solid #000}
.seal{border:1pt solid #000;margin:0 .7pt 7pt;padding:4pt 12pt;display:flex;flex-direction:column;justify-content:space-between;break-inside:avoid;font-family:${latin},${song}}
.cover h1{font-size:30pt;line-height:55pt;letter-spacing:.35em;text-indent:.35em;margin:25pt 0 75pt}
.cover .kicker{font-size:22pt;line-height:36pt;text-align:center;margin-top:65pt}
.cover{break-after:page}
.logo{text-align:center;margin-top:30pt}.logo+.cover .kicker{margin-top:24pt}
.cover table{width:84%;margin:0 auto;font:14pt/24pt ${latin},${fang}}
.cover td{height:13mm;vertical-align:bottom;padding:0 4pt}
.cover td:first-child{width:24%;text-align:right}.cover td:last-child{border-bottom:.75pt solid #000}
.cover .foot{text-align:center;font-size:10.5pt;margin-top:4pt}
.cover table+.foot{font:14pt/24pt Arial,${hei};margin-top:75pt}
body.official{font-size:16pt;line-height:28.5pt}
body.official h1{font:22pt/36pt ${latin},"FZXiaoBiaoSong-B05S","方正小标宋简体",${song};margin-bottom:20pt}
.screen{display:none}
@media screen{body{background:#e9e5da}section{box-sizing:content-box;background:#fff;margin:8mm auto;position:relative}.screen{display:flex;gap:4mm;align-items:center;${small};position:absolute;left:18mm;right:18mm;bottom:5mm}.screen b{margin-left:auto}}`;

/** The whole style sheet of a document. */
export const styleSheet = (model: DocumentModel, running: Running, images: RunningImages): string =>
  [pageRule(model.style, "portrait"), pageRule(model.style, "landscape"), marginBoxes(running, images), blocks].join(
    "\n",
  );
