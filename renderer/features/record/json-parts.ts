import type { JsonObject, JsonValue } from "../../api/json-value.ts";

/** Readings are JSON of a shape of their own: what is not of the kind a field shows counts as empty. */
export const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);
export const textOf = (value: JsonValue | undefined): string => (typeof value === "string" ? value : "");
export const numberOf = (value: JsonValue | undefined): number | null => (typeof value === "number" ? value : null);
export const listOf = (value: JsonValue | undefined): JsonValue[] => (Array.isArray(value) ? value : []);
