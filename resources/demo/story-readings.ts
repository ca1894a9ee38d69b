import { z } from "zod";
import { columnMappingSchema } from "#shared/domain/measurement/csv-readings.ts";
import { instantSchema } from "#shared/ids.ts";

/** Where the readings of a test item come from. */
export const readingSourceSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("typed") }),
  z.strictObject({
    type: z.literal("csv"),
    /** Number of the material that is imported whole. */
    material: z.string().min(1),
    /** Rows without the header. */
    rows: z.int().positive(),
    byteOrderMark: z.boolean(),
    /** As the recorder assigns the columns, 0-based. */
    mapping: columnMappingSchema,
  }),
  z.strictObject({ type: z.literal("material"), material: z.string().min(1) }),
]);

/** Readings of one test item as the recorder types or imports them. */
export const storyReadingSchema = z.strictObject({
  /** Outline number of the test item. */
  item: z.string().min(1),
  source: readingSourceSchema,
  /** In the shape of the item's instrument (`shared/domain/measurement`); null exactly where they come from a CSV. */
  values: z.json(),
  sampledBy: z.string(),
  environment: z.string(),
  /** The applicant's witness. */
  witness: z.strictObject({ name: z.string().min(1), at: instantSchema }).nullable(),
  remark: z.string(),
});
export type StoryReading = z.infer<typeof storyReadingSchema>;
