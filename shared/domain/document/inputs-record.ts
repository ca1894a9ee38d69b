import type { Quantity } from "./values.ts";

/** One line of the material checklist. */
export interface MaterialCheck {
  readonly no: string;
  readonly title: string;
  readonly required: boolean;
  readonly present: boolean;
  /** 原件已核; null where there is no original to see. */
  readonly originalSeen: boolean | null;
  /** `YYYY-MM-DD`; null where it does not expire. */
  readonly validUntil: string | null;
  /** Pages of the file itself; null where it has none. */
  readonly pages: number | null;
  readonly volumePages: { readonly from: number; readonly to: number } | null;
  /** 核定 · 核定并备注 · 不予采信 · 未审核. */
  readonly verdict: "accepted" | "remark" | "rejected" | "unchecked";
  readonly remark: string;
  /** Hex SHA-256 of the file; null where it is missing. */
  readonly digest: string | null;
}

/** One budget line; amounts as decimal text in the review's one unit. */
export interface FinanceLine {
  readonly name: string;
  readonly budget: string;
  readonly adjusted: string;
  readonly spent: string;
  readonly approved: string;
}

export interface FinanceReview {
  /** Unit of every amount, `万元`. */
  readonly unit: string;
  readonly lines: readonly FinanceLine[];
  readonly total: FinanceLine;
  /** Sum checks in words with amounts, each fulfilled or not. */
  readonly checks: readonly { readonly text: string; readonly holds: boolean }[];
  readonly ownFunds: { readonly promised: Quantity; readonly paidIn: Quantity; readonly share: Quantity } | null;
  /** Facts of the audit: firm, report number, opinion type, date. */
  readonly audit: readonly { readonly label: string; readonly value: string }[];
  readonly opinion: readonly string[];
}

export interface QuestionEntry {
  readonly no: number;
  /** 专家1…n; null for a question of the whole panel. */
  readonly memberNo: number | null;
  readonly question: string;
  readonly answer: string;
  readonly answeredBy: string;
  readonly state: "clarified" | "partly" | "open" | "supplement";
}

/** One person at the sitting. Times are local `HH:MM`; null: not recorded. */
export interface AttendanceEntry {
  readonly block: "panel" | "organiser" | "applicant" | "observer";
  readonly name: string;
  readonly unit: string;
  readonly title: string;
  readonly mode: "in-person" | "remote" | "absent";
  readonly arrived: string | null;
  readonly left: string | null;
}

/** One member's objection (异议) to the joint record; who it was is printed as the copy allows. */
export interface Objection {
  readonly memberNo: number;
  readonly text: string;
  /** RFC 3339. */
  readonly at: string;
  /** The member confirmed the record in force after objecting. */
  readonly confirmedLater: boolean;
}

/** How many members of the sitting panel confirmed the joint record as it was signed; whole members. */
export interface RecordConfirmations {
  readonly confirmed: number;
  readonly panelSize: number;
}

/** What every member was asked about and answered. The reason of a conflict stays with the organiser; here stands the fact only. */
export interface RecusalCheck {
  readonly subjects: readonly { readonly kind: string; readonly name: string }[];
  readonly answers: readonly {
    readonly memberNo: number;
    readonly conflict: boolean;
    /** `YYYY-MM-DD`; null until answered. */
    readonly on: string | null;
    readonly decision: string;
  }[];
}
