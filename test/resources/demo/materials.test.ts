import { readdirSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, test } from "vitest";
import type { StoryMaterial } from "#resources/demo/story-schema.ts";
import { materialPath, readCsv, readMaterial, readStory, storyIds } from "./demo-files.ts";
import { unzipTexts } from "./unzip.ts";

const fonts = fileURLToPath(new URL("../../../node_modules/pdfjs-dist/standard_fonts/", import.meta.url));

/** Text of each page, white space removed. */
async function pdfPages(file: Buffer): Promise<readonly string[]> {
  const task = getDocument({ data: new Uint8Array(file), standardFontDataUrl: fonts, verbosity: 0 });
  const document = await task.promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(
      items
        .map((item) => ("str" in item ? item.str : ""))
        .join("")
        .replace(/\s/g, ""),
    );
  }
  await task.destroy();
  return pages;
}

function ofKind(materials: readonly StoryMaterial[], extension: string): readonly StoryMaterial[] {
  return materials.filter(({ file }) => file.endsWith(`.${extension}`));
}

describe.each(storyIds)("the materials of %s", (id) => {
  const { materials, profile } = readStory(id);

  test("all 24 categories are there, and the folder holds exactly the files listed", () => {
    const categories = Array.from({ length: 24 }, (_, index) => String(index + 1).padStart(2, "0"));
    expect([...new Set(materials.map(({ category }) => category))].toSorted()).toEqual(categories);
    expect(readdirSync(materialPath(id, "")).toSorted()).toEqual(materials.map(({ file }) => file).toSorted());
    for (const { file } of materials) expect(statSync(materialPath(id, file)).size).toBeGreaterThan(200);
  });

  test("the bound volume is numbered through without gaps", () => {
    let next = 3;
    for (const { volumePages } of materials) {
      if (volumePages === null) continue;
      expect(volumePages.from).toBe(next);
      next = volumePages.to + 1;
    }
  });

  test("every PDF page says it is demo data and carries its page of the bound volume", async () => {
    for (const { file, pages, volumePages } of ofKind(materials, "pdf")) {
      const texts = await pdfPages(readMaterial(id, file));
      expect({ file, pages: texts.length }).toEqual({ file, pages });
      for (const [index, text] of texts.entries()) {
        expect(text, file).toContain("演示数据");
        expect(text, file).toContain(`汇编第${(volumePages?.from ?? 0) + index}页`);
        expect(text, file).toContain(profile.code);
        expect(text, file).not.toContain("版面溢出");
      }
    }
  });

  test("scans are palette PNGs of one page", () => {
    for (const { file } of ofKind(materials, "png")) {
      const bytes = readMaterial(id, file);
      expect(bytes.subarray(0, 8).toString("hex")).toBe("89504e470d0a1a0a");
      const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
      expect(height / width).toBeCloseTo(297 / 210, 2);
    }
  });

  test("Word files open, say they are demo data and count on in the volume", () => {
    for (const { file, volumePages } of ofKind(materials, "docx")) {
      const parts = unzipTexts(readMaterial(id, file));
      expect(parts.get("word/document.xml")).toContain(profile.title);
      expect(parts.get("word/document.xml")).toContain(`w:start="${volumePages?.from}"`);
      expect(
        [...parts].filter(([name, text]) => /word\/footer\d+\.xml/.test(name) && text.includes("演示数据")),
      ).not.toEqual([]);
    }
  });

  test("spreadsheets open and say they are demo data", () => {
    for (const { file } of ofKind(materials, "xlsx")) {
      const parts = unzipTexts(readMaterial(id, file));
      expect(parts.get("xl/worksheets/sheet1.xml")).toContain("演示数据");
      expect(parts.get("[Content_Types].xml")).toContain("spreadsheetml");
    }
  });

  test("CSV files have the same number of cells on every line", () => {
    for (const { file } of ofKind(materials, "csv")) {
      const rows = readCsv(id, file);
      expect(new Set(rows.map((row) => row.length)).size, file).toBe(1);
    }
  });
});

test("the whole demo data stays small enough to ship", () => {
  const sizes = storyIds.flatMap((id) =>
    readStory(id).materials.map(({ file }) => statSync(materialPath(id, file)).size),
  );
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(12_000_000);
});
