import { canonical, exactly, readCanonicalObject, type JsonObject } from "./canonical-json.ts";
import { countOf, digestOf, digestText, fromBase64, hmac, identifier, instant, lineOf, textOf } from "./encodings.ts";
import { must, trusted, Unreadable } from "./unreadable.ts";
import { readRecoveryFile, readVaultHeader, subkey, without, type Unlocked, type VaultHeader } from "./vault.ts";

const LARGEST_MANIFEST = 64 * 1024 * 1024;
const PLACES = ["library", "blobs", "outgoing", "incoming"];

export type BackupObject = { readonly digest: string; readonly place: string; readonly size: number };
export type Manifest = {
  readonly content: JsonObject;
  readonly vault: VaultHeader;
  readonly objects: readonly BackupObject[];
};

/** Reads `backup.json` (formats.md 10) as far as it can be read without the vault's key. */
export function readBackupManifest(bytes: Uint8Array): Manifest {
  must(bytes.length <= LARGEST_MANIFEST, "a manifest beyond its limit");
  const content = readCanonicalObject(bytes);
  if (typeof content["format"] === "number" && content["format"] > 1) throw new Unreadable("newer", "a later backup");
  exactly(content, [
    "auditHead",
    "auditRows",
    "demo",
    "format",
    "header",
    "label",
    "mac",
    "madeAt",
    "objects",
    "recovery",
    "vaultId",
  ]);
  must(content["format"] === 1 && typeof content["demo"] === "boolean", "another backup");
  digestText(content["auditHead"]);
  countOf(content["auditRows"]);
  lineOf(content["label"], 200);
  digestText(content["mac"]);
  instant(content["madeAt"]);
  const vault = readVaultHeader(fromBase64(lineOf(content["header"], 100_000), null));
  must(identifier(content["vaultId"]) === vault.vaultId, "the header of another vault");
  if (content["recovery"] !== null) {
    const recovery = readRecoveryFile(fromBase64(lineOf(content["recovery"], 100_000), null));
    must(recovery.vaultId === vault.vaultId, "the shares of another vault");
  }
  must(Array.isArray(content["objects"]) && content["objects"].length <= 1_000_000, "no objects, or too many");
  const objects = content["objects"].map((one) => {
    const object = exactly(one, ["digest", "place", "size"]);
    const place = textOf(object["place"]);
    must(PLACES.includes(place), "an object at no place of a vault");
    return { digest: digestText(object["digest"]), place, size: countOf(object["size"]) };
  });
  const ranks = objects.map(({ place, digest }) => `${PLACES.indexOf(place)} ${digest}`);
  must(
    ranks.every((rank, index) => index === 0 || (ranks[index - 1] ?? "") < rank),
    "objects out of order",
  );
  must(objects.filter(({ place }) => place === "library").length === 1, "not exactly one database");
  return { content, vault, objects };
}

/** Checks a manifest with the vault's key. */
export function proveBackup({ content }: Manifest, { vaultKey }: Unlocked): void {
  const mac = hmac(subkey(vaultKey, "backup"), canonical(without(content, ["mac"])));
  trusted(mac === content["mac"], "a manifest that was changed");
}

export type Backup = { readonly manifest: Manifest; readonly contents: readonly Buffer[] };

function checked(object: BackupObject, bytes: Buffer | undefined): Buffer {
  must(bytes !== undefined, "an object is missing");
  must(bytes.length === object.size && digestOf(bytes) === object.digest, "another object");
  return bytes;
}

/** Reads a backup in one file (`.gjb`). */
export function readBackupFile(file: Buffer): Backup {
  must(file.length >= 12 && file.subarray(0, 6).toString("latin1") === "GJBACK", "not a backup file");
  const version = file.readUInt16BE(6);
  if (version !== 1) throw new Unreadable("newer", "another version of a backup file");
  const size = file.readUInt32BE(8);
  must(size <= LARGEST_MANIFEST && file.length >= 12 + size, "a manifest beyond its limit");
  const manifest = readBackupManifest(file.subarray(12, 12 + size));
  let at = 12 + size;
  const contents = manifest.objects.map((object) => {
    const bytes = file.subarray(at, at + object.size);
    at += object.size;
    return checked(object, bytes);
  });
  must(at === file.length, "something behind the last object");
  return { manifest, contents };
}

/** Reads a backup in a folder; `read` gives the bytes at a path under the folder the backup was put in. */
export function readBackupFolder(vaultId: string, read: (path: string) => Buffer | undefined): Backup {
  const root = `guijian-backup-${vaultId}`;
  const bytes = read(`${root}/backup.json`);
  must(bytes !== undefined, "no backup");
  const manifest = readBackupManifest(bytes);
  must(manifest.vault.vaultId === vaultId, "the backup of another vault");
  const contents = manifest.objects.map((object) =>
    checked(object, read(`${root}/objects/${object.digest.slice(0, 2)}/${object.digest}`)),
  );
  return { manifest, contents };
}
