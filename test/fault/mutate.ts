import type { Random } from "#engine/trust/random.ts";

/** Draws whole numbers below a limit. */
export type Draw = (limit: number) => number;

export function drawFrom(random: Random): Draw {
  return (limit) => (limit <= 1 ? 0 : Buffer.from(random(4)).readUInt32LE() % limit);
}

/** What can be done to a file: each answers other bytes, or the same by chance. */
const ways: Readonly<Record<string, (bytes: Buffer, draw: Draw, random: Random) => Buffer>> = {
  "bit flip": (bytes, draw) => {
    const at = draw(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << draw(8));
    return bytes;
  },
  "byte set": (bytes, draw) => {
    bytes[draw(bytes.length)] = [0, 0x7f, 0xff, 0x22, 0x7b, 0x2e][draw(6)] ?? 0;
    return bytes;
  },
  truncation: (bytes, draw) => bytes.subarray(0, draw(bytes.length)),
  extension: (bytes, draw, random) => Buffer.concat([bytes, random(1 + draw(64))]),
  splice: (bytes, draw) => {
    const [from, to, length] = [draw(bytes.length), draw(bytes.length), 1 + draw(512)];
    bytes.copy(bytes, to, from, Math.min(from + length, bytes.length));
    return bytes;
  },
  swap: (bytes, draw) => {
    const half = Math.floor(bytes.length / 2);
    const [left, right, length] = [draw(half), half + draw(half), 1 + draw(256)];
    const held = Buffer.from(bytes.subarray(left, left + length));
    bytes.copy(bytes, left, right, right + length);
    held.copy(bytes, right);
    return bytes;
  },
  "cut out": (bytes, draw) => {
    const at = draw(bytes.length);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + draw(64))]);
  },
  zeros: (bytes, draw) => bytes.fill(0, draw(bytes.length), draw(bytes.length)),
};
const names = Object.keys(ways);

/** A damaged copy and what was done to it; null where the bytes came out the same. */
export function mutated(bytes: Uint8Array, random: Random): { readonly way: string; readonly bytes: Buffer } | null {
  const draw = drawFrom(random);
  const way = names[draw(names.length)] ?? "bit flip";
  const copy = Buffer.from(bytes);
  const result = ways[way]?.(copy, draw, random) ?? copy;
  return result.equals(bytes) ? null : { way, bytes: result };
}

const odd: readonly unknown[] = [
  null,
  true,
  -1,
  1e308,
  "",
  "9".repeat(5000),
  [],
  {},
  { a: { a: { a: {} } } },
  "\u0000",
  "２０",
];

/** A copy of JSON in which one value somewhere is missing, doubled, or another. */
export function mutatedJson(value: unknown, random: Random): unknown {
  const draw = drawFrom(random);
  const copy = structuredClone(value);
  let at: unknown = copy;
  for (let depth = 0; depth < 12; depth += 1) {
    if (typeof at !== "object" || at === null) break;
    const keys = Object.keys(at);
    const key = keys[draw(keys.length)];
    if (key === undefined) break;
    const holder = at as Record<string, unknown>;
    const next = holder[key];
    if (typeof next === "object" && next !== null && draw(4) > 0) {
      at = next;
      continue;
    }
    const deed = draw(4);
    if (deed === 0 && !Array.isArray(holder)) delete holder[key];
    else if (deed === 1 && !Array.isArray(holder)) holder[`${key}x`] = next;
    else if (deed === 2 && Array.isArray(holder)) holder.push(next);
    else holder[key] = odd[draw(odd.length)];
    break;
  }
  return copy;
}
