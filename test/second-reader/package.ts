import { openMaterial } from "./blob.ts";
import { exactly, isObject, parseJson, type JsonObject } from "./canonical-json.ts";
import { countOf, digestOf, digestText, fingerprint, fromBase64, fromHex, textOf } from "./encodings.ts";
import { materialOf, openEnvelope } from "./envelope.ts";
import { mailboxTag } from "./mailbox.ts";
import { readStatement, type Statement } from "./statement.ts";
import { must, trusted } from "./unreadable.ts";
import { contentOffset, localHeader, wholeZip, type Entry } from "./zip.ts";

const MANIFEST = "manifest.dsse";
const LARGEST_MANIFEST = 4 * 1024 * 1024;

export type Opened = {
  readonly manifest: Statement;
  readonly kind: string;
  /** Anchor of the alliance whose charter proves the issuer, or null where the package carries none. */
  readonly anchor: string | null;
  readonly statements: readonly Buffer[];
  /** Contents of the blobs, by the blob's digest. */
  readonly materials: ReadonlyMap<string, Buffer>;
};

const sized = (value: JsonObject): { readonly digest: string; readonly size: number } => ({
  digest: digestText(value["digest"]),
  size: countOf(value["size"]),
});

/** The manifest, which is the first entry; its local header is the only one that is read rather than computed. */
function readManifest(file: Buffer): Statement {
  must(file.length > 30, "too short for a package");
  const size = file.readUInt32LE(22);
  must(size <= LARGEST_MANIFEST, "a manifest beyond its limit");
  const header = localHeader({ name: MANIFEST, size }, file.readUInt32LE(14));
  must(header.equals(file.subarray(0, header.length)), "not a package");
  const bytes = file.subarray(header.length, header.length + size);
  must(bytes.length === size, "a manifest that is cut short");
  const manifest = readStatement(bytes, unproved(bytes, "issuer"));
  must(manifest.kind === "package", "not a manifest");
  return manifest;
}

/** A member of the payload's body, before anything of the statement is believed: for the key it is to be verified under. */
function unproved(statement: Uint8Array, member: string): string {
  const envelope = exactly(parseJson(statement), ["payload", "payloadType", "signatures"]);
  const payload = parseJson(fromBase64(envelope["payload"], null));
  must(isObject(payload) && isObject(payload["body"]), "no body");
  return fromHex(payload["body"][member], 32).toString("hex");
}

function anchorOf(body: JsonObject): string | null {
  if (body["charter"] === null) return null;
  const bytes = fromBase64(body["charter"], null);
  const charter = readStatement(bytes, unproved(bytes, "rootKey"));
  const keys = charter.body["issuingKeys"];
  trusted(charter.kind === "charter", "not a charter");
  trusted(charter.body["allianceId"] === body["allianceId"], "the charter of another alliance");
  trusted(Array.isArray(keys) && keys.includes(textOf(body["issuer"])), "an issuer the charter does not name");
  return fingerprint(fromHex(charter.body["rootKey"], 32));
}

/** Reads a package file (formats.md 5) whole: container, manifest, envelope and blobs. */
export function openPackage(file: Buffer, identity: string, recipient: string): Opened {
  const manifest = readManifest(file);
  const { body } = manifest;
  const envelope = sized(exactly(body["envelope"], ["digest", "size"]));
  const listed = Array.isArray(body["blobs"]) ? body["blobs"] : [];
  const blobs = listed.map((one) => sized(exactly(one, ["digest", "size"])));
  must(
    blobs.every((blob, index) => index === 0 || (blobs[index - 1]?.digest ?? "") < blob.digest),
    "blobs that are not in order",
  );
  const manifestSize = file.readUInt32LE(22);
  const entries: readonly Entry[] = [
    { name: MANIFEST, size: manifestSize },
    { name: "envelope.age", size: envelope.size },
    ...blobs.map(({ digest, size }) => ({ name: digest, size })),
  ];
  const contents = entries.map((entry, index) => {
    const from = contentOffset(entries, index);
    return file.subarray(from, from + entry.size);
  });
  must(wholeZip(entries, contents).equals(file), "not the ZIP file its manifest describes");
  const [, age = Buffer.alloc(0), ...sealed] = contents;
  must(digestOf(age) === envelope.digest, "another envelope");
  must(
    sealed.every((blob, index) => digestOf(blob) === blobs[index]?.digest),
    "another blob",
  );
  const tags = Array.isArray(body["recipientTags"]) ? body["recipientTags"].map(textOf) : [];
  trusted(tags.includes(mailboxTag(recipient, textOf(body["allianceId"]))), "not for this mailbox");
  const content = openEnvelope(age, identity);
  const materials = blobs.map(
    ({ digest, size }, index) =>
      [digest, openMaterial(sealed[index] ?? Buffer.alloc(0), materialOf(content, digest, size))] as const,
  );
  return {
    manifest,
    kind: textOf(body["kind"]),
    anchor: anchorOf(body),
    statements: content.statements,
    materials: new Map(materials),
  };
}
