import type { Demand } from "../dossier/target.ts";
import type { Clause } from "./clause-schema.ts";

/**
 * What adopting a clause would demand of a measurement, one demand for each metric that can answer it. More than one:
 * the standard does not say which is meant, the outline must choose. Empty: people decide the clause, no instrument does.
 * A clause that lists parts, or asks whether something is there, becomes presence of all of it.
 */
export function demandsOfClause(clause: Clause): readonly Demand[] {
  const { comparator, threshold } = clause;
  return clause.measures.flatMap((metric): readonly Demand[] => {
    if (metric === "presence") return [{ metric, comparator: "eq", threshold: ["1"], unit: "1" }];
    if (comparator === "includes" || comparator === "one-of") return [];
    const values = threshold === null ? [] : typeof threshold === "string" ? [threshold] : [...threshold];
    return [{ metric, comparator, threshold: values, unit: clause.unit ?? "" }];
  });
}
