import { describe, expect, it } from "vitest";
import { firstZoom, fitted } from "#renderer/features/materials/image-view.tsx";
import { readPage } from "#renderer/features/materials/page-field.tsx";
import { pageAt } from "#renderer/features/materials/pdf/page-at.ts";
import { viewFor } from "#renderer/features/materials/view-for.ts";

describe("the page a line falls on", () => {
  const starts = [6, 1006, 2006, 3006];
  it.each([
    [-50, 1],
    [6, 1],
    [1005, 1],
    [1006, 2],
    [2500, 3],
    [99_999, 4],
  ])("line %d is page %d", (line, page) => expect(pageAt(starts, line)).toBe(page));

  it("is the first where there are none yet", () => expect(pageAt([], 10)).toBe(1));
});

describe("a page number as typed", () => {
  it.each([
    ["41", 41],
    [" ４１ ", 41],
    ["", null],
    ["4.5", null],
    ["第4页", null],
    ["-3", null],
  ])("%j is %j", (typed, page) => expect(readPage(typed)).toBe(page));
});

describe("a picture in its room", () => {
  const scan = { width: 1000, height: 2000 };
  const room = { width: 800, height: 600 };
  it("starts a page across the width, never beyond its pixels, and everything else whole", () => {
    const room = { width: 800, height: 500 };
    expect(
      fitted({ width: 1240, height: 1754 }, room, 0, firstZoom({ width: 1240, height: 1754 }, room)).outer.width,
    ).toBe(800);
    expect(
      fitted({ width: 400, height: 600 }, room, 0, firstZoom({ width: 400, height: 600 }, room)).outer.width,
    ).toBeCloseTo(400);
    expect(firstZoom({ width: 300, height: 320 }, room)).toBe(1);
    expect(firstZoom({ width: 1600, height: 900 }, room)).toBe(1);
  });

  it("shows all of it at first", () => {
    expect(fitted(scan, room, 0, 1).outer).toEqual({ width: 300, height: 600 });
  });
  it("lies on its side after a quarter turn, and still fits", () => {
    expect(fitted(scan, room, 90, 1)).toEqual({
      outer: { width: 800, height: 400 },
      inner: { width: 400, height: 800 },
    });
  });
  it("grows from there", () => {
    expect(fitted(scan, room, 0, 2).outer).toEqual({ width: 600, height: 1200 });
  });
});

describe("how a file is shown", () => {
  it.each([
    ["application/pdf", "a.pdf", "pdf"],
    ["text/csv; charset=gb18030", "a.csv", "table"],
    ["application/octet-stream", "现场导出.CSV", "table"],
    ["text/plain", "a.txt", "text"],
    ["application/vnd.openxmlformats-officedocument.wordprocessingml.document", "a.docx", "word"],
    ["image/png", "a.png", "image"],
    ["video/mp4", "a.mp4", "video"],
    ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "a.xlsx", "sheet"],
    ["application/vnd.ms-excel", "a.xls", "none"],
    ["application/octet-stream", "a.pdf", "none"],
    ["application/x-msdownload", "a.exe", "none"],
  ])("%s %s: %s", (type, name, view) => expect(viewFor(type, name)).toBe(view));
});
