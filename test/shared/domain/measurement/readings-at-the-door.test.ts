import { describe, expect, it } from "vitest";
import { instrumentSchema } from "#shared/domain/dossier/outline.ts";
import {
  checkReadings,
  instrumentCatalogue,
  measure,
  readingsSchemas,
} from "#shared/domain/measurement/instruments.ts";
import { Refusal } from "#shared/errors.ts";

describe("readings at the door", () => {
  it("has a schema and a name for every instrument of the outline", () => {
    expect(Object.keys(readingsSchemas).toSorted()).toEqual([...instrumentSchema.options].toSorted());
    expect(Object.keys(instrumentCatalogue).toSorted()).toEqual([...instrumentSchema.options].toSorted());
  });

  it("refuses the wrong shape and says where", () => {
    const attempt = () => checkReadings("latency", { values: ["12", "x"], timeouts: 0, method: "nearest-rank" });
    expect(attempt).toThrow(Refusal);
    try {
      attempt();
    } catch (error) {
      expect(error instanceof Refusal && error.details).toMatchObject({ path: "values.1" });
    }
    expect(() => measure("latency", { values: ["-1"] })).toThrow(Refusal);
    expect(() => measure("confusion", { form: "counts", truePositive: -1 })).toThrow(Refusal);
    expect(() => measure("payback", { investmentFen: 0.5 })).toThrow(Refusal);
  });
});
