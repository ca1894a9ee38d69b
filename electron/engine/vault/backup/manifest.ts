import { createHash, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { Refusal } from "#shared/errors.ts";
import { digestSchema, idSchema, instantSchema } from "#shared/ids.ts";
import { canonicalJson } from "#shared/json.ts";
import { isCanonicalText } from "#shared/trust/canonical-text.ts";
import { sizeSchema } from "#shared/trust/common.ts";
import { textOf, utf8 } from "#shared/trust/utf8.ts";

/** Largest manifest read, in bytes: about 400,000 objects. */
export const maxManifestSize = 64 * 1024 * 1024;

const objectSchema = z
  .strictObject({
    /** Where it goes in the vault folder: the database, a sealed material, a package waiting to be sent or opened. */
    place: z.enum(["library", "blobs", "outgoing", "incoming"]),
    digest: digestSchema,
    size: sizeSchema,
  })
  .readonly();
export type BackupObject = z.infer<typeof objectSchema>;

const contentShape = {
  format: z.literal(1),
  vaultId: idSchema,
  /** The workstation's name, so that a person recognises the backup. */
  label: z.string().max(200),
  demo: z.boolean(),
  madeAt: instantSchema,
  /** Rows and head of the audit chain inside the copy. */
  auditRows: z.int().min(0),
  auditHead: digestSchema,
  /** `vault.json` as it was, base64: the key slots. */
  header: z.base64().max(100_000),
  /** `recovery.json` as it was, base64; null where the alliance holds no recovery slot. */
  recovery: z.base64().max(100_000).nullable(),
  /** The database first, then by place and digest; none twice. */
  objects: z.array(objectSchema).min(1).max(1_000_000).readonly(),
};
const manifestSchema = z.strictObject({ ...contentShape, mac: digestSchema }).readonly();

/** `backup.json`: what a backup consists of. Holds nothing secret that is not wrapped. */
export type BackupManifest = z.infer<typeof manifestSchema>;
export type BackupContent = Omit<BackupManifest, "mac">;

/** HMAC under the vault's `backup` subkey, 32 bytes as lower-case hexadecimal. */
export type Authenticate = (text: string) => string;

/** Completes a manifest with its MAC: nobody without a key to the vault can put another object in its place. */
export function sealManifest(content: BackupContent, authenticate: Authenticate): BackupManifest {
  return { ...content, mac: authenticate(canonicalJson(content)) };
}

/** The bytes of `backup.json`. */
export function encodeManifest(manifest: BackupManifest): Uint8Array {
  return utf8(canonicalJson(manifest));
}

/** SHA-256 of a manifest's bytes: the name of this backup. */
export function manifestDigest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Reads `backup.json` strictly. Throws Refusal `backup-damaged`, `newer-format`. The MAC is checked later, with the key. */
export function decodeManifest(bytes: Uint8Array): BackupManifest {
  if (bytes.length > maxManifestSize) throw damaged("size");
  let text: string;
  let value: unknown;
  try {
    text = textOf(bytes);
    value = JSON.parse(text);
  } catch (cause) {
    throw new Refusal("backup-damaged", { at: "backup.json" }, { cause });
  }
  const version = z.object({ format: z.int() }).safeParse(value);
  if (version.success && version.data.format > 1)
    throw new Refusal("newer-format", { what: `backup ${version.data.format}` });
  const result = manifestSchema.safeParse(value);
  if (!result.success) throw damaged(result.error.issues[0]?.path.join(".") || "backup.json");
  const manifest = result.data;
  if (!isCanonicalText(manifest, text) || !inOrder(manifest.objects)) throw damaged("backup.json");
  return manifest;
}

/** Checks the MAC once the vault key is known. Throws Refusal `backup-damaged`. */
export function checkManifest({ mac, ...content }: BackupManifest, authenticate: Authenticate): void {
  const expected = Buffer.from(authenticate(canonicalJson(content)), "hex");
  if (!timingSafeEqual(expected, Buffer.from(mac, "hex"))) throw damaged("mac");
}

/** The order of objects in a manifest. */
export function sortObjects(objects: readonly BackupObject[]): readonly BackupObject[] {
  return objects.toSorted((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
}

export function damaged(at: string): Refusal {
  return new Refusal("backup-damaged", { at });
}

function inOrder(objects: readonly BackupObject[]): boolean {
  if (objects.filter(({ place }) => place === "library").length !== 1) return false;
  return objects.every((each, index) => {
    const before = objects[index - 1];
    return before === undefined || orderOf(before) < orderOf(each);
  });
}

function orderOf({ place, digest }: BackupObject): string {
  return `${["library", "blobs", "outgoing", "incoming"].indexOf(place)} ${digest}`;
}
