import type {
  Block,
  Cell,
  CoverBlock,
  Line,
  Orientation,
  Run,
  SealBlock,
  SignatureBlock,
  SimpleBlock,
  TableBlock,
} from "#shared/domain/document/model.ts";
import { cell } from "#shared/domain/document/parts.ts";
import { inkDate, signatureWidths } from "./geometry.ts";
import { metaTable } from "./meta-table.ts";
import { gluedToNext } from "./parts-of.ts";
import { typeset } from "./printable.ts";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as HTML: nothing in a model can become markup. */
export const escapeHtml = (text: string): string =>
  typeset(text).replace(/[&<>"']/g, (character) => entities[character] ?? "");

const runHtml = ({ text, style }: Run): string =>
  style === "plain" ? escapeHtml(text) : `<span class="${style}">${escapeHtml(text)}</span>`;
const columnsHtml = (widths: readonly number[]): string =>
  `<colgroup>${widths.map((width) => `<col style="width:${width}%">`).join("")}</colgroup>`;
const lineHtml = (line: Line): string => line.map(runHtml).join("");
const linesHtml = (lines: readonly Line[]): string =>
  lines
    .map((line) => {
      const small = line.length > 0 && line.every((run) => run.style === "muted");
      return `<div${small ? ' class="small"' : ""}>${lineHtml(line)}</div>`;
    })
    .join("");

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

/**
 * A table as HTML. What must share a page with its end (`after`: notices and signatures) goes with its last two rows into a body that
 * does not break, because Chromium keeps that promise and not `break-before: avoid` behind a table.
 */
function tableHtml(block: TableBlock, after = ""): string {
  const plain = { height: "", className: "" };
  const span = block.columns.length;
  const banner = block.banner === null ? [] : [rowHtml([cell(block.banner, { span, align: "left" })], block, plain)];
  const head = [...banner, ...block.header.map((cells) => rowHtml(cells, block, plain))];
  const height = block.rowMillimetres === null ? "" : ` style="height:${block.rowMillimetres}mm"`;
  const rows = block.rows.map((cells) =>
    cells.every((each) => each.label)
      ? rowHtml(cells, block, { height: "", className: ' class="group"' })
      : rowHtml(cells, block, { height, className: "" }),
  );
  const cut = after === "" ? rows.length : Math.max(0, rows.length - 2);
  const tail =
    after === ""
      ? ""
      : `<tbody class="together">${rows.slice(cut).join("")}<tr><td class="after" colspan="${span}">${after}</td></tr></tbody>`;
  const grid = columnsHtml(block.columns.map((column) => column.width));
  const header = head.length === 0 ? "" : `<thead>${head.join("")}</thead>`;
  const whole = after !== "" && cut === 0 ? " together" : "";
  return `<table class="grid${whole}">${grid}${header}<tbody>${rows.slice(0, cut).join("")}</tbody>${tail}</table>`;
}

function signatureHtml(block: SignatureBlock, orientation: Orientation): string {
  const widths: readonly number[] = signatureWidths[orientation];
  const perRow = widths.length / 3;
  const place = (person: SignatureBlock["people"][number] | undefined): string => {
    if (person === undefined) return `<td></td><td></td><td></td>`;
    const name = person.name === null ? "" : `<span class="muted">（${escapeHtml(person.name)}）</span>`;
    const role = `<span class="strong">${escapeHtml(person.role)}</span>${name}<span class="strong">：</span>`;
    return `<td class="right">${role}</td><td class="ink"></td><td class="right">${inkDate}</td>`;
  };
  const rows = Array.from({ length: Math.ceil(block.people.length / perRow) }, (_, row) =>
    Array.from({ length: perRow }, (_, index) => place(block.people[row * perRow + index])).join(""),
  );
  return `<table class="sign">${columnsHtml(widths)}${rows.map((row) => `<tr>${row}</tr>`).join("")}</table>`;
}

const sealHtml = (block: SealBlock): string =>
  `<div class="seal" style="min-height:${block.millimetres}mm"><div><span class="strong">${escapeHtml(block.heading)}</span>${linesHtml(block.lines)}</div><div class="right">${escapeHtml(block.signatory)}：　　　　　　　　　<br>${escapeHtml(block.office)}<br>${inkDate}</div></div>`;

const coverHtml = (block: CoverBlock): string =>
  `<div class="cover"><div class="kicker">${escapeHtml(block.kicker)}</div><h1>${escapeHtml(block.title)}</h1><table>${block.rows
    .map((row) => `<tr><td>${escapeHtml(row.label)}：</td><td>${escapeHtml(row.value)}</td></tr>`)
    .join("")}</table>${block.foot.map((text) => `<p class="foot">${escapeHtml(text)}</p>`).join("")}</div>`;

function simpleHtml(block: SimpleBlock, orientation: Orientation): string {
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
      return signatureHtml(block, orientation);
    case "seal":
      return sealHtml(block);
  }
}

function blockHtml(block: Exclude<Block, { kind: "section" }>, orientation: Orientation): string {
  switch (block.kind) {
    case "cover":
      return coverHtml(block);
    case "together":
      return `<div class="together">${block.blocks.map((each) => simpleHtml(each, orientation)).join("")}</div>`;
    case "page-break":
      return `<div class="break"></div>`;
    default:
      return simpleHtml(block, orientation);
  }
}

/** The blocks of a part as HTML; what belongs to a signature stands with it on one page. */
export function partHtml(blocks: readonly Exclude<Block, { kind: "section" }>[], orientation: Orientation): string {
  const glued = gluedToNext(blocks);
  const made: string[] = [];
  for (let index = 0; index < blocks.length; index += 1) {
    const first = blocks[index];
    if (first === undefined) break;
    let end = index;
    while (glued.has(end) && end < blocks.length - 1) end += 1;
    const rest = blocks.slice(index + 1, end + 1).map((each) => blockHtml(each, orientation));
    if (rest.length === 0) made.push(blockHtml(first, orientation));
    else if (first.kind === "table" || first.kind === "meta") {
      made.push(tableHtml(first.kind === "meta" ? metaTable(first) : first, rest.join("")));
    } else made.push(`<div class="together">${blockHtml(first, orientation)}${rest.join("")}</div>`);
    index = end;
  }
  return made.join("\n");
}
