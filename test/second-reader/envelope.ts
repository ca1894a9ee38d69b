import { openAge } from "./age.ts";
import type { SealedMaterial } from "./blob.ts";
import { plainSizeOf, sealedSizeOf } from "./blob.ts";
import { exactly, isObject, readCanonicalObject } from "./canonical-json.ts";
import { countOf, digestText, fromBase64 } from "./encodings.ts";
import { must } from "./unreadable.ts";

export type EnvelopeContent = {
  /** What opens a blob and what must come out, by the blob's digest. */
  readonly keys: ReadonlyMap<string, Omit<SealedMaterial, "sealedSize">>;
  /** Statement files in the order in which they are to be read. */
  readonly statements: readonly Buffer[];
};

/** Opens a package's envelope (formats.md 4). */
export function openEnvelope(file: Uint8Array, identity: string): EnvelopeContent {
  return readContent(openAge(file, identity));
}

/** Reads what an envelope of a package holds. */
export function readContent(bytes: Uint8Array): EnvelopeContent {
  const content = exactly(readCanonicalObject(bytes), ["keys", "statements"]);
  const { keys, statements } = content;
  must(isObject(keys) && Array.isArray(statements), "not the content of an envelope");
  must(statements.length <= 10_000, "more statements than a reader takes");
  const read = Object.entries(keys).map(([name, value]) => {
    const entry = exactly(value, ["key", "plainDigest", "plainSize"]);
    const material = {
      sealedDigest: digestText(name),
      plainDigest: digestText(entry["plainDigest"]),
      plainSize: countOf(entry["plainSize"]),
      key: fromBase64(entry["key"], 32),
    };
    return [name, material] as const;
  });
  return { keys: new Map(read), statements: statements.map((one) => fromBase64(one, null)) };
}

/** What is known of a blob of this size, or a refusal where the envelope does not speak of it or of another size. */
export function materialOf(content: EnvelopeContent, digest: string, sealedSize: number): SealedMaterial {
  const entry = content.keys.get(digest);
  must(entry !== undefined, "a blob without a key");
  must(
    plainSizeOf(sealedSize) === entry.plainSize && sealedSizeOf(entry.plainSize) === sealedSize,
    "sizes that do not belong together",
  );
  return { ...entry, sealedSize };
}
