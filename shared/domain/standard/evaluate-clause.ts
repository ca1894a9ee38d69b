import { measured } from "../measurement/measured.ts";
import { evaluate, type Verdict } from "../measurement/requirement.ts";
import { fromExact, fromInteger } from "../rational.ts";
import { yesThreshold, type Clause } from "./clause-schema.ts";
import type { StandardPack } from "./pack-schema.ts";
import type { Text } from "./text.ts";
import { thresholdText } from "./threshold-text.ts";

/** What is known about the thing a clause speaks of. The form must fit the clause; where it does not, nothing is judged. */
export type ClauseAnswer =
  /** A quantity: exact text (`9/10`, `100`) in `unit`; `digits` = decimals printed at least. */
  | { readonly form: "quantity"; readonly value: string; readonly unit: string; readonly digits?: number }
  /** Which of the clause's items are there; whatever is in neither list is absent. */
  | { readonly form: "items"; readonly present: readonly string[]; readonly unchecked: readonly string[] }
  /** How many of each item there are; an item left out counts zero. Every one must reach the threshold. */
  | { readonly form: "counts"; readonly counts: Readonly<Record<string, number>> }
  /** One of several values: an item id or a level name. */
  | { readonly form: "choice"; readonly choice: string }
  /** Whether something is there or is so, as people found it. */
  | { readonly form: "yes-no"; readonly yes: boolean }
  | { readonly form: "not-applicable"; readonly reason: Text }
  | { readonly form: "missing"; readonly missing: readonly Text[] };

/** The verdict on one clause with the comparison in words, what is missing, or why there is none. */
export interface ClauseEvaluation {
  readonly verdict: Verdict;
  readonly reason: Text;
}

/**
 * Whether the condition a clause states holds: exact, unrounded, boundaries by the words (以上 ≥, 小于 <; ambiguity 7). A clause without
 * comparator gives no verdict (`not-specified`, ambiguity 28). Says nothing about whether the clause binds, and nothing about what
 * follows: `met` of 低于 0.6 须整改 means that it is below.
 */
export function evaluateClause(pack: StandardPack, clause: Clause, answer: ClauseAnswer): ClauseEvaluation {
  if (answer.form === "not-applicable") return { verdict: "not-applicable", reason: answer.reason };
  if (clause.comparator === "none") {
    return {
      verdict: "not-specified",
      reason: {
        zh: "标准未规定数值，须由任务书或大纲给出",
        en: "The standard sets no value; the task contract or the outline must",
      },
    };
  }
  switch (answer.form) {
    case "missing":
      return undetermined(answer.missing);
    case "quantity":
      return quantity(clause, answer);
    case "items":
      return items(pack, clause, answer);
    case "counts":
      return counts(clause, answer.counts);
    case "choice":
      return choice(pack, clause, answer.choice);
    case "yes-no":
      if (clause.threshold !== yesThreshold) return unfitting(pack, clause);
      return answer.yes
        ? { verdict: "met", reason: { zh: "有", en: "present" } }
        : { verdict: "unmet", reason: { zh: "没有", en: "absent" } };
  }
}

function quantity(clause: Clause, answer: Extract<ClauseAnswer, { form: "quantity" }>): ClauseEvaluation {
  const demand = numericDemand(clause);
  if (demand === null) return undetermined([wrongForm]);
  const value = fromExact(answer.value);
  // A count prints as the whole number it is.
  const result = measured(value.denominator === 1n ? "count" : "value", value, {
    unit: answer.unit,
    trace: { zh: "", en: "" },
    ...(answer.digits === undefined ? {} : { digits: answer.digits }),
  });
  const { verdict, reason } = evaluate(demand, result, clause.inclusive ?? undefined);
  return { verdict, reason };
}

/** The clause as a numeric demand, or null where it does not compare a number. */
function numericDemand({ comparator, threshold, unit, items: parts }: Clause) {
  if (comparator === "includes" || comparator === "one-of" || threshold === null) return null;
  const values = typeof threshold === "string" ? [threshold] : [...threshold];
  if (values.includes(yesThreshold) || parts?.some(({ id }) => values.includes(id)) === true) return null;
  return { metric: "value", comparator, threshold: values, unit: unit ?? "1" };
}

