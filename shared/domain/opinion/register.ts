import type { Outcome } from "./opinion.ts";

/** Where a concluded project goes. */
export type Register = "promotion-library" | "failure-analysis";

/**
 * The register an outcome leads to: passed → 成果推广库 (acc.pass.library), not passed → cause analysis (acc.fail.review, acc.fail.lessons).
 * Null while a rectification is pending or the review is suspended.
 */
export function registerFor(outcome: Outcome): Register | null {
  switch (outcome) {
    case "passed":
      return "promotion-library";
    case "not-passed":
      return "failure-analysis";
    case "rectification":
    case "suspended":
      return null;
  }
}
