/**
 * A measured, counted or required value as it prints: `value` is the text with the digits that were measured (`92.16`, `-54.7`, `3000`;
 * thousands separators are added when printing), `unit` stands behind it (`%`, `ms`, `件`). An empty unit is for indices and levels
 * that have none.
 */
export interface Quantity {
  readonly value: string;
  readonly unit: string;
}

/** 技术 · 产业 · 财务. */
export type ExpertCategory = "technical" | "industry" | "finance";

/** 达到 · 未达到 · 待定 · 不适用 · 未规定. */
export type Verdict = "met" | "unmet" | "undecided" | "not-applicable" | "unspecified";

/** 采用·约束 · 采用·参考 · 不适用. */
export type Adoption = "binding" | "reference" | "not-applicable";

/** What is demanded of a metric and where the demand comes from; `origin` is written out in full: `任务书 指标2`, `标准 附录A（资料性）`. */
export interface RequirementText {
  readonly origin: string;
  readonly adoption: Adoption;
  readonly metric: string;
  /** `present`: something that must be there, without a number. */
  readonly comparator: "gte" | "lte" | "gt" | "lt" | "eq" | "between" | "present" | "none";
  /** One value, two for `between`; not looked at for `present` and `none`. */
  readonly threshold: readonly string[];
  readonly unit: string;
  /** Why it is adopted or does not apply; empty where nothing needs saying. */
  readonly reason: string;
}
