import { must, Unreadable } from "./unreadable.ts";

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json };

/** Whether a value is an object with members. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Canonical JSON (formats.md 1) of a value, written from the rules and not with a serialiser that sorts. */
export function canonical(value: Json, depth = 1): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "string") return quoted(value);
  if (typeof value === "number") {
    must(Number.isSafeInteger(value) && !Object.is(value, -0), "a number that is no integer of this format");
    return value.toString(10);
  }
  must(depth <= 64, "nested too deeply");
  if (!isObject(value)) return `[${value.map((item) => canonical(item, depth + 1)).join(",")}]`;
  const keys = Object.keys(value).toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const members: string[] = [];
  for (const key of keys) {
    const member = value[key];
    if (member !== undefined) members.push(`${quoted(key)}:${canonical(member, depth + 1)}`);
  }
  return `{${members.join(",")}}`;
}

const SHORT: Readonly<Record<string, string>> = {
  '"': '\\"',
  "\\": "\\\\",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

function quoted(text: string): string {
  let out = '"';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const short = SHORT[character];
    if (short !== undefined) out += short;
    else if (code < 0x20 || (code >= 0xd800 && code <= 0xdfff)) out += `\\u${code.toString(16).padStart(4, "0")}`;
    else out += character;
  }
  return `${out}"`;
}

/** Reads canonical JSON strictly: the bytes must be the ones this content has. */
export function readCanonical(bytes: Uint8Array): Json {
  const value = parseJson(bytes);
  must(Buffer.from(canonical(value)).equals(bytes), "not canonical JSON");
  return value;
}

/** As readCanonical, for content that must be an object. */
export function readCanonicalObject(bytes: Uint8Array): JsonObject {
  const value = readCanonical(bytes);
  must(isObject(value), "not a JSON object");
  return value;
}

/** JSON of any spelling, as a value. */
export function parseJson(bytes: Uint8Array): Json {
  let parsed: Json;
  try {
    parsed = JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    throw new Unreadable("damaged", "not JSON");
  }
  return parsed;
}

/** Refuses an object whose members are not exactly these. */
export function exactly(value: Json | undefined, members: readonly string[]): JsonObject {
  must(isObject(value), "not a JSON object");
  must(Object.keys(value).toSorted().join() === members.toSorted().join(), "other members than the format has");
  return value;
}
