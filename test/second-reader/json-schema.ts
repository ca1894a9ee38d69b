import { readFileSync } from "node:fs";
import { isObject, parseJson, type Json, type JsonObject } from "./canonical-json.ts";

const folder = new URL("../../resources/schemas/", import.meta.url);
/** Schemas of packs lie in the same folder and are no kinds of statement. */
const PACKS = ["house-rules", "standard-pack"];
const known = new Map<string, JsonObject | null>();

/** The JSON Schema of a kind of statement, or null where there is no such kind. */
export function schemaOf(name: string): JsonObject | null {
  const seen = known.get(name);
  if (seen !== undefined) return seen;
  let schema: JsonObject | null = null;
  if (/^[a-z-]+$/u.test(name) && !PACKS.includes(name)) {
    try {
      const read = parseJson(readFileSync(new URL(`${name}.json`, folder)));
      if (isObject(read)) schema = read;
    } catch {
      schema = null;
    }
  }
  known.set(name, schema);
  return schema;
}

const WORDS = new Set(
  "title $schema $defs readOnly format contentEncoding type properties required additionalProperties propertyNames items const enum anyOf oneOf $ref pattern minLength maxLength minItems maxItems minimum maximum exclusiveMinimum".split(
    " ",
  ),
);

const number = (value: Json | undefined): number | null => (typeof value === "number" ? value : null);
const list = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);
const same = (a: Json | undefined, b: Json): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Whether a value has the shape a JSON Schema (2020-12, the words used here) asks for; an unknown word is an error of the schema. */
export function fits(value: Json, schema: Json | undefined, root: JsonObject): boolean {
  if (schema === undefined || typeof schema === "boolean") return schema !== false;
  if (!isObject(schema)) throw new Error("not a schema");
  for (const word of Object.keys(schema)) if (!WORDS.has(word)) throw new Error(`schema word ${word}`);
  const reference = schema["$ref"];
  if (typeof reference === "string" && !fits(value, resolve(root, reference), root)) return false;
  if (schema["const"] !== undefined && !same(schema["const"], value)) return false;
  if (schema["enum"] !== undefined && !list(schema["enum"]).some((one) => same(one, value))) return false;
  if (schema["anyOf"] !== undefined && !list(schema["anyOf"]).some((one) => fits(value, one, root))) return false;
  if (schema["oneOf"] !== undefined && list(schema["oneOf"]).filter((one) => fits(value, one, root)).length !== 1)
    return false;
  return (
    fitsType(value, schema["type"]) &&
    fitsText(value, schema) &&
    fitsNumber(value, schema) &&
    fitsList(value, schema, root) &&
    fitsObject(value, schema, root)
  );
}

function resolve(root: JsonObject, reference: string): Json | undefined {
  let at: Json | undefined = root;
  for (const step of reference.split("/").slice(1)) at = isObject(at) ? at[step] : undefined;
  if (at === undefined) throw new Error(`schema reference ${reference}`);
  return at;
}

function fitsType(value: Json, type: Json | undefined): boolean {
  if (type === undefined) return true;
  if (Array.isArray(type)) return type.some((one: Json) => fitsType(value, one));
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  if (type === "object") return isObject(value);
  if (type === "integer") return Number.isInteger(value);
  return typeof value === type;
}

function fitsText(value: Json, schema: JsonObject): boolean {
  if (typeof value !== "string") return true;
  const pattern = schema["pattern"];
  if (typeof pattern === "string" && !new RegExp(pattern, "u").test(value)) return false;
  const length = [...value].length;
  return length >= (number(schema["minLength"]) ?? 0) && length <= (number(schema["maxLength"]) ?? Infinity);
}

function fitsNumber(value: Json, schema: JsonObject): boolean {
  if (typeof value !== "number") return true;
  return (
    value >= (number(schema["minimum"]) ?? -Infinity) &&
    value <= (number(schema["maximum"]) ?? Infinity) &&
    value > (number(schema["exclusiveMinimum"]) ?? -Infinity)
  );
}

function fitsList(value: Json, schema: JsonObject, root: JsonObject): boolean {
  if (!Array.isArray(value)) return true;
  const items: readonly Json[] = value;
  if (items.length < (number(schema["minItems"]) ?? 0) || items.length > (number(schema["maxItems"]) ?? Infinity))
    return false;
  return items.every((item) => fits(item, schema["items"], root));
}

function fitsObject(value: Json, schema: JsonObject, root: JsonObject): boolean {
  if (!isObject(value)) return true;
  if (!list(schema["required"]).every((name) => typeof name === "string" && Object.hasOwn(value, name))) return false;
  const properties = isObject(schema["properties"]) ? schema["properties"] : {};
  return Object.entries(value).every(
    ([name, member]) =>
      fits(name, schema["propertyNames"], root) &&
      fits(member, Object.hasOwn(properties, name) ? properties[name] : schema["additionalProperties"], root),
  );
}
