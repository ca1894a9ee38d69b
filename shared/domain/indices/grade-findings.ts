import { type Rational, toDecimal } from "../rational.ts";
import type { ClauseFinding } from "../standard/clause-finding.ts";
import type { Text } from "../standard/text.ts";
import { gradeOf } from "./grade-bands.ts";
import { clauseOf, findingOf, type IndexContext } from "./index-result.ts";

const gradeClauses = ["perf.grade.excellent", "perf.grade.good", "perf.grade.pass", "perf.grade.fail"] as const;

/** The four bands (perf.grade.*) while there is no score: every one stays open for the same reason. */
export function openGradeFindings(
  missing: readonly Text[],
  { pack, basis }: Pick<IndexContext, "pack"> & { readonly basis: Text },
): readonly ClauseFinding[] {
  return gradeClauses.map((id) => findingOf(pack, id, { form: "missing", missing }, { trace: null, basis }));
}

/** What a score says about the four bands, by the named band rule: its own is met, the bad one unmet, the others do not apply. Throws as {@link gradeOf}. */
export function gradeFindings(
  total: Rational,
  { pack, rules, basis, trace }: IndexContext & { readonly basis: Text; readonly trace: Text | null },
): readonly ClauseFinding[] {
  const grade = gradeOf(total, pack, rules.indices.gradeBands);
  const shown = toDecimal(total, 1);
  return gradeClauses.map((id): ClauseFinding => {
    const mine = id === grade.clauseId;
    const words = clauseOf(pack, id).metric;
    return {
      clauseId: id,
      // Being graded a fail is nothing a project has met.
      verdict: !mine ? "not-applicable" : grade.id === "fail" ? "unmet" : "met",
      reason: mine
        ? grade.how
        : { zh: `得分 ${shown} 不在此段`, en: `${shown} is not in this band (${words.en.toLowerCase()})` },
      trace: mine ? trace : null,
      basis,
    };
  });
}
