import { z } from "zod";
import { Refusal } from "#shared/errors.ts";
import { type Digest, digestSchema } from "#shared/ids.ts";
import { canonicalJson } from "#shared/json.ts";
import { fromBase64, toBase64 } from "#shared/trust/base64.ts";
import { sizeSchema } from "#shared/trust/common.ts";
import { textOf, utf8 } from "#shared/trust/utf8.ts";
import type { SealedBlob } from "./sealed-blob.ts";

/** What opens one sealed blob, and what must come out of it. */
export type MaterialKey = Pick<SealedBlob, "key" | "plainDigest" | "plainSize">;

/** What an envelope of a package holds. */
export interface PackageContent {
  /** Statement files, exactly as signed, in the order the sender gave. */
  readonly statements: readonly Uint8Array[];
  /** By sealed digest. May name blobs that are not in the package because the recipient has them or gets them elsewhere. */
  readonly keys: ReadonlyMap<Digest, MaterialKey>;
}

const blobKeySize = 32;

const contentSchema = z.strictObject({
  keys: z.record(digestSchema, z.strictObject({ key: z.string(), plainDigest: digestSchema, plainSize: sizeSchema })),
  statements: z.array(z.string()).max(10_000),
});

/** The canonical bytes of an envelope's content. */
export function encodeContent(content: PackageContent): Uint8Array {
  const keys = [...content.keys].map(
    ([digest, { key, plainDigest, plainSize }]) => [digest, { key: toBase64(key), plainDigest, plainSize }] as const,
  );
  return utf8(canonicalJson({ keys: Object.fromEntries(keys), statements: content.statements.map(toBase64) }));
}

/** Reads an envelope's content strictly. Throws Refusal `envelope-damaged` unless it is exactly what {@link encodeContent} writes. */
export function decodeContent(bytes: Uint8Array): PackageContent {
  try {
    const text = textOf(bytes);
    const parsed = contentSchema.parse(JSON.parse(text));
    if (canonicalJson(parsed) !== text) throw new TypeError("not canonical");
    return {
      statements: parsed.statements.map(decoded),
      keys: new Map(
        Object.entries(parsed.keys).map(([digest, entry]) => [digest, { ...entry, key: decodedKey(entry.key) }]),
      ),
    };
  } catch (cause) {
    throw new Refusal("envelope-damaged", { problem: "content" }, { cause });
  }
}

function decoded(text: string): Uint8Array {
  const bytes = fromBase64(text);
  if (bytes === null) throw new TypeError("not canonical base64");
  return bytes;
}

function decodedKey(text: string): Uint8Array {
  const key = decoded(text);
  if (key.length !== blobKeySize) throw new TypeError("not the key of a blob");
  return key;
}
