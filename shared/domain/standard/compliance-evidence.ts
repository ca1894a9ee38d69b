import type { TestItem } from "../dossier/outline.ts";
import { pageReferences } from "../record/page-references.ts";
import type { Clause } from "./clause-schema.ts";
import type { ComplianceInput } from "./compliance-input.ts";
import type { ComplianceEvidence } from "./compliance-row.ts";

type MaterialEvidence = Extract<ComplianceEvidence, { readonly type: "material" }>;

/**
 * The materials a requirement rests on: those the readings of its test item were taken from or name, then those the pack says can evidence its clause. Each
 * once, at the page the record names.
 */
export function materialEvidence(
  input: ComplianceInput,
  item: TestItem | null,
  clause: Clause | null,
): readonly MaterialEvidence[] {
  return onceEach([...(item === null ? [] : readingMaterials(input, item)), ...materialsFor(input, clause)]);
}

/** Materials that can evidence a clause, each at the page its check names. */
function materialsFor({ pack, dossier, record }: ComplianceInput, clause: Clause | null): readonly MaterialEvidence[] {
  if (clause === null) return [];
  const kinds = pack.materials.filter(({ clauses }) => clauses.includes(clause.id)).map(({ id }) => id);
  return dossier.materials
    .filter(({ category }) => kinds.includes(category))
    .map((material) => {
      const check = record?.materialChecks.find(({ materialId }) => materialId === material.id);
      const named = pageReferences(`材料 ${material.no} ${check?.remark ?? ""}`, [material]);
      return evidenceFrom(material, named[0]?.page ?? null);
    });
}

/** The material readings were taken from, and those their sources name, each at the page they name. */
function readingMaterials({ dossier, record }: ComplianceInput, item: TestItem): readonly MaterialEvidence[] {
  const reading = record?.readings.find(({ testItemId }) => testItemId === item.id);
  if (reading === undefined) return [];
  const named = pageReferences([reading.values, reading.remark, reading.environment], dossier.materials);
  const { source } = reading;
  return dossier.materials.flatMap((material) => {
    const at = named.find(({ materialId }) => materialId === material.id) ?? null;
    const taken = source.type === "material" && source.materialId === material.id;
    return taken || at !== null ? [evidenceFrom(material, at?.page ?? null)] : [];
  });
}

/** A material that speaks for a requirement in two ways is shown once, at a page where one is named. */
function onceEach(evidence: readonly MaterialEvidence[]): readonly MaterialEvidence[] {
  const first = evidence.filter(
    (one, at) => evidence.findIndex(({ materialId }) => materialId === one.materialId) === at,
  );
  return first.map((one) => {
    const paged = evidence.find(({ materialId, page }) => materialId === one.materialId && page !== null);
    return paged ?? one;
  });
}

function evidenceFrom(
  { id, no, title, volumePages }: ComplianceInput["dossier"]["materials"][number],
  page: number | null,
): MaterialEvidence {
  return { type: "material", materialId: id, no, title, volumePages, page };
}
