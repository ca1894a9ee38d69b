import type { Verdict } from "../measurement/requirement.ts";
import type { Text } from "./text.ts";

/**
 * What was found about one clause outside the test items: from the profile, the panel, dates, or an index (shared/domain/indices).
 * A finding never vetoes; whether the clause binds is the outline's to say.
 */
export interface ClauseFinding {
  readonly clauseId: string;
  readonly verdict: Verdict;
  /** The comparison in words, what is missing, or why there is no verdict. */
  readonly reason: Text;
  /** The arithmetic in full; null where nothing was computed. */
  readonly trace: Text | null;
  /** What it was read from, in words: `项目信息：团队名单`, `月度进度报告 12 份`. */
  readonly basis: Text;
}
