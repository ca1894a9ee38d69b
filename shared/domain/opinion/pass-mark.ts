import type { ReviewKind } from "../dossier/profile.ts";
import { compare, fromExact, toDecimal, toTerminatingDecimal } from "../rational.ts";
import type { Aggregate } from "../scoring/aggregate.ts";
import { hundredths } from "../scoring/criteria.ts";
import { ballotSequence } from "../standard/kind-schema.ts";
import { type HouseRules, kindRules } from "../standard/rules-schema.ts";
import type { Text } from "../standard/text.ts";
import { tellingDecimal } from "../telling-decimal.ts";
import type { StandingVeto } from "./ballots.ts";

/** How the panel's total stands to the pass mark (house rule: scoring). */
export interface PassMark {
  /** The mark in points, as printed. */
  readonly mark: string;
  /** The total in points, with as many decimals as tell its side of the mark; null while it cannot be computed. */
  readonly total: string | null;
  /** At least the mark, compared unrounded; a total that cannot be computed has not reached it. */
  readonly reached: boolean;
}

/**
 * The pass mark a kind of review is held to, in points as printed; null where the house rules set none, where nothing is scored in points, and where no
 * ballot is on 通过: a kind that ends in a grade has its bands.
 */
export function passMarkFor(rules: HouseRules, kind: ReviewKind): string | null {
  const own = kindRules(rules, kind);
  const { passMark } = rules.scoring;
  if (passMark === null || own.form !== "points" || !ballotSequence(own).includes("passed")) return null;
  const mark = hundredths(passMark);
  return toTerminatingDecimal(mark) ?? toDecimal(mark, 2);
}

/** How the panel's total stands to the pass mark; null as {@link passMarkFor}. */
export function passMarkOf(rules: HouseRules, kind: ReviewKind, { total }: Pick<Aggregate, "total">): PassMark | null {
  const mark = passMarkFor(rules, kind);
  const { passMark, decimals } = rules.scoring;
  if (mark === null || passMark === null) return null;
  if (total === null) return { mark, total: null, reached: false };
  const [exact, line] = [fromExact(total.exact), hundredths(passMark)];
  return { mark, total: tellingDecimal(exact, [line], decimals), reached: compare(exact, line) >= 0 };
}

/**
 * Where a pass mark is set the score decides this much: a total short of it rules out 通过, whatever the ballot would say. One that reaches it carries nothing;
 * the ballot does. The reason names no total: it stands on papers that scores do not reach.
 */
export function passMarkVeto(mark: string, computed: boolean): StandingVeto {
  const reason: Text = computed
    ? { zh: `评分未达合格线 ${mark} 分`, en: `The score is short of the pass mark of ${mark} points` }
    : {
        zh: `评分不能计算，不能认定达到合格线 ${mark} 分`,
        en: `The score cannot be computed, so the pass mark of ${mark} points is not shown to be reached`,
      };
  return {
    rule: {
      id: "pass-mark",
      title: { zh: "未达合格线", en: "Pass mark not reached" },
      forbids: ["passed"],
      allows: null,
    },
    reason,
  };
}
