import type { MaterialCheck } from "#shared/domain/document/inputs-record.ts";
import type { Material } from "#shared/domain/dossier/material.ts";
import type { JointRecord } from "#shared/domain/record/joint-record.ts";
import { isCompulsory, materialsAsked } from "#shared/domain/standard/kind-materials.ts";
import type { RequiredMaterial } from "#shared/domain/standard/rules-schema.ts";
import type { DocumentSources } from "./gather-sources.ts";

type Check = JointRecord["materialChecks"][number];

/** Every material of the dossier with what was checked, and the compulsory kinds nothing was handed in for (house rule: materials). */
export function materialChecks({ dossier, record }: DocumentSources): readonly MaterialCheck[] {
  const asked = materialsAsked(dossier.rules, dossier.profile.kind);
  const compulsory = new Set(asked.filter((rule) => isCompulsory(rule, dossier.outline)).map((rule) => rule.id));
  const here = dossier.materials.map((material) =>
    checkOf(material, record.materialChecks.find((check) => check.materialId === material.id) ?? null, compulsory),
  );
  const absent = asked
    .filter((rule) => compulsory.has(rule.id) && !dossier.materials.some(({ category }) => category === rule.id))
    .map(missing);
  return [...here, ...absent].toSorted((a, b) => a.no.localeCompare(b.no, "en", { numeric: true }));
}

function checkOf(material: Material, check: Check | null, compulsory: ReadonlySet<string>): MaterialCheck {
  return {
    no: material.no,
    title: material.title,
    required: compulsory.has(material.category),
    present: check?.present ?? true,
    originalSeen: check?.originalSeen ?? null,
    validUntil: material.validUntil,
    pages: material.pages,
    volumePages: material.volumePages,
    verdict: check?.verdict ?? "unchecked",
    remark: check?.remark ?? "",
    digest: material.digest,
  };
}

function missing({ id, title }: RequiredMaterial): MaterialCheck {
  return {
    no: id,
    title: title.zh,
    required: true,
    present: false,
    originalSeen: null,
    validUntil: null,
    pages: null,
    volumePages: null,
    verdict: "unchecked",
    remark: "",
    digest: null,
  };
}
