import type { PassMark } from "../opinion/pass-mark.ts";
import type { Adoption, ExpertCategory, Quantity, RequirementText, Verdict } from "./values.ts";

/** One test item (测试项) or clause of the outline. */
export interface OutlineItem {
  /** Outline number; prints as 大纲 2.1. */
  readonly no: string;
  readonly title: string;
  readonly verification: "on-site-test" | "third-party" | "site-check" | "documents" | "expert";
  /** Read by sampling plots of a field (田间测产). */
  readonly fieldYield: boolean;
  /** 口径: what exactly is measured, in one sentence. */
  readonly definition: string;
  /** Smallest sample agreed, with its unit; null where sampling does not apply. */
  readonly sample: Quantity | null;
  readonly sampling: string;
  readonly baseline: string;
  readonly environment: string;
  readonly requirements: readonly RequirementText[];
}

/** A clause of the standard the outline decides without a test item. */
export interface OutlineClause {
  /** Where the standard says it, with the words for its standing: `标准 七(三)（征求意见稿，参考）`. */
  readonly origin: string;
  readonly title: string;
  /** The demand in words: `≥ 6 级`, `有`. */
  readonly demand: string;
  readonly adoption: Adoption;
  /** Empty where nothing needs saying. */
  readonly reason: string;
}

/** One line of the comparison table: a contract target, or a demand of the outline or a clause adopted beside it. */
export interface TargetRow {
  /** `contract` rows come first and alone can veto; `reference` holds what the outline demands or adopts beside them. */
  readonly group: "contract" | "reference";
  readonly no: string;
  readonly name: string;
  /** 约束性 / 预期性; null beside the contract. */
  readonly force: "binding" | "expected" | null;
  /** How the outline adopted a demand beside the contract; null for a target. */
  readonly adoption: Adoption | null;
  /** The demand as signed and as now in force; equal where nothing changed. `approval` is the approving document, null where a changed demand was never approved. */
  readonly original: string;
  readonly current: string;
  readonly approval: string | null;
  readonly required: string;
  /** With its unit; null where nothing was measured. */
  readonly achieved: string | null;
  readonly howVerified: string;
  /** PDF and bound-volume page, `材料 11，第 6 页（汇编 143 页）`. */
  readonly evidencePage: string;
  readonly verdict: Verdict;
  /** Where the verdict comes from, in full words. */
  readonly origin: string;
  /** The statistical support, apart from the verdict: `95 % 置信区间 85.4–96.1 %，不排除低于 90 %`; null where none applies. */
  readonly support: string | null;
}

/** One measurement (测量结果) with the readings it was computed from; part of the joint record. Measurements of one item stand together. */
export interface TestRecord {
  readonly itemNo: string;
  /** Of the outline item. */
  readonly title: string;
  readonly definition: string;
  readonly statistic: string;
  readonly readings: readonly { readonly label: string; readonly value: Quantity }[];
  readonly sample: Quantity;
  readonly value: Quantity;
  /** Null where the method gives none. */
  readonly interval: {
    readonly low: string;
    readonly high: string;
    readonly unit: string;
    readonly method: string;
  } | null;
  readonly judgements: readonly {
    readonly required: string;
    readonly origin: string;
    readonly verdict: Verdict;
    readonly support: string | null;
  }[];
  readonly environment: string;
  /** The applicant's witness; null where the applicant did not witness it. */
  readonly witness: string | null;
  /** RFC 3339; null where no time is known. */
  readonly at: string | null;
  /** How the value follows from the readings, or what is missing for one. */
  readonly calculation: string;
  /** Who sampled, where the readings come from, the recorder's remark; empty where nothing needs saying. */
  readonly note: string;
}

/** One scoring criterion; `weight` is its full score in points. */
export interface ScoreCriterion {
  readonly no: string;
  readonly title: string;
  readonly weight: string;
  /** The categories that score it; all three where everyone does. */
  readonly scorers: readonly ExpertCategory[];
  /** Decided once for all: does not apply and is renormalised away. */
  readonly applicable: boolean;
  /** Highest first, each from its least score; the lowest from `0`. */
  readonly bands: readonly { readonly name: string; readonly from: string }[];
}

/** One member's revealed sheet. `channel`: signed at a seat, on an own laptop, or entered from paper with a second person's check. */
export interface ScoreSheet {
  readonly memberNo: number;
  readonly channel: "seat" | "laptop" | "transcription";
  /** One per criterion of the input, same order; `score` null where this member does not score it. */
  readonly marks: readonly { readonly score: string | null; readonly band: string | null; readonly reason: string }[];
  /** Points over what this member scores, and out of how many. */
  readonly total: string;
  readonly outOf: string;
  readonly findings: readonly string[];
}

/** The revealed scores with the rule that joined them and the trace that explains the arithmetic, line by line. */
export interface ScoreSummary {
  readonly sheets: readonly ScoreSheet[];
  readonly aggregate: {
    /** Per criterion, same order; null where it does not apply. */
    readonly perCriterion: readonly (string | null)[];
    readonly total: string;
    readonly outOf: string;
    readonly rule: string;
    /** How the total stands to the pass mark, with what the kind calls 通过; null where the house rules set none for the kind. */
    readonly passMark: (PassMark & { readonly passed: string }) | null;
    readonly trace: readonly string[];
    /** Where members differ, per criterion in words; empty where they agree. */
    readonly divergence: readonly string[];
  };
}

/** One section of the opinion, in the order it prints. */
export interface OpinionSection {
  readonly id:
    | "opening"
    | "materials"
    | "process"
    | "targets"
    | "finance"
    | "results"
    | "other"
    | "problems"
    | "suggestions"
    /** The panel's closing words; the ballot and its sentence stand below them under 结论. */
    | "conclusion";
  /** Null for the opening, which has no heading. */
  readonly heading: string | null;
  readonly paragraphs: readonly string[];
  /** Numbered points; `basis` names the finding it rests on, null where the section needs none. */
  readonly points: readonly { readonly text: string; readonly basis: string | null }[];
}

export interface OpinionText {
  /** Hex SHA-256 of the frozen text, what every ballot was cast over; null while it is a draft. */
  readonly digest: string | null;
  /** RFC 3339; null while it is a draft. */
  readonly frozenAt: string | null;
  readonly version: number;
  readonly sections: readonly OpinionSection[];
}

/** One round of the sequential ballot; whole numbers of members. */
export interface BallotRound {
  readonly no: number;
  readonly motion: string;
  readonly mode: "open" | "secret";
  readonly panelSize: number;
  readonly present: number;
  readonly inFavour: number;
  readonly against: number;
  readonly abstained: number;
  readonly needed: number;
  readonly carried: boolean;
}

export interface Dissent {
  readonly memberNo: number;
  readonly position: string;
  readonly reasons: readonly string[];
  /** RFC 3339. */
  readonly at: string;
}
