import { digestOf, hmac } from "./encodings.ts";
import { must } from "./unreadable.ts";

export const PART = 8 * 1024 * 1024;
const PLACE = /^v1\/([0-9a-f]{32})\/([0-9a-f]{2})\/([0-9a-f]{64})(?:\.parts\/(\d{5})-(\d{5})-([0-9a-f]{64}))?$/u;

/** Tag of a recipient's mailbox in one alliance (formats.md 6). */
export function mailboxTag(recipient: string, allianceId: string): string {
  return hmac(recipient, allianceId).slice(0, 32);
}

export type Place = {
  readonly tag: string;
  readonly digest: string;
  readonly part: { readonly index: number; readonly count: number; readonly digest: string } | null;
};

/** Reads a path of a mailbox, or null where it is none and must be ignored. */
export function readPlace(path: string): Place | null {
  const match = PLACE.exec(path);
  if (match === null) return null;
  const [, tag = "", half = "", digest = "", index, count, part] = match;
  if (!digest.startsWith(half)) return null;
  if (index === undefined || count === undefined || part === undefined) return { tag, digest, part: null };
  const numbers = { index: Number(index), count: Number(count) };
  if (numbers.index < 1 || numbers.index > numbers.count || numbers.count > 16_384) return null;
  return { tag, digest, part: { ...numbers, digest: part } };
}

export const objectPath = (tag: string, digest: string): string => `v1/${tag}/${digest.slice(0, 2)}/${digest}`;

/** The objects a mailbox holds, by digest: whole ones, and ones of which every part is there. */
export function readMailbox(files: ReadonlyMap<string, Uint8Array>, tag: string): ReadonlyMap<string, Uint8Array> {
  const whole = new Map<string, Uint8Array>();
  const parts = new Map<string, Map<number, Uint8Array>>();
  for (const [path, bytes] of files) {
    const place = readPlace(path);
    if (place === null || place.tag !== tag) continue;
    if (place.part === null) {
      if (digestOf(bytes) === place.digest && bytes.length <= PART) whole.set(place.digest, bytes);
      continue;
    }
    const { index, count, digest } = place.part;
    const full = index === count ? bytes.length >= 1 && bytes.length <= PART : bytes.length === PART;
    if (!full || digestOf(bytes) !== digest) continue;
    const key = `${place.digest} ${count}`;
    const found = parts.get(key) ?? new Map<number, Uint8Array>();
    parts.set(key, found.set(index, bytes));
  }
  for (const [key, found] of parts) {
    const [digest = "", count] = key.split(" ");
    if (found.size !== Number(count)) continue;
    const bytes = Buffer.concat([...found].toSorted(([a], [b]) => a - b).map(([, part]) => part));
    if (digestOf(bytes) === digest) whole.set(digest, bytes);
  }
  return whole;
}

/** Cuts an object into what a writer puts: itself, or its parts. */
export function placesOf(tag: string, object: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const digest = digestOf(object);
  if (object.length <= PART) return new Map([[objectPath(tag, digest), object]]);
  const count = Math.ceil(object.length / PART);
  must(count <= 16_384, "an object with too many parts");
  const five = (value: number): string => String(value).padStart(5, "0");
  const parts = Array.from({ length: count }, (_, index) => {
    const part = object.subarray(index * PART, (index + 1) * PART);
    return [`${objectPath(tag, digest)}.parts/${five(index + 1)}-${five(count)}-${digestOf(part)}`, part] as const;
  });
  return new Map(parts);
}
