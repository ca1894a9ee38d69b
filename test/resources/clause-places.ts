import { readFileSync } from "node:fs";
import { indexCatalogue, indexIds, type IndexId } from "#shared/domain/indices/catalogue.ts";
import { profileFindings } from "#shared/domain/indices/profile-findings.ts";
import { instrumentCatalogue } from "#shared/domain/measurement/instruments.ts";
import type { Clause } from "#shared/domain/standard/clause-schema.ts";
import { clauseTable } from "#test/shared/domain/standard/clause-table.ts";
import { exampleProfile, project } from "#test/shared/domain/standard/example-project.ts";

/** Files below shared/domain that are not named after what they compute. */
const indexFiles: Readonly<Partial<Record<IndexId, string>>> = {
  growth: "benefit-growth",
  "performance-tree": "performance",
};
const instrumentFiles: Readonly<Record<string, string>> = { manual: "manual-value", yield: "yield-sampling" };

/** Clauses that facts of the dossier answer, over every kind of review. */
const factual: ReadonlySet<string> = new Set(
  (["acceptance", "initiation", "performance"] as const).flatMap((kind) => {
    const { pack, dossier, record } = project({ profile: { ...exampleProfile, kind } });
    return profileFindings({ pack, dossier, record }).map(({ clauseId }) => clauseId);
  }),
);

/** The modules of shared/domain in which a clause is evaluated; every one of them judges by standard/evaluate-clause.ts or a demand made of it. */
export function placesOf({ id, instrument, measures }: Clause): readonly string[] {
  const indices = indexIds.filter((index) => indexCatalogue[index].clauses.includes(id));
  const byHand = instrument !== null && !indexIds.some((index) => index === instrument);
  const measured = byHand && instrument in instrumentCatalogue && measures.length > 0;
  return [
    ...indices.map((index) => `indices/${indexFiles[index] ?? index}.ts`),
    ...(factual.has(id) ? ["indices/profile-findings.ts"] : []),
    ...(measured ? [`measurement/${instrumentFiles[instrument] ?? instrument}.ts`] : []),
  ];
}

/** Where clauses are tested one by one, beside the table that holds every one. */
const files = [
  "indices/ip-and-team.test.ts",
  "indices/match-degree.test.ts",
  "indices/maturity-and-growth.test.ts",
  "indices/performance.test.ts",
  "indices/process-evidence.test.ts",
  "indices/weighted-indices.test.ts",
  "standard/ambiguities-1-to-21.ts",
  "standard/ambiguities-22-to-42.ts",
  "standard/applicability.test.ts",
  "standard/compliance.test.ts",
  "standard/evaluate-clause.test.ts",
  "standard/replacement.test.ts",
] as const;

const sources: readonly (readonly [name: string, text: string])[] = files.map((file) => [
  file,
  readFileSync(new URL(`../shared/domain/${file}`, import.meta.url), "utf8"),
]);

/** The test files below test/shared/domain that name a clause. The table names every one. */
export function testsOf({ id }: Clause): readonly string[] {
  const listed = clauseTable.some((row) => row.id === id) ? ["standard/clause-table.test.ts"] : [];
  return [...listed, ...sources.filter(([, text]) => text.includes(`"${id}"`)).map(([name]) => name)];
}
