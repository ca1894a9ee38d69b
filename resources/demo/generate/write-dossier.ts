import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type DemoStory, type StoryMaterial, storySchema } from "../story-schema.ts";
import type { Content, Contents } from "./forms/facts.ts";
import { printSheets } from "./render/print.ts";
import { scanSheet } from "./render/scan.ts";
import { writeSpreadsheet } from "./render/spreadsheet.ts";
import { writeWord } from "./render/word.ts";

/** Writes `story.json` into the dossier's folder after checking it against the schema. */
export function writeStory(story: DemoStory, folder: string): void {
  mkdirSync(join(folder, "materials"), { recursive: true });
  writeFileSync(join(folder, "story.json"), `${JSON.stringify(storySchema.parse(story), null, 2)}\n`);
}

async function writeMaterial(material: StoryMaterial, content: Content, code: string, output: string): Promise<void> {
  const volumeFrom = material.volumePages?.from ?? 0;
  const running = `${code}　${material.no} ${material.title}`;
  switch (content.kind) {
    case "sheets": {
      const { sheets, scanned } = content;
      const bound = material.volumePages === null ? 0 : material.volumePages.to - volumeFrom + 1;
      if (sheets.length !== bound) throw new Error(`${output}: ${sheets.length} sheets, ${bound} pages in the volume`);
      const write = output.endsWith(".png") ? scanSheet : printSheets;
      write({ running, volumeFrom, sheets, scanned }, output);
      return;
    }
    case "word":
      await writeWord({ running, volumeFrom, blocks: content.blocks }, output);
      return;
    case "table":
      writeSpreadsheet(content.table, output);
      return;
    case "csv":
      writeFileSync(output, content.text);
  }
}

/** Writes every material the story lists, or only those numbered in `only`; throws where the dossier has no content for one. */
export async function writeMaterials(
  story: DemoStory,
  contents: Contents,
  folder: string,
  only: readonly string[],
): Promise<void> {
  for (const material of story.materials) {
    if (only.length > 0 && !only.includes(material.no)) continue;
    const content = contents[material.no];
    if (content === undefined) throw new Error(`${story.id}: no content for material ${material.no}`);
    await writeMaterial(material, content, story.profile.code, join(folder, "materials", material.file));
  }
}
