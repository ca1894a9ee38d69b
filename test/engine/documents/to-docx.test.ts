import { describe, expect, it } from "vitest";
import { documentNumber } from "#engine/documents/running.ts";
import { toDocx } from "#engine/documents/to-docx.ts";
import { sampleInput } from "../../shared/domain/document/sample-input.ts";
import { tablesOf } from "../../shared/domain/document/walk.ts";
import { bound, everyId, poisoned } from "./bound.ts";
import { unzip } from "./unzip.ts";

const attribute = (xml: string, name: string): number => Number(new RegExp(`${name}="(\\d+)"`).exec(xml)?.[1]);
const numbers = (xml: string, pattern: RegExp): readonly number[] =>
  [...xml.matchAll(pattern)].map((match) => Number(match[1]));
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
/** Tables; none of ours holds another. */
const tables = (xml: string): readonly string[] => xml.match(/<w:tbl>.*?<\/w:tbl>/gs) ?? [];
const rows = (table: string): readonly string[] => table.match(/<w:tr>.*?<\/w:tr>|<w:tr .*?<\/w:tr>/gs) ?? [];
const texts = (xml: string): string => [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map((match) => match[1]).join("");

const rendered = await Promise.all(
  everyId.map(async (id) => {
    const model = bound(id);
    const members = unzip(await toDocx(model));
    const parts = [...members].filter(([name]) => /^word\/(document|header\d|footer\d)\.xml$/.test(name));
    return { id, model, members, document: members.get("word/document.xml") ?? "", parts };
  }),
);

describe.each(rendered)("$id as a Word file", ({ model, members, document, parts }) => {
  it("gives every table a grid, and every cell a width that fits it", () => {
    const all = parts.flatMap(([, xml]) => tables(xml));
    expect(all.length).toBeGreaterThan(0);
    for (const table of all) {
      const grid = numbers(/<w:tblGrid>.*?<\/w:tblGrid>/s.exec(table)?.[0] ?? "", /<w:gridCol w:w="(\d+)"/g);
      const width = attribute(/<w:tblW [^>]*>/.exec(table)?.[0] ?? "", "w:w");
      expect(grid.length).toBeGreaterThan(0);
      expect(Math.min(...grid)).toBeGreaterThan(20);
      expect(sum(grid)).toBe(width);
      expect(table).toContain('<w:tblLayout w:type="fixed"/>');
      for (const row of rows(table)) {
        const cells = row.match(/<w:tcPr>.*?<\/w:tcPr>/gs) ?? [];
        expect(sum(cells.map((cell) => attribute(/<w:tcW [^>]*>/.exec(cell)?.[0] ?? "", "w:w")))).toBe(width);
      }
    }
  });

  it("lets no row split and repeats every header row", () => {
    for (const table of parts.flatMap(([, xml]) => tables(xml))) {
      for (const row of rows(table)) expect(row).toContain("<w:cantSplit/>");
    }
    const headers = tablesOf(model).map((table) => table.header.length + (table.banner === null ? 0 : 1));
    expect(document.match(/<w:tblHeader\/>/g) ?? []).toHaveLength(sum(headers));
  });

  it("names a face for Latin, East Asian and other text everywhere, and no theme face", () => {
    for (const [, xml] of [...parts, ["styles", members.get("word/styles.xml") ?? ""] as const]) {
      expect(xml).not.toMatch(/asciiTheme|eastAsiaTheme/);
    }
    for (const [, xml] of parts) {
      for (const fonts of xml.match(/<w:rFonts [^>]*>/g) ?? []) {
        expect(fonts).toMatch(/w:ascii="[^"]+"/);
        expect(fonts).toMatch(/w:hAnsi="[^"]+"/);
        expect(fonts).toMatch(/w:eastAsia="(宋体|仿宋|黑体|方正小标宋简体|Segoe UI Symbol)"/);
      }
      const runs = xml.match(/<w:r>.*?<\/w:r>/gs)?.filter((run) => /<w:t[ >]/.test(run)) ?? [];
      for (const run of runs) expect(run).toContain("<w:rFonts");
    }
  });

  it("begins a page with a thin empty paragraph, never with the heading itself", () => {
    const paragraphs = document.match(/<w:p>.*?<\/w:p>|<w:p .*?<\/w:p>/gs) ?? [];
    for (const each of paragraphs.filter((text) => text.includes("<w:pageBreakBefore/>"))) {
      expect(texts(each)).toBe("");
      expect(each).toContain('w:line="20"');
    }
  });

  it("puts a heading right behind the table above it, with its own air", () => {
    for (const [, air] of document.matchAll(
      /<\/w:tbl><w:p><w:pPr><w:keepNext\/><w:spacing w:after="\d+" w:before="(\d+)" w:line="4[34]0"/g,
    ))
      expect(Number(air)).toBeGreaterThanOrEqual(200);
    expect(document).not.toMatch(
      /<\/w:tbl><w:p><w:pPr>(?:<w:keepNext[^>]*>)?<w:spacing[^>]*w:line="140"[^>]*><\/w:pPr><\/w:p><w:p><w:pPr><w:keepNext\/><w:spacing w:after="(?:60|20)" w:before="(?:120|80)"/,
    );
  });

  it("ends a cover by a break character in a line of its own, once", () => {
    const breaks = document.match(/<w:br w:type="page"\/>/g) ?? [];
    expect(breaks).toHaveLength(model.blocks.filter(({ kind }) => kind === "cover").length);
  });

  it("has no text boxes and no table of contents", () => {
    for (const [, xml] of parts) expect(xml).not.toMatch(/txbxContent|wps:|TOC \\/);
  });

  it("prints number, edition, digest, page x of y and a QR code on every page", () => {
    const footers = parts.filter(([name]) => name.includes("footer")).map(([, xml]) => xml);
    const sections = document.match(/<w:sectPr\b/g) ?? [];
    expect(footers).toHaveLength(sections.length);
    expect(document.match(/<w:footerReference w:type="default"/g)).toHaveLength(sections.length);
    for (const footer of footers) {
      expect(texts(footer)).toContain(`文件号 ${documentNumber(model)}　`);
      expect(texts(footer)).toContain("版次 3");
      expect(texts(footer)).toContain(model.dataDigest.slice(0, 16));
      expect(footer).toMatch(/<w:instrText[^>]*>PAGE</);
      expect(footer).toMatch(/<w:instrText[^>]*>NUMPAGES</);
      expect(texts(footer)).toMatch(/第 .*页 共 .*页/);
      expect(footer).toContain("<pic:pic");
    }
    const images = [...members].filter(([name]) => name.endsWith(".png"));
    expect(images.length).toBeGreaterThan(0);
    for (const [, image] of images) expect(image.startsWith("\x89PNG")).toBe(true);
  });

  it("prints 演示 in the running head of every section", () => {
    for (const [name, xml] of parts) if (name.includes("header")) expect(texts(xml)).toContain("演示");
  });
});

describe("pages", () => {
  const page = (id: (typeof everyId)[number]) => {
    const xml = rendered.find((each) => each.id === id)?.document ?? "";
    return (xml.match(/<w:sectPr\b.*?<\/w:sectPr>/gs) ?? []).map((section) => ({
      size: [attribute(section, "w:w"), attribute(section, "w:h")],
      margins: ["w:top", "w:bottom", "w:left", "w:right"].map((name) => attribute(section, name)),
    }));
  };

  it("lays notices out with the paper and margins of GB/T 9704—2012", () => {
    expect(page("conclusion-notice")).toEqual([{ size: [11906, 16838], margins: [2098, 1984, 1588, 1474] }]);
  });

  it("sets the comparison on landscape A4 and the opinion on both", () => {
    expect(page("target-comparison").map((each) => each.size)).toEqual([[16838, 11906]]);
    expect(page("acceptance-opinion").map((each) => each.size)).toEqual([
      [11906, 16838],
      [16838, 11906],
    ]);
  });
});

describe("ink", () => {
  it("leaves at least 12 mm beside every name to sign", () => {
    const roster = tables(rendered.find((each) => each.id === "panel-roster")?.document ?? "").at(-1) ?? "";
    const heights = numbers(roster, /<w:trHeight w:val="(\d+)" w:hRule="atLeast"/g);
    expect(heights).toHaveLength(5);
    expect(Math.min(...heights)).toBeGreaterThanOrEqual((12 * 1440) / 25.4);
  });

  it("is given to people in a list, and not to the headings between them", () => {
    const list = tables(rendered.find((each) => each.id === "attendance")?.document ?? "").at(-1) ?? "";
    const high = rows(list).filter((row) => row.includes("<w:trHeight"));
    const people = high.filter((row) => !texts(row).includes("年　　月　　日"));
    // One block of the sample is empty and says so in a row of its own.
    expect(people).toHaveLength(sampleInput.attendance.length + 1);
    expect(rows(list).find((row) => texts(row) === "一、专家组")).not.toContain("<w:trHeight");
  });

  it("comes after a conclusion whose sentence shares its page with the ballots that carry it", () => {
    const { document } = rendered.find((each) => each.id === "acceptance-opinion") ?? expect.fail();
    const ballots = tables(document).find((table) => texts(table).startsWith("轮次表决事项")) ?? "";
    const paragraphs = ballots.match(/<w:p>.*?<\/w:p>|<w:p .*?<\/w:p>/gs) ?? [];
    expect(paragraphs.length).toBeGreaterThan(10);
    for (const each of paragraphs) expect(each).toContain("<w:keepNext/>");
  });

  it("repeats the conclusion sentence with the signature table's header", () => {
    const roster = tables(rendered.find((each) => each.id === "acceptance-opinion")?.document ?? "").find((table) =>
      table.includes("签字"),
    );
    const [first = ""] = rows(roster ?? "");
    expect(first).toContain("<w:tblHeader/>");
    expect(texts(first)).toContain("限期整改（待复核），期限 3 个月");
  });
});

describe("signatures", () => {
  const keeps = (row: string): boolean =>
    [...row.matchAll(/<w:p>.*?<\/w:p>|<w:p .*?<\/w:p>/gs)].every(([text]) => text.includes("<w:keepNext/>"));

  it.each(["target-comparison", "material-checklist", "acceptance-outline", "attendance", "rectification"] as const)(
    "of the %s are rows of its table, held to the last row above them",
    (id) => {
      const last = tables(rendered.find((each) => each.id === id)?.document ?? "").at(-1) ?? "";
      const all = rows(last);
      const tail = all.findIndex((row) => row.includes('<w:left w:val="none"'));
      expect(tail).toBeGreaterThan(1);
      expect(texts(all.slice(tail).join(""))).toContain("年　　月　　日");
      for (const row of all.slice(tail - 1, -1)) expect(keeps(row)).toBe(true);
    },
  );

  it("leave the cells of the table above them as wide as they were", () => {
    const { document } = rendered.find((each) => each.id === "target-comparison") ?? expect.fail();
    const all = rows(tables(document).at(-1) ?? "");
    const [header = ""] = all;
    const widths = numbers(header, /<w:tcW [^>]*w:w="(\d+)"/g);
    const total = sum(widths);
    expect(widths.map((width) => Math.round((width * 100) / total))).toEqual([5, 16, 18, 18, 21, 22]);
    const signed = numbers(all.at(-1) ?? "", /<w:tcW [^>]*w:w="(\d+)"/g);
    expect(signed.map((width) => Math.round((width * 100) / total))).toEqual([18, 16, 16, 18, 16, 16]);
  });
});

describe("numbers", () => {
  it("are never torn from their unit at the end of a line", () => {
    const { document } = rendered.find((each) => each.id === "target-comparison") ?? expect.fail();
    expect(texts(document)).toContain("92.16\u00a0%");
    expect(texts(document)).toContain("640\u00a0ms");
    expect(texts(document)).not.toMatch(/\d [%a-z]/);
  });
});

describe("hostile text", () => {
  it("stays text: markup is escaped and control characters do not reach the XML", async () => {
    const input = poisoned('</w:t><w:p/>&\u0000\u0007\ud800"');
    for (const id of everyId) {
      const members = unzip(await toDocx(bound(id, input)));
      for (const [name, xml] of members) {
        if (!name.endsWith(".xml")) continue;
        expect(xml.includes("</w:t><w:p/>")).toBe(false);
        // oxlint-disable-next-line no-control-regex -- XML cannot carry them
        expect(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(xml)).toBe(false);
        expect(/&(?!amp;|lt;|gt;|quot;|apos;|#)/.test(xml)).toBe(false);
      }
    }
  });
});

describe("binding", () => {
  it("refuses a model that was changed after it was bound", async () => {
    const model = bound("dissent");
    await expect(toDocx({ ...model, title: "换了标题" })).rejects.toThrow(TypeError);
  });
});
