import { describe, expect, it } from "vitest";
import { instrumentSchema } from "#shared/domain/dossier/outline.ts";
import type { TestItem } from "#shared/domain/dossier/outline.ts";
import { performanceTree } from "#shared/domain/indices/performance.ts";
import { readingsSchemas } from "#shared/domain/measurement/instruments.ts";
import { rulesSchema } from "#shared/domain/standard/rules-schema.ts";
import { isObject } from "#renderer/features/record/json-parts.ts";
import { emptyValues, readingFields } from "#renderer/features/record/reading-specs.ts";
import type { FieldSpec } from "#renderer/features/record/field-spec.ts";
import type { JsonObject, JsonValue } from "#renderer/api/json-value.ts";
import { wordings } from "#renderer/i18n/use-text.ts";
import { modelRules } from "#test/resources/read-packs.ts";

const rules = rulesSchema.parse(modelRules());

const item = (instrument: TestItem["instrument"]): TestItem => ({
  id: "0".repeat(26),
  no: "2.1",
  title: "t",
  verification: "on-site-test",
  instrument,
  definition: {
    endPoints: "首笔投入",
    statistic: "",
    minimumSample: null,
    baseline: "",
    sampling: "",
    environment: "",
  },
  requirements: [],
});

/** What a person types into each kind of field. */
function typed(spec: FieldSpec): JsonValue {
  switch (spec.type) {
    case "decimal":
      return spec.name === "semanticWeight" ? "0.4" : "12.5";
    case "count":
      return spec.name === "year" ? 2026 : 3;
    case "money":
      return 100;
    case "flag":
      return true;
    case "choice":
      return spec.options[0]?.value ?? "";
    case "flags":
      return [spec.options[0]?.value ?? ""];
    case "date":
      return "2025-03-31";
    case "dates":
      return ["2025-01-15", "2025-01-29"];
    case "decimals":
      return ["1", "2.5"];
    case "group":
      return filled(spec.fields, {});
    case "list":
      return [filled(spec.fields, spec.empty)];
    case "text":
    case "words":
      return "甲";
    case "amounts":
      return [100, -20];
    case "shape": {
      const type = spec.options.at(-1)?.value ?? "";
      return filled(spec.fields[type] ?? [], { type });
    }
  }
}

function filled(fields: readonly FieldSpec[], empty: JsonObject): JsonObject {
  // Groups of one name are parts of one value.
  return fields.reduce<JsonObject>((values, spec) => {
    const before = values[spec.name];
    const parts = typed(spec);
    const joined = isObject(before) && isObject(parts) ? { ...before, ...parts } : parts;
    return { ...values, [spec.name]: joined };
  }, empty);
}

describe.each(instrumentSchema.options)("the form of %s", (instrument) => {
  const fields = readingFields(instrument, wordings.zh, "zh", performanceTree(rules));

  it("fills in exactly what its readings need", () => {
    const values = filled(fields, emptyValues(item(instrument)));
    expect(readingsSchemas[instrument].safeParse(values).error?.issues ?? []).toEqual([]);
  });

  it("has a place for every empty value", () => {
    const names = fields.map(({ name }) => name);
    const asked = Object.keys(emptyValues(item(instrument))).filter((name) => name !== "form" && name !== "corpus");
    expect(asked.toSorted()).toEqual([...new Set(names)].toSorted());
  });
});
