import { Refusal } from "../../errors.ts";
import { compare, fromDecimal, toDecimal, toExact, type Rational } from "../rational.ts";
import type { ClauseFinding } from "../standard/clause-finding.ts";
import { evaluateClause, type ClauseAnswer } from "../standard/evaluate-clause.ts";
import { findClause } from "../standard/find-clause.ts";
import type { Clause } from "../standard/clause-schema.ts";
import type { StandardPack } from "../standard/pack-schema.ts";
import type { HouseRules } from "../standard/rules-schema.ts";
import type { Text } from "../standard/text.ts";
import { show } from "../measurement/measured.ts";

/** What an index is computed by beside its inputs: the standard's formula and thresholds, and what the house rules add. */
export interface IndexContext {
  readonly pack: StandardPack;
  /** House rule `indices` (null weights mean 未配置), and the form of the performance review. */
  readonly rules: Pick<HouseRules, "indices" | "kinds">;
}

/** One number of an index: a part, or the whole. */
export interface IndexValue {
  readonly id: string;
  readonly label: Text;
  /** Exact text, unrounded: what is compared. */
  readonly value: string;
  /** As printed, half away from zero. */
  readonly shown: string;
  /** `1` prints nothing. */
  readonly unit: string;
}

/** 测评结果: everything an index says about one set of inputs. */
export interface IndexResult {
  /** `blocked`: nothing was computed, and `missing` says what must be entered first. */
  readonly state: "computed" | "blocked";
  readonly missing: readonly Text[];
  readonly values: readonly IndexValue[];
  /** One for each clause the index speaks about, also while it is blocked. */
  readonly findings: readonly ClauseFinding[];
  /** The arithmetic line by line. */
  readonly trace: readonly Text[];
  /** What a reader must know to judge the numbers. */
  readonly notes: readonly Text[];
}

/** A clause of the pack. Throws `clause-unknown` where the pack has none of this id: an index never judges by heart. */
export function clauseOf(pack: StandardPack, id: string): Clause {
  const clause = findClause(pack, id);
  if (clause === null) throw new Refusal("clause-unknown", { clause: id, path: pack.id });
  return clause;
}

/** What an answer means for a clause, with the arithmetic it came from and what it was read from. */
export function findingOf(
  pack: StandardPack,
  clauseId: string,
  answer: ClauseAnswer,
  { trace, basis }: { readonly trace: Text | null; readonly basis: Text },
): ClauseFinding {
  return { clauseId, ...evaluateClause(pack, clauseOf(pack, clauseId), answer), trace, basis };
}

/** The result of an index that cannot be computed: every clause it speaks about stays open for the same reason. */
export function blocked(
  pack: StandardPack,
  clauseIds: readonly string[],
  missing: readonly Text[],
  basis: Text,
): IndexResult {
  const findings = clauseIds.map((id) => findingOf(pack, id, { form: "missing", missing }, { trace: null, basis }));
  return { state: "blocked", missing, values: [], findings, trace: [], notes: [] };
}

/** A component typed as decimal text. Throws `component-out-of-range` outside `low`…`high` (both belong to the range). */
export function component(name: string, text: string, low: string, high: string): Rational {
  const value = fromDecimal(text);
  if (compare(value, fromDecimal(low)) < 0 || compare(value, fromDecimal(high)) > 0) {
    throw new Refusal("component-out-of-range", { component: name, value: text, low, high });
  }
  return value;
}

/** A number of an index with the decimals it is printed with. */
export function indexValue(id: string, label: Text, value: Rational, digits: number, unit = "1"): IndexValue {
  return { id, label, value: toExact(value), shown: show(value, digits, "value"), unit };
}

/** A weight in ten-thousandths as it is printed: 4000 → `0.4`. */
export function weightText(weight: number): string {
  return toDecimal({ numerator: BigInt(weight), denominator: 10_000n }, 4).replace(/\.?0+$/, "");
}
