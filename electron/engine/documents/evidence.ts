import { quantity, shortDigest } from "#shared/domain/document/format.ts";
import type { Material } from "#shared/domain/dossier/material.ts";
import type { TestItem } from "#shared/domain/dossier/outline.ts";
import type { Reading } from "#shared/domain/record/entries.ts";
import type { JudgedSources } from "./gather-sources.ts";
import { sourcesNamed } from "./reading-words.ts";

/** Where a reader finds what a verdict rests on: material with its bound-volume pages, imported file, or the test record itself. */
export function evidenceOf({ record, dossier }: Pick<JudgedSources, "record" | "dossier">, item: TestItem): string {
  const reading = record.readings.find((entry) => entry.testItemId === item.id);
  if (reading === undefined) return "–";
  const named = sourcesNamed(item.instrument, reading.values);
  return [sourceWords(reading, item, dossier.materials), ...named].join("；");
}

function sourceWords({ source }: Reading, item: TestItem, materials: readonly Material[]): string {
  switch (source.type) {
    case "typed":
      return `测试记录 ${item.no}`;
    case "csv":
      return `测试记录 ${item.no}；${importedWords(source)}`;
    case "material": {
      const material = materials.find((candidate) => candidate.id === source.materialId);
      return material === undefined ? `测试记录 ${item.no}` : materialWords(material);
    }
  }
}

/** A material with its pages in the file and in the bound volume: `材料 11，18 页（汇编 143–160 页）`. */
export function materialWords({ no, pages, volumePages }: Material): string {
  const inFile = pages === null ? "" : `，${pages} 页`;
  return volumePages === null
    ? `材料 ${no}${inFile}`
    : `材料 ${no}${inFile}（汇编 ${volumePages.from}–${volumePages.to} 页）`;
}

/** An imported file of readings with what was left out of it, so that the readings can be found again. */
export function importedWords(source: Extract<Reading["source"], { readonly type: "csv" }>): string {
  const rows = quantity({ value: String(source.rows), unit: "行" });
  const out = source.leftOut.length === 0 ? "" : `，剔除第 ${source.leftOut.join("、")} 行`;
  return `读数文件 ${source.fileName}（${rows}，摘要 ${shortDigest(source.digest)}${out}）`;
}
