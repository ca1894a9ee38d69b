import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bandOf, hundredths, middleOfBand } from "#shared/domain/scoring/criteria.ts";
import type { FormCriterion } from "#shared/domain/standard/form-schema.ts";
import { pointsText, readPoints } from "#renderer/features/member/score-line.tsx";

const label = { zh: "x", en: "x" };
const criterion = (weight: number): FormCriterion => ({
  id: "c",
  title: label,
  weight,
  scoredBy: "all",
  children: [],
  bands: [
    { id: "excellent", label, from: 90 },
    { id: "good", label, from: 75 },
    { id: "fair", label, from: 60 },
    { id: "poor", label, from: 0 },
  ],
});

describe("points as typed", () => {
  it("are read in hundredths", () => {
    expect(readPoints("18")).toBe(1800);
    expect(readPoints("18.5")).toBe(1850);
    expect(readPoints("１８．２５")).toBe(1825);
    expect(readPoints("0")).toBe(0);
  });

  it("are refused when they are no points", () => {
    for (const text of ["", "-1", "1.234", "很好", "1/2"]) expect(readPoints(text), text).toBeNull();
  });

  it("come back as they were", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), (score) => {
        expect(readPoints(pointsText(score))).toBe(score);
      }),
    );
  });
});

describe("the score a band fills in", () => {
  it("lies in that band, whatever the weight", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 4, max: 40 }),
        fc.constantFrom("excellent", "good", "fair", "poor"),
        (points, band) => {
          const one = criterion(points * 100);
          const score = middleOfBand(one, band);
          expect(bandOf(one, hundredths(score))?.id).toBe(band);
          expect(score).toBeLessThanOrEqual(one.weight);
        },
      ),
    );
  });

  it("comes in half points", () => {
    expect(middleOfBand(criterion(2000), "excellent") % 50).toBe(0);
    expect(middleOfBand(criterion(1500), "good")).toBe(1250);
  });
});
