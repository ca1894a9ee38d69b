import { readFileSync } from "node:fs";
import { documentTextKeys } from "#shared/domain/document/text-keys.ts";
import type { DocumentTexts } from "#shared/domain/document/texts.ts";

const folder = new URL("../../../../resources/documents/", import.meta.url);

const joined = (value: unknown): unknown => (Array.isArray(value) ? value.join("\n") : value);

/** The shipped wording, read as plainly as possible; the engine's own reader is tested elsewhere. */
export const shippedTexts = Object.fromEntries(
  Object.keys(documentTextKeys).map((form) => {
    const given: Record<string, unknown> = JSON.parse(readFileSync(new URL(`${form}.json`, folder), "utf8"));
    return [form, Object.fromEntries(Object.entries(given).map(([key, value]) => [key, joined(value)]))];
  }),
) as DocumentTexts;