function items(
  pack: StandardPack,
  clause: Clause,
  { present, unchecked }: Extract<ClauseAnswer, { form: "items" }>,
): ClauseEvaluation {
  const { comparator, threshold } = clause;
  const wanted = comparator === "includes" ? threshold : (clause.items?.map(({ id }) => id) ?? null);
  if (!Array.isArray(wanted)) return unfitting(pack, clause);
  const demand = comparator === "includes" ? null : numericDemand(clause);
  if (comparator !== "includes" && demand === null) return unfitting(pack, clause);
  const here = wanted.filter((id: string) => present.includes(id));
  const open = wanted.filter((id: string) => unchecked.includes(id) && !present.includes(id));
  const list = (ids: readonly string[]): Text => ({
    zh: ids.map((id) => nameOf(clause, id).zh).join("、"),
    en: ids.map((id) => nameOf(clause, id).en).join(", "),
  });
  const absent = list(wanted.filter((id: string) => !here.includes(id) && !open.includes(id)));
  const seen: Text = {
    zh: `应有 ${wanted.length} 项，已见 ${here.length} 项${absent.zh === "" ? "" : `；缺：${absent.zh}`}`,
    en: `${here.length} of ${wanted.length} are there${absent.en === "" ? "" : `; absent: ${absent.en}`}`,
  };
  const verdictOf = (count: number): Verdict => {
    if (demand === null) return count >= wanted.length ? "met" : "unmet";
    const result = measured("value", fromInteger(count), { unit: demand.unit, trace: seen });
    return evaluate(demand, result).verdict;
  };
  const verdict = verdictOf(here.length);
  // What is still unchecked matters only where it could change the verdict.
  if (open.length > 0 && verdictOf(here.length + open.length) !== verdict) {
    return undetermined(
      open.map((id: string) => ({
        zh: `尚未核对：${nameOf(clause, id).zh}`,
        en: `Not checked yet: ${nameOf(clause, id).en}`,
      })),
    );
  }
  return { verdict, reason: seen };
}

function counts(clause: Clause, found: Readonly<Record<string, number>>): ClauseEvaluation {
  const demand = numericDemand(clause);
  if (demand === null || clause.items === null) return undetermined([wrongForm]);
  const rows = clause.items.map((item) => {
    const count = found[item.id] ?? 0;
    const result = measured("value", fromInteger(count), { unit: demand.unit, trace: { zh: "", en: "" } });
    return { item, count, verdict: evaluate(demand, result).verdict };
  });
  const [limit = ""] = demand.threshold;
  return {
    verdict: rows.every(({ verdict }) => verdict === "met") ? "met" : "unmet",
    reason: {
      zh: `${rows.map(({ item, count }) => `${item.zh} ${count}`).join("、")}；各须 ${limit}`,
      en: `${rows.map(({ item, count }) => `${item.en} ${count}`).join(", ")}; each needs ${limit}`,
    },
  };
}

function choice(pack: StandardPack, clause: Clause, chosen: string): ClauseEvaluation {
  const { comparator, threshold } = clause;
  const allowed = typeof threshold === "string" ? [threshold] : threshold;
  if (allowed === null || (comparator !== "one-of" && comparator !== "eq") || threshold === yesThreshold)
    return unfitting(pack, clause);
  const { zh, en } = nameOf(clause, chosen);
  const demand = thresholdText(pack, clause);
  return allowed.includes(chosen)
    ? { verdict: "met", reason: { zh: `${zh} ${demand.zh}`, en: `${en} ${demand.en}` } }
    : { verdict: "unmet", reason: { zh: `${zh} 不满足 ${demand.zh}`, en: `${en} fails ${demand.en}` } };
}

const wrongForm: Text = {
  zh: "所录内容与条款的要求形式不符，无法比较",
  en: "What was entered does not have the form the clause asks for",
};

function unfitting(pack: StandardPack, clause: Clause): ClauseEvaluation {
  const { zh, en } = thresholdText(pack, clause);
  return undetermined([{ zh: `${wrongForm.zh}（${zh}）`, en: `${wrongForm.en} (${en})` }]);
}

function undetermined(missing: readonly Text[]): ClauseEvaluation {
  return {
    verdict: "undetermined",
    reason: { zh: missing.map(({ zh }) => zh).join("；"), en: missing.map(({ en }) => en).join("; ") },
  };
}

function nameOf(clause: Clause, id: string): Text {
  return clause.items?.find((item) => item.id === id) ?? { zh: id, en: id };
}
