/** Text made safe for HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

/** A paragraph with the customary indent of two characters. */
export function paragraph(text: string): string {
  return `<p>${escapeHtml(text)}</p>`;
}

export const paragraphs = (texts: readonly string[]): string => texts.map(paragraph).join("");

export const heading = (text: string): string => `<h2>${escapeHtml(text)}</h2>`;

/** Column widths in percent; numbers go right, the rest left. */
export interface TableOptions {
  readonly widths?: readonly number[];
  /** Zero-based columns set right. */
  readonly numeric?: readonly number[];
  readonly small?: boolean;
}

/** A bordered table with a header row. */
export function table(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  options: TableOptions = {},
): string {
  const { widths = [], numeric = [], small = false } = options;
  const columns = widths.map((width) => `<col style="width:${width}%">`).join("");
  const head = header.map((text) => `<th>${escapeHtml(text)}</th>`).join("");
  const body = rows
    .map((row) => {
      const cells = row.map(
        (text, index) => `<td${numeric.includes(index) ? ' class="number"' : ""}>${escapeHtml(text)}</td>`,
      );
      return `<tr>${cells.join("")}</tr>`;
    })
    .join("");
  return `<table class="${small ? "small" : ""}"><colgroup>${columns}</colgroup>${head === "" ? "" : `<thead><tr>${head}</tr></thead>`}<tbody>${body}</tbody></table>`;
}

/** A form of label and value, two or four cells a row. */
export function form(rows: readonly (readonly string[])[]): string {
  const body = rows.map((row) => {
    const cells = row.map((text, index) => {
      const span = row.length === 2 && index === 1 ? ' colspan="3"' : "";
      return index % 2 === 0 ? `<th class="label">${escapeHtml(text)}</th>` : `<td${span}>${escapeHtml(text)}</td>`;
    });
    return `<tr>${cells.join("")}</tr>`;
  });
  return `<table class="form"><colgroup><col style="width:17%"><col style="width:33%"><col style="width:17%"><col style="width:33%"></colgroup><tbody>${body.join("")}</tbody></table>`;
}

/** A name as if written by hand. */
export const ink = (name: string): string => `<span class="ink">${escapeHtml(name)}</span>`;
