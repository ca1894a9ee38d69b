import { describe, expect, it } from "vitest";
import { placesWithCounts, registerPlace } from "#renderer/features/sync/register-place.ts";

const line = (
  receipt: boolean,
  decision: boolean,
  register: "promotion-library" | "failure-analysis" | null = null,
) => ({
  receipt: receipt ? "ab" : null,
  decision: decision ? "cd" : null,
  register,
});

describe("where a result stands", () => {
  it("owes a receipt before a decision", () => {
    expect(registerPlace(line(false, false))).toBe("to-receive");
    expect(registerPlace(line(true, false))).toBe("to-decide");
  });

  it("ends in a register, or concluded where the outcome leads to none", () => {
    expect(registerPlace(line(true, true, "promotion-library"))).toBe("promotion-library");
    expect(registerPlace(line(true, true, "failure-analysis"))).toBe("failure-analysis");
    expect(registerPlace(line(true, true))).toBe("concluded");
  });

  it("counts only places that hold something, what is owed first", () => {
    const lines = [line(true, true, "promotion-library"), line(false, false), line(true, true, "promotion-library")];
    expect(placesWithCounts(lines)).toEqual([
      { place: "to-receive", count: 1 },
      { place: "promotion-library", count: 2 },
    ]);
  });
});
