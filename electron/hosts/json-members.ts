import { Refusal } from "#shared/errors.ts";
import type { Json } from "#shared/json.ts";

/** Member `name` of a JSON object a page sent, as text. Throws Refusal("invalid-input"). */
export function textOf(value: Json, name: string): string {
  const member = memberOf(value, name);
  if (typeof member !== "string") throw new Refusal("invalid-input", { path: name, problem: "text" });
  return member;
}

/** Member `name` as a list of texts. Throws Refusal("invalid-input"). */
export function textsOf(value: Json, name: string): readonly string[] {
  const member = memberOf(value, name);
  const texts = Array.isArray(member) ? (member as readonly Json[]).filter((text) => typeof text === "string") : null;
  if (texts === null) throw new Refusal("invalid-input", { path: name, problem: "list of texts" });
  return texts;
}

/** Member `name` of a JSON object; undefined when there is none. */
export function memberOf(value: Json, name: string): Json | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as { readonly [key: string]: Json })[name]
    : undefined;
}
