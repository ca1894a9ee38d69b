import type { Audience, DocumentId } from "./catalogue.ts";

/** How a run looks. `met`, `unmet`, `undecided` colour a verdict that already says its word and shape; none carries meaning alone. */
export type RunStyle = "plain" | "strong" | "muted" | "met" | "unmet" | "undecided";

export interface Run {
  readonly text: string;
  readonly style: RunStyle;
}

/** One line (paragraph) of text. */
export type Line = readonly Run[];
export type Align = "left" | "center" | "right";
export type Orientation = "portrait" | "landscape";

/** A table cell: its lines, the columns it spans (≥1), its alignment (null: the column's) and whether it is a label (shaded). */
export interface Cell {
  readonly lines: readonly Line[];
  readonly span: number;
  readonly align: Align | null;
  readonly label: boolean;
}

/** A table column: whole percent of the text width (the columns of a table sum to 100) and alignment. */
export interface Column {
  readonly width: number;
  readonly align: Align;
}

export interface TableBlock {
  readonly kind: "table";
  readonly columns: readonly Column[];
  /** Repeated with the header on every page the table reaches; null for none. The signature page carries the conclusion here. */
  readonly banner: readonly Line[] | null;
  /** Header rows, repeated on every page. */
  readonly header: readonly (readonly Cell[])[];
  readonly rows: readonly (readonly Cell[])[];
  /** Least height of a body row in millimetres (ink space); null: as high as the text. */
  readonly rowMillimetres: number | null;
  /** Each row is somebody's to sign. */
  readonly signed: boolean;
}

/** Label–value pairs, `columns` pairs side by side. */
export interface MetaBlock {
  readonly kind: "meta";
  readonly columns: 1 | 2 | 3;
  /** `wide` pairs take the whole row. */
  readonly pairs: readonly { readonly label: string; readonly value: string; readonly wide: boolean }[];
}

/** Lines to sign in ink: role, printed name (null: to be written), ≥12 mm of space, the date left blank as 年 月 日. */
export interface SignatureBlock {
  readonly kind: "signature";
  readonly people: readonly { readonly role: string; readonly name: string | null }[];
}

/** A boxed block for an office: heading, text, then the place of the seal, a signature and a blank date. */
export interface SealBlock {
  readonly kind: "seal";
  readonly heading: string;
  readonly lines: readonly Line[];
  readonly office: string;
  readonly signatory: string;
  /** Least height in millimetres. */
  readonly millimetres: number;
}

export interface CoverBlock {
  readonly kind: "cover";
  readonly kicker: string;
  readonly title: string;
  readonly rows: readonly { readonly label: string; readonly value: string }[];
  readonly foot: readonly string[];
}

export type SimpleBlock =
  | { readonly kind: "heading"; readonly level: 1 | 2; readonly text: string }
  | {
      readonly kind: "paragraph";
      readonly runs: Line;
      /** First line indented by two characters. */
      readonly indent: boolean;
      readonly align: Align;
      readonly keepWithNext: boolean;
    }
  | { readonly kind: "list"; readonly items: readonly { readonly marker: string; readonly lines: readonly Line[] }[] }
  | { readonly kind: "notice"; readonly tone: "plain" | "alert"; readonly lines: readonly Line[] }
  | MetaBlock
  | TableBlock
  | SignatureBlock
  | SealBlock;

export type Block =
  | SimpleBlock
  | CoverBlock
  /** Kept on one page as long as it fits one. */
  | { readonly kind: "together"; readonly blocks: readonly SimpleBlock[] }
  | { readonly kind: "page-break" }
  /** Starts a new page of the given orientation with a title of its own (an annex). */
  | { readonly kind: "section"; readonly orientation: Orientation; readonly title: string };

/**
 * A document as data, ready for either renderer and for `canonicalJson`: strings, booleans and whole numbers only. What is printed is
 * exactly what stands here, so the digest of the model binds the paper to the data; a rendered file is never hashed.
 */
export interface DocumentModel {
  readonly id: DocumentId;
  /** What the form is called in a review of this kind, as its running head says it: `立项评审结论通知书`. */
  readonly name: string;
  /** One line, or the lines of a long title as they are to be set. */
  readonly title: string;
  readonly subtitle: string | null;
  /** 发文字号, printed above the title of a notice; null elsewhere. */
  readonly number: string | null;
  readonly orientation: Orientation;
  /** `form`: table-style forms; `official`: notices laid out after GB/T 9704—2012. */
  readonly style: "form" | "official";
  /** 版次, from 1. */
  readonly edition: number;
  readonly reviewCode: string;
  readonly audience: Audience;
  /** Printed in the running head of every page: 演示数据, 示范细则; empty for the real thing. */
  readonly flags: readonly string[];
  /** Lower-case hex SHA-256 of the canonical model with this field empty; empty until bound. */
  readonly dataDigest: string;
  readonly blocks: readonly Block[];
}
