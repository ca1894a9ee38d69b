import { format } from "prettier";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { packJsonSchemas } from "#shared/domain/standard/json-schema.ts";
import { modelRules, readResource, standardFiles } from "./read-packs.ts";

const schemas = packJsonSchemas();

/** Rules that packs signed before them do not have, and go on without. */
const later = ["retention", "readings"];

/** After a change of a pack's shape: run this test with `-u`, and read the difference before committing it. */
describe("the JSON Schemas of the packs", () => {
  test.each(["standard-pack", "house-rules"] as const)(
    "resources/schemas/%s.json is what the reader's schema says",
    async (name) => {
      const text = await format(JSON.stringify(schemas[name]), { parser: "json", printWidth: 120 });
      await expect(text).toMatchFileSnapshot(`../../resources/schemas/${name}.json`);
    },
  );

  test("accept what ships, read back from the file, and nothing with a field too many or too few", () => {
    const { pack, clauses, scenarios, ambiguities } = standardFiles();
    const whole = { ...Object(pack), ...Object(scenarios), clauses, ambiguities };
    for (const [name, value] of [
      ["standard-pack", whole],
      ["house-rules", modelRules()],
    ] as const) {
      const schema = z.fromJSONSchema(Object(readResource(`schemas/${name}.json`)));
      expect(schema.safeParse(value).success, name).toBe(true);
      expect(schema.safeParse({ ...value, surprise: 1 }).success, name).toBe(false);
      for (const key of Object.keys(value)) {
        const { [key]: _, ...short } = value;
        expect(schema.safeParse(short).success, `${name} without ${key}`).toBe(later.includes(key));
      }
    }
  });

  test("ask for every field of a clause the standard's table has", () => {
    const [first] = standardFiles().clauses as readonly Record<string, unknown>[];
    const fields = [
      "id ref summary metric comparator threshold unit scope type soft layers scenario ambiguities".split(" "),
      "inclusive items condition checkedWith instrument measures".split(" "),
    ].flat();
    expect(Object.keys(first ?? {}).toSorted()).toEqual(fields.toSorted());
  });
});
