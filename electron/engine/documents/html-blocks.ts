import type {
  Block,
  Cell,
  CoverBlock,
  Line,
  Run,
  SealBlock,
  SignatureBlock,
  SimpleBlock,
  TableBlock,
} from "#shared/domain/document/model.ts";
import { cell } from "#shared/domain/document/parts.ts";
import { inkDate } from "./geometry.ts";
import { metaTable } from "./meta-table.ts";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as HTML: nothing in a model can become markup. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? "");

const runHtml = ({ text, style }: Run): string =>
  style === "plain" ? escapeHtml(text) : `<span class="${style}">${escapeHtml(text)}</span>`;
const lineHtml = (line: Line): string => line.map(runHtml).join("");
const linesHtml = (lines: readonly Line[]): string => lines.map(lineHtml).join("<br>");

function rowHtml(cells: readonly Cell[], block: TableBlock, options: { height: string; className: string }): string {
  let at = 0;
  const inner = cells.map((content) => {
    const align = content.align ?? block.columns[at]?.align ?? "left";
    at += content.span;
    const tag = content.label ? "th" : "td";
    const span = content.span === 1 ? "" : ` colspan="${content.span}"`;
    return `<${tag}${span} class="${align}"${options.height}>${linesHtml(content.lines)}</${tag}>`;
  });
  return `<tr${options.className}>${inner.join("")}</tr>`;
}

function tableHtml(block: TableBlock): string {
  const plain = { height: "", className: "" };
  const banner =
    block.banner === null
      ? []
      : [rowHtml([cell(block.banner, { span: block.columns.length, align: "left" })], block, plain)];
  const head = [...banner, ...block.header.map((cells) => rowHtml(cells, block, plain))];
  const height = block.rowMillimetres === null ? "" : ` style="height:${block.rowMillimetres}mm"`;
  const body = block.rows.map((cells) =>
    rowHtml(cells, block, { height, className: cells.every((each) => each.label) ? ' class="group"' : "" }),
  );
  const grid = block.columns.map((column) => `<col style="width:${column.width}%">`).join("");
  return `<table class="grid"><colgroup>${grid}</colgroup>${head.length === 0 ? "" : `<thead>${head.join("")}</thead>`}<tbody>${body.join("")}</tbody></table>`;
}

function signatureHtml(block: SignatureBlock): string {
  const people = block.people.length === 1 ? [null, ...block.people] : block.people;
  const rows = people.flatMap((_, index) => (index % 2 === 0 ? [people.slice(index, index + 2)] : []));
  const place = (person: SignatureBlock["people"][number] | null): string =>
    person === null
      ? `<td></td><td></td><td></td>`
      : `<td class="right"><span class="strong">${escapeHtml(person.role)}：</span>${person.name === null ? "" : `<br><span class="muted">（${escapeHtml(person.name)}）</span>`}</td><td class="ink"></td><td class="right muted">${inkDate}</td>`;
  const widths = [17, 17, 16, 17, 17, 16].map((width) => `<col style="width:${width}%">`).join("");
  return `<table class="sign"><colgroup>${widths}</colgroup>${rows.map((pair) => `<tr>${place(pair[0] ?? null)}${place(pair[1] ?? null)}</tr>`).join("")}</table>`;
}

const sealHtml = (block: SealBlock): string =>
  `<div class="seal" style="min-height:${block.millimetres}mm"><div><span class="strong">${escapeHtml(block.heading)}</span><br>${linesHtml(block.lines)}</div><div class="right">${escapeHtml(block.signatory)}：　　　　　　　　　<br>${escapeHtml(block.office)}<br>${inkDate}</div></div>`;

const coverHtml = (block: CoverBlock): string =>
  `<div class="cover"><div class="kicker">${escapeHtml(block.kicker)}</div><h1>${escapeHtml(block.title)}</h1><table>${block.rows
    .map((row) => `<tr><td>${escapeHtml(row.label)}：</td><td>${escapeHtml(row.value)}</td></tr>`)
    .join("")}</table>${block.foot.map((text) => `<p class="foot">${escapeHtml(text)}</p>`).join("")}</div>`;

function simpleHtml(block: SimpleBlock): string {
  switch (block.kind) {
    case "heading":
      return block.level === 1 ? `<h2>${escapeHtml(block.text)}</h2>` : `<h3>${escapeHtml(block.text)}</h3>`;
    case "paragraph":
      return `<p class="${block.align}${block.indent ? " indent" : ""}${block.keepWithNext ? " keep" : ""}">${lineHtml(block.runs)}</p>`;
    case "list":
      return block.items
        .map(
          (item) =>
            `<div class="list"><span>${escapeHtml(item.marker)}</span><div>${linesHtml(item.lines)}</div></div>`,
        )
        .join("");
    case "notice":
      return `<div class="notice ${block.tone}">${linesHtml(block.lines)}</div>`;
    case "meta":
      return tableHtml(metaTable(block));
    case "table":
      return tableHtml(block);
    case "signature":
      return signatureHtml(block);
    case "seal":
      return sealHtml(block);
  }
}

/** One block as HTML; sections are the caller's. */
export function htmlBlock(block: Exclude<Block, { kind: "section" }>): string {
  switch (block.kind) {
    case "cover":
      return coverHtml(block);
    case "together":
      return `<div class="together">${block.blocks.map(simpleHtml).join("")}</div>`;
    case "page-break":
      return `<div class="break"></div>`;
    default:
      return simpleHtml(block);
  }
}
