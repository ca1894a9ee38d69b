import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { Refusal } from "#shared/errors.ts";
import { documentTextKeys } from "#shared/domain/document/text-keys.ts";
import type { DocumentTexts } from "#shared/domain/document/texts.ts";

/** A text, or its lines one by one, which is kinder to edit. */
const wordingSchema = z.union([z.string(), z.array(z.string()).transform((lines) => lines.join("\n"))]);

const textsSchema = z.strictObject(
  Object.fromEntries(
    Object.entries(documentTextKeys).map(([form, keys]) => [
      form,
      z.strictObject(Object.fromEntries(keys.map((key) => [key, wordingSchema]))),
    ]),
  ),
);

/**
 * The wording of the forms from `directory` (one JSON file a form, `common.json` for what they share; the organiser edits them).
 * Throws Refusal `invalid-input` naming file and key when a file is missing, is not JSON, lacks a key or has one no form uses.
 */
export async function readDocumentTexts(directory: string): Promise<DocumentTexts> {
  const forms = await Promise.all(
    Object.keys(documentTextKeys).map(async (form): Promise<readonly [string, unknown]> => {
      try {
        return [form, JSON.parse(await readFile(join(directory, `${form}.json`), "utf8"))];
      } catch (cause) {
        const problem = cause instanceof SyntaxError ? "not JSON" : "cannot be read";
        throw new Refusal("invalid-input", { path: `documents/${form}.json`, problem }, { cause });
      }
    }),
  );
  const parsed = textsSchema.safeParse(Object.fromEntries(forms));
  if (parsed.success) return parsed.data as DocumentTexts;
  const [issue] = parsed.error.issues;
  throw new Refusal("invalid-input", {
    path: `documents/${issue?.path.join(".") ?? ""}`,
    problem: issue?.message ?? "wording is broken",
  });
}

const skeletonSchema = z.strictObject({
  sections: z.array(
    z.strictObject({
      id: z.enum([
        "opening",
        "materials",
        "process",
        "targets",
        "finance",
        "results",
        "other",
        "problems",
        "suggestions",
        "conclusion",
      ]),
      heading: z.string().min(1).nullable(),
      prompt: z.string(),
    }),
  ),
});

/** The opinion's sections in the customary order, each with what belongs in it; no finished wording. */
export type OpinionSkeleton = z.infer<typeof skeletonSchema>;

/** Reads `opinion-skeleton.json` from `directory`. Throws Refusal `invalid-input` when it is missing or malformed. */
export async function readOpinionSkeleton(directory: string): Promise<OpinionSkeleton> {
  try {
    return skeletonSchema.parse(JSON.parse(await readFile(join(directory, "opinion-skeleton.json"), "utf8")));
  } catch (cause) {
    throw new Refusal(
      "invalid-input",
      { path: "documents/opinion-skeleton.json", problem: "cannot be read" },
      { cause },
    );
  }
}
