import { z } from "zod";

/**
 * A mistake in a pack that has a name of its own: the code a pack is refused with instead of `pack-invalid`, and its details. Everything else that
 * can be wrong with a pack is said in the reason of `pack-invalid`.
 */
const packProblemSchema = z.discriminatedUnion("code", [
  z.strictObject({ code: z.literal("clause-unknown"), clause: z.string() }),
  z.strictObject({ code: z.literal("threshold-missing"), clause: z.string() }),
  z.strictObject({ code: z.literal("weights-not-one"), sum: z.string(), whole: z.string() }),
  z.strictObject({
    code: z.literal("component-out-of-range"),
    component: z.string(),
    value: z.string(),
    low: z.string(),
    high: z.string(),
  }),
  z.strictObject({ code: z.literal("readings-incomplete"), ambiguity: z.string() }),
]);
export type PackProblem = z.infer<typeof packProblemSchema>;

/** What a schema check adds to its issue, so that whoever loads the pack can name the mistake. */
export function named(problem: PackProblem): { readonly params: Record<string, unknown> } {
  return { params: { problem } };
}

/** The name of the mistake an issue is about, or null where it has none. */
export function problemOf(issue: z.core.$ZodIssue): PackProblem | null {
  if (issue.code !== "custom") return null;
  const parsed = packProblemSchema.safeParse(issue.params?.["problem"]);
  return parsed.success ? parsed.data : null;
}
