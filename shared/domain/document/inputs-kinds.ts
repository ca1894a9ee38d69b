import type { SupplementItem } from "./inputs-after.ts";
import type { Quantity } from "./values.ts";

/** What the project is made of, for the opinions that look at a plan or its progress. */
export interface ProjectFacts {
  /** 重大项目 · 中型项目 · 小型项目, with 重点项目 where the contract says so. */
  readonly tier: string;
  readonly participants: readonly {
    readonly role: string;
    readonly name: string;
    /** Agreed share of the rights; null where none is agreed. */
    readonly share: Quantity | null;
  }[];
  readonly team: readonly { readonly name: string; readonly unit: string; readonly role: string }[];
  /** Days `YYYY-MM-DD`; `reached` null while it is not. */
  readonly milestones: readonly { readonly name: string; readonly due: string; readonly reached: string | null }[];
  readonly funding: readonly { readonly source: string; readonly amount: Quantity }[];
}

/** One criterion of a graded review with the panel's mean; `no` nests as the form does, a parent has no mean of its own. */
interface GradedCriterion {
  readonly no: string;
  readonly title: string;
  readonly weight: string;
  /** Points as printed; null where the criterion does not apply. */
  readonly mean: string | null;
}

/** What a review that ends in a grade comes to; the panel's figures, never one member's. */
export interface GradeFacts {
  readonly criteria: readonly GradedCriterion[];
  readonly total: string;
  readonly outOf: string;
  /** 优秀 · 良好 · 合格 · 不合格. */
  readonly grade: string;
  /** The named band rule in words, with where it comes from. */
  readonly rule: string;
}

/** One matter the first review left open, and what the re-check found. */
interface RecheckItem extends SupplementItem {
  /** Null until the panel has looked at it: the form prints boxes to tick. */
  readonly found: "done" | "partly" | "open" | null;
  /** What was handed in or seen; empty where nothing was noted. */
  readonly remark: string;
}

/** The review a re-check follows, and what it left open. */
export interface FirstReview {
  /** Its conclusion in the words of its kind. */
  readonly conclusion: string;
  /** `YYYY-MM-DD`. */
  readonly concludedOn: string;
  /** Hex SHA-256 of its signed result. */
  readonly resultDigest: string;
  readonly items: readonly RecheckItem[];
}
