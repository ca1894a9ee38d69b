import { z } from "zod";
import { standardPackSchema } from "./pack-schema.ts";
import { rulesSchema } from "./rules-schema.ts";

/**
 * JSON Schemas (draft 2020-12) of both packs, for editors and readers written in other languages, by file name in `resources/schemas/`. The
 * standard pack is described as one value, as its digest covers it; its folder holds the same in four files. Weaker than our own reader:
 * that references resolve, weights add up and thresholds fit their comparators is checked when a pack is loaded.
 */
export function packJsonSchemas(): Readonly<Record<"standard-pack" | "house-rules", Record<string, unknown>>> {
  return {
    "standard-pack": { title: "Guijian standard pack", ...z.toJSONSchema(standardPackSchema, { io: "input" }) },
    "house-rules": { title: "Guijian house rules pack", ...z.toJSONSchema(rulesSchema, { io: "input" }) },
  };
}
