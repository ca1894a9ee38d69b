import { isObject, type Json } from "./canonical-json.ts";

const strangers: readonly Json[] = [
  null,
  true,
  0,
  1,
  -1,
  1_000_001,
  Number.MAX_SAFE_INTEGER,
  "",
  " x ",
  "x".repeat(201),
  "😀".repeat(200),
  "x".repeat(20_001),
  "2026-02-29",
  "2026-11-20T10:15:00.5Z",
  "2026-11-20t10:15:00+08:00",
  "90.10",
  "0".repeat(64),
  "0".repeat(26),
  [],
  {},
];

/** The values one step beside a value: each member replaced, taken out, doubled. */
export function* beside(value: Json): Generator<Json> {
  yield* strangers;
  if (Array.isArray(value)) {
    const items: readonly Json[] = value;
    for (const [index, item] of items.entries()) {
      yield items.toSpliced(index, 1);
      yield items.toSpliced(index, 0, item);
      for (const other of beside(item)) yield items.with(index, other);
    }
  } else if (isObject(value)) {
    yield { ...value, stranger: null };
    for (const name of Object.keys(value)) {
      yield Object.fromEntries(Object.entries(value).filter(([other]) => other !== name));
      // What makes house rules a valid pack is more than a schema says, and a reader may leave it to the program.
      if (name === "rules" && isObject(value[name])) continue;
      for (const other of beside(value[name] ?? null)) yield { ...value, [name]: other };
    }
  }
}
