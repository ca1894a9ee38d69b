import { describe, expect, it } from "vitest";
import { quorum, type MemberPresence } from "#shared/domain/panel/attendance.ts";

const rules = {
  panel: { remote: { numerator: 1, denominator: 3, chair: false } },
  ballot: {
    fractionNumerator: 2,
    fractionDenominator: 3,
    mode: "open",
    denominator: "full-panel",
    chairVotes: 1,
  },
} as const;

/** One letter a member, the chair first: `o` on site, `r` remote, `-` absent, `x` there but recused. */
const sit = (letters: string, under: Parameters<typeof quorum>[1] = rules) =>
  quorum(
    [...letters].map((letter, index): MemberPresence => ({
      id: `m${index}`,
      position: index === 0 ? "chair" : "member",
      presence: letter === "-" ? null : letter === "r" ? "remote" : "on-site",
      recused: letter === "x",
    })),
    under,
  );

describe("quorum", () => {
  it("needs as many voting members as a proposal needs votes, out of the full panel", () => {
    expect(sit("ooooo")).toEqual({
      panelSize: 5,
      voting: 5,
      remote: 0,
      recused: 0,
      needed: 4,
      reached: true,
      findings: [],
    });
    expect(sit("oooo-")).toMatchObject({ voting: 4, reached: true });
    expect(sit("ooo--")).toMatchObject({ voting: 3, reached: false });
    expect(sit("ooo--").findings[0]?.zh).toBe("可表决 3 人，少于形成结论所需的 4 人（专家组 5 人）");
  });

  it("does not count a recused member who is in the room", () => {
    expect(sit("ooox-")).toMatchObject({ voting: 3, recused: 1, reached: false });
    expect(sit("oooox")).toMatchObject({ voting: 4, recused: 1, reached: true });
  });

  it("bounds remote members and wants the chair on site", () => {
    expect(sit("oooor").findings).toEqual([]);
    expect(sit("ooorr").findings.map(({ zh }) => zh)).toEqual(["远程 2 人，超过到会人数的 1/3"]);
    expect(sit("ooooorr-r").findings).toHaveLength(1);
    expect(sit("oooorr").findings).toEqual([]);
    expect(sit("roooo").findings.map(({ zh }) => zh)).toEqual(["组长须在现场"]);
    const remoteChair = { ...rules, panel: { remote: { ...rules.panel.remote, chair: true } } };
    expect(sit("roooo", remoteChair).findings).toEqual([]);
    expect(sit("-oooo").findings.map(({ zh }) => zh)).toEqual(["组长未到会或已回避"]);
    expect(sit("xoooo").findings.map(({ zh }) => zh)).toEqual(["组长未到会或已回避"]);
  });
});
