import type { Material } from "../dossier/material.ts";

/** A material and a page of its file, from 1, as somebody wrote them down. */
export interface PageReference {
  readonly materialId: string;
  readonly page: number;
}

type Paged = Pick<Material, "id" | "no" | "pages" | "volumePages">;

/** `材料 11 检测报告第 3 页`: the number, then the page, with nothing but words of the same sentence between them. */
const inFile = /材料\s*(\d+(?:-\d+)?)[^\d；;。，,（(]*?第\s*(\d+)\s*(?:[–—~至-]\s*\d+\s*)?页/g;

/** `汇编 145 页`, `汇编第 145–147 页`. */
const inVolume = /汇编\s*第?\s*(\d+)\s*(?:[–—~至-]\s*\d+\s*)?页/g;

/**
 * The pages that readings, remarks and sources name, each material once, by the first page named. Whatever is nested in `said` is read: readings have many
 * shapes. A page the material does not have is no reference.
 */
export function pageReferences(said: unknown, materials: readonly Paged[]): readonly PageReference[] {
  const found = textsIn(said).flatMap((text): readonly PageReference[] => [
    ...[...text.matchAll(inFile)].flatMap(([, no, page]) =>
      materials.filter((material) => material.no === no).flatMap((material) => reference(material, Number(page))),
    ),
    ...[...text.matchAll(inVolume)].flatMap(([, page]) =>
      materials.flatMap((material) => {
        const { volumePages } = material;
        return volumePages === null ? [] : reference(material, Number(page) - volumePages.from + 1);
      }),
    ),
  ]);
  return found.filter(({ materialId }, index) => found.findIndex((other) => other.materialId === materialId) === index);
}

function reference({ id, pages, volumePages }: Paged, page: number): readonly PageReference[] {
  const last = pages ?? (volumePages === null ? 0 : volumePages.to - volumePages.from + 1);
  return page >= 1 && page <= last ? [{ materialId: id, page }] : [];
}

/** Long series of numbers hold no words; every text is read. */
function textsIn(said: unknown): readonly string[] {
  if (typeof said === "string") return [said];
  if (typeof said !== "object" || said === null) return [];
  return Object.values(said).flatMap(textsIn);
}
