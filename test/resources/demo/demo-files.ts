import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Papa from "papaparse";
import { type DemoStory, storySchema } from "#resources/demo/story-schema.ts";

const folder = fileURLToPath(new URL("../../../resources/demo", import.meta.url));

export const storyIds = ["machine-shop", "car-body", "fruit-grading", "sugarcane"] as const;

/** The reviews of every other kind. */
export const kindStoryIds = [
  "machine-shop-recheck",
  "tea-sorting",
  "sugar-press",
  "aluminium-midterm",
  "yearly-performance",
  "mill-assessment",
] as const;

export function readStory(id: string): DemoStory {
  return storySchema.parse(JSON.parse(readFileSync(join(folder, id, "story.json"), "utf8")));
}

export function materialPath(id: string, file: string): string {
  return join(folder, id, "materials", file);
}

export function readMaterial(id: string, file: string): Buffer {
  return readFileSync(materialPath(id, file));
}

/** Rows of a CSV material, header first, without a byte-order mark. */
export function readCsv(id: string, file: string): readonly (readonly string[])[] {
  const text = readMaterial(id, file)
    .toString("utf8")
    .replace(/^\uFEFF/, "");
  return Papa.parse<string[]>(text, { skipEmptyLines: true }).data;
}
