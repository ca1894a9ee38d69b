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
  const from = placeOf(reading, dossier.materials);
  const inRecord = reading.source.type === "material" && from !== null ? [] : [`测试记录 ${item.no}`];
  // A source that already names the material with more detail says it better.
  const where = from === null || named.some((source) => namesAtLeast(source, from)) ? [] : [from];
  return [...inRecord, ...where, ...named].join("；");
}

/** `材料 11 第 6 页` says all that `材料 11` says; `材料 11` does not say `材料 1`. */
function namesAtLeast(source: string, words: string): boolean {
  return source.startsWith(words) && !/^[\d-]/.test(source.slice(words.length));
}

/** The material or the imported file readings were taken from, the file with its digest; null for readings typed at the table. */
export function takenFrom(reading: Reading, materials: readonly Material[]): string | null {
  return reading.source.type === "csv" ? importedWords(reading.source) : placeOf(reading, materials);
}

/** The same without the file's digest: the test record beside it carries that. */
function placeOf({ source }: Reading, materials: readonly Material[]): string | null {
  if (source.type === "typed") return null;
  if (source.type === "csv") return `读数文件 ${source.fileName}`;
  const material = materials.find((candidate) => candidate.id === source.materialId);
  return material === undefined ? null : materialWords(material);
}

/** A material with its pages in the file and in the bound volume: `材料 11，共 18 页（汇编 143–160 页）`. */
function materialWords({ no, pages, volumePages }: Material): string {
  const inFile = pages === null ? "" : `，共 ${pages} 页`;
  return volumePages === null ? `材料 ${no}${inFile}` : `材料 ${no}${inFile}（汇编 ${pageRange(volumePages)} 页）`;
}

function pageRange({ from, to }: NonNullable<Material["volumePages"]>): string {
  return from === to ? String(from) : `${from}–${to}`;
}

/** An imported file of readings with what was left out of it, so that the readings can be found again. */
function importedWords(source: Extract<Reading["source"], { readonly type: "csv" }>): string {
  const rows = quantity({ value: String(source.rows), unit: "行" });
  const out = source.leftOut.length === 0 ? "" : `，剔除第 ${source.leftOut.join("、")} 行`;
  return `读数文件 ${source.fileName}（${rows}，摘要 ${shortDigest(source.digest)}${out}）`;
}
