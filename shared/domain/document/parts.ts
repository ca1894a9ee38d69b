import type { Align, Cell, Column, Line, Run, RunStyle, SimpleBlock, TableBlock } from "./model.ts";

/** A run of text in one style. */
export const run = (text: string, style: RunStyle = "plain"): Run => ({ text, style });

/** A line from texts and runs. */
export const line = (...parts: readonly (string | Run)[]): Line =>
  parts.map((part) => (typeof part === "string" ? run(part) : part));

/** Text split at line breaks into one line each. */
export const lines = (text: string, style: RunStyle = "plain"): readonly Line[] =>
  text.split("\n").map((part) => [run(part, style)]);

type CellContent = string | Run | readonly Line[];

const contentLines = (content: CellContent): readonly Line[] =>
  typeof content === "string" ? lines(content) : "text" in content ? [[content]] : content;

/** A body cell: a string (line breaks kept), one run, or ready lines. */
export const cell = (content: CellContent, options: { span?: number; align?: Align } = {}): Cell => ({
  lines: contentLines(content),
  span: options.span ?? 1,
  align: options.align ?? null,
  label: false,
});

/** A label or header cell: shaded, strong, centred. */
export const label = (content: string, span = 1, align: Align = "center"): Cell => ({
  lines: lines(content, "strong"),
  span,
  align,
  label: true,
});

/** A header row of labels. */
export const headerRow = (...labels: readonly string[]): readonly Cell[] => labels.map((each) => label(each));

/** Columns from widths in whole percent and one letter of alignment each (`l`, `c`, `r`). Throws RangeError unless they sum to 100. */
export function columns(...specs: readonly `${number}${"l" | "c" | "r"}`[]): readonly Column[] {
  const aligns = { l: "left", c: "center", r: "right" } as const;
  const made = specs.map((spec) => {
    const letter = spec.slice(-1);
    return { width: Number(spec.slice(0, -1)), align: letter === "c" || letter === "r" ? aligns[letter] : aligns.l };
  });
  const sum = made.reduce((total, each) => total + each.width, 0);
  if (sum !== 100) throw new RangeError(`column widths sum to ${sum}`);
  return made;
}

/** A table; the header rows repeat on every page. */
export const table = (
  grid: readonly Column[],
  header: readonly (readonly Cell[])[],
  rows: readonly (readonly Cell[])[],
  options: { banner?: readonly Line[]; rowMillimetres?: number; signed?: boolean } = {},
): TableBlock => ({
  kind: "table",
  columns: grid,
  banner: options.banner ?? null,
  header,
  rows,
  rowMillimetres: options.rowMillimetres ?? null,
  signed: options.signed ?? false,
});

/** A first- or second-level heading; it stays with what follows. */
export const heading = (text: string, level: 1 | 2 = 1): SimpleBlock => ({ kind: "heading", level, text });

/** An indented body paragraph. */
export const paragraph = (...parts: readonly (string | Run)[]): SimpleBlock => ({
  kind: "paragraph",
  runs: line(...parts),
  indent: true,
  align: "left",
  keepWithNext: false,
});

/** A numbered list, `1.` `2.` …; each item is one or more lines. */
export const numbered = (items: readonly (readonly Line[])[]): SimpleBlock => ({
  kind: "list",
  items: items.map((each, index) => ({ marker: `${index + 1}.`, lines: each })),
});

/** A notice set apart from the text. */
export const notice = (text: string, tone: "plain" | "alert" = "plain"): SimpleBlock => ({
  kind: "notice",
  tone,
  lines: lines(text),
});

/** Lines to sign in ink; a null name is written by hand. */
export const signatures = (...people: readonly (readonly [role: string, name: string | null])[]): SimpleBlock => ({
  kind: "signature",
  people: people.map(([role, name]) => ({ role, name })),
});
