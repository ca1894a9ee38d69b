import type { Text } from "./text.ts";

/** One thing that would read differently in a review under other house rules. */
export interface RulesEffect {
  readonly about:
    "formal-check" | "verdict" | "score" | "grade" | "votes" | "vetoes" | "outcome" | "deadline" | "recusal";
  /** Stable within a review. */
  readonly id: string;
  readonly title: Text;
  readonly before: Text;
  readonly after: Text;
  /** Something that held no longer does: a broken panel, a missing material, a target now unmet, another outcome. */
  readonly breaks: boolean;
}
