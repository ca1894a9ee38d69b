import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findInText, fold, foldPieces } from "#renderer/features/materials/pdf/find-in-text.ts";

describe("finding words on a page", () => {
  it("finds a word broken over two lines", () => {
    const page = foldPieces(["任务书要求故障召", "回率不低于 90 %"]);
    expect(findInText(page, "召回率")).toEqual([{ first: 0, last: 1 }]);
  });

  it("takes full width for half width and capitals for small letters", () => {
    expect(findInText(foldPieces(["ＡＩ４Ｉ 2020 数据"]), "ai4i2020")).toEqual([{ first: 0, last: 0 }]);
    expect(findInText(foldPieces(["recall"]), "Recall")).toHaveLength(1);
  });

  it("counts places that follow each other, not those that overlap", () => {
    expect(findInText(foldPieces(["停停停停"]), "停停")).toHaveLength(2);
  });

  it("finds nothing for nothing", () => {
    expect(findInText(foldPieces(["有字"]), "")).toEqual([]);
    expect(findInText(foldPieces(["有字"]), "  ")).toEqual([]);
    expect(findInText(foldPieces([]), "字")).toEqual([]);
  });

  it("keeps pieces in step where a character takes two code units", () => {
    expect(findInText(foldPieces(["𠮷野", "终点"]), "终点")).toEqual([{ first: 1, last: 1 }]);
  });

  it("finds whatever stands in a piece, in a run of pieces that holds it", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom("甲", "乙", "丙", " ", "a", "1") }), { minLength: 1 }),
        fc.nat(),
        (pieces, pick) => {
          const index = pick % pieces.length;
          const wanted = pieces[index] ?? "";
          const hits = findInText(foldPieces(pieces), wanted);
          expect(hits.length > 0).toBe(fold(wanted) !== "");
          for (const { first, last } of hits)
            expect(fold(pieces.slice(first, last + 1).join(""))).toContain(fold(wanted));
        },
      ),
    );
  });
});
