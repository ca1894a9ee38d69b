import { describe, expect, it } from "vitest";
import { typeset } from "#engine/documents/printable.ts";

describe("text as it is set", () => {
  it("keeps the number of a material in one piece", () => {
    expect(typeset("材料 13-1、13-2；质询 4")).toBe("材料 13\u20111、13\u20112；质询 4");
  });

  it.each(["2026-11-20", "GXAI-2024-012/14", "9XVD-2K4M-QT70", "2023-07 至 2026-06", "a-1", "12-345"])(
    "leaves %s as it is",
    (text) => {
      expect(typeset(text)).toBe(text);
    },
  );

  it("keeps a number and its unit on one line", () => {
    expect(typeset("640 ms")).toBe("640\u00a0ms");
  });
});
