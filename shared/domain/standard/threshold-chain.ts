import type { Text } from "./text.ts";

/** One link of an adjusted demand (clause scope.adjust, ambiguity 2): printed beside the demand in force, never instead of it. */
export interface ThresholdStep {
  /** `original` as first promised · `adjusted` replaced by the next · `current` in force. The only step is `current`. */
  readonly stage: "original" | "adjusted" | "current";
  readonly demand: Text;
  /** Why this step's demand gave way to the next; null on the last. */
  readonly reason: string | null;
  /** Who approved the change to the next; null on the last, and where nobody did: then the change does not hold without the panel. */
  readonly approval: { readonly document: string; readonly approver: string; readonly date: string } | null;
}
