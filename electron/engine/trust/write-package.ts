import { createHash } from "node:crypto";
import { type FileHandle, open, unlink } from "node:fs/promises";
import { crc32 } from "node:zlib";
import { Refusal } from "#shared/errors.ts";
import type { Id } from "#shared/ids.ts";
import { toBase64 } from "#shared/trust/base64.ts";
import type { PackageKind } from "#shared/trust/bodies/package.ts";
import type { Recipient } from "#shared/trust/common.ts";
import type { StatementHeader } from "#shared/trust/kinds.ts";
import { mailboxTag } from "#shared/trust/mailbox.ts";
import { maxEnvelopeSize, seal } from "./envelope.ts";
import { flushFile, readFully, writeFully } from "./file-io.ts";
import { encodeContent } from "./package-content.ts";
import { envelopeName, manifestName } from "./package-frame.ts";
import type { SealedBlob } from "./sealed-blob.ts";
import { sha256Hex } from "./sha256.ts";
import { publicKeyOf, signStatement, type VerifiedStatement } from "./signing.ts";
import { localHeader, localHeaderSize, type ZipEntry, zipDirectory, zipLayout } from "./zip-layout.ts";

/** A material going with a package. */
export interface PackedMaterial extends SealedBlob {
  /** Where the sealed file is; null = only its key travels, the recipient has the blob or gets it elsewhere. */
  readonly path: string | null;
}

/** What goes into a package. */
export interface PackageDraft {
  /** Header of the manifest, which is a statement of its own. */
  readonly header: StatementHeader;
  readonly allianceId: Id;
  readonly kind: PackageKind;
  /** The charter's file, when the signing key is one of its issuing keys; else null. */
  readonly charter: Uint8Array | null;
  readonly recipients: readonly Recipient[];
  /** Statement files, in the order the recipient shall read them. */
  readonly statements: readonly Uint8Array[];
  readonly materials: readonly PackedMaterial[];
}

export interface WriteOptions {
  /** Called about once a MiB with the bytes of sealed materials written so far. */
  readonly onProgress?: (bytes: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Writes a package file (mode 0600; must not exist) and brings it safely to the disk. Every sealed blob is read and compared with its name while it
 * is copied: a damaged one is Refusal `blob-damaged` and never leaves. On any failure the file is removed.
 * Throws also `too-large` (envelope), `invalid-input` (recipients).
 */
export async function writePackage(
  path: string,
  draft: PackageDraft,
  seed: Uint8Array,
  options: WriteOptions = {},
): Promise<VerifiedStatement<"package">> {
  const unique = new Map(draft.materials.map((material) => [material.sealedDigest, material]));
  const materials = [...unique.values()].toSorted((a, b) => (a.sealedDigest < b.sealedDigest ? -1 : 1));
  const content = encodeContent({
    statements: draft.statements,
    keys: new Map(materials.map((material) => [material.sealedDigest, material])),
  });
  if (content.length > maxEnvelopeSize) {
    throw new Refusal("too-large", { what: "envelope", size: content.length, limit: maxEnvelopeSize });
  }
  const envelope = await seal(content, draft.recipients);
  const blobs = materials.flatMap(({ path: from, sealedDigest: digest, sealedSize: size }) =>
    from === null ? [] : [{ from, digest, size }],
  );
  const manifest = signStatement(
    {
      ...draft.header,
      kind: "package",
      body: {
        format: 1,
        allianceId: draft.allianceId,
        kind: draft.kind,
        issuer: publicKeyOf(seed),
        charter: draft.charter === null ? null : toBase64(draft.charter),
        recipientTags: draft.recipients.map((recipient) => mailboxTag(recipient, draft.allianceId)).toSorted(),
        envelope: { digest: sha256Hex(envelope), size: envelope.length },
        blobs: blobs.map(({ digest, size }) => ({ digest, size })),
      },
    },
    seed,
  );
  const entries: ZipEntry[] = [
    { name: manifestName, size: manifest.bytes.length },
    { name: envelopeName, size: envelope.length },
    ...blobs.map(({ digest: name, size }) => ({ name, size })),
  ];
  const layout = zipLayout(entries);
  const file = await open(path, "wx", 0o600);
  try {
    const crcs: number[] = [];
    let copied = 0;
    for (const [index, entry] of entries.entries()) {
      const offset = layout.offsets[index] ?? 0;
      const body = offset + localHeaderSize(entry);
      const inMemory = [manifest.bytes, envelope][index];
      const blob = blobs[index - 2];
      if (inMemory !== undefined) {
        await writeFully(file, inMemory, body);
        crcs.push(crc32(inMemory));
      } else if (blob !== undefined) {
        crcs.push(await copyBlob(file, body, blob, options, copied));
        copied += blob.size;
      }
      await writeFully(file, localHeader(entry, crcs[index] ?? 0), offset);
    }
    await writeFully(file, zipDirectory(entries, crcs, layout), layout.directory);
    await flushFile(file);
    await file.close();
    return manifest;
  } catch (error) {
    await file.close().catch(() => {});
    await unlink(path).catch(() => {});
    throw error;
  }
}

async function copyBlob(
  target: FileHandle,
  at: number,
  blob: { readonly from: string; readonly digest: string; readonly size: number },
  { onProgress, signal }: WriteOptions,
  before: number,
): Promise<number> {
  const source = await open(blob.from, "r");
  try {
    if ((await source.stat()).size !== blob.size) throw new Refusal("blob-damaged", { at: blob.digest });
    const hash = createHash("sha256");
    const buffer = Buffer.allocUnsafeSlow(1024 * 1024);
    let crc = 0;
    for (let done = 0; done < blob.size;) {
      signal?.throwIfAborted();
      const piece = buffer.subarray(0, Math.min(buffer.length, blob.size - done));
      if (!(await readFully(source, piece, done))) throw new Refusal("blob-damaged", { at: blob.digest });
      const writing = writeFully(target, piece, at + done);
      hash.update(piece);
      crc = crc32(piece, crc);
      await writing;
      done += piece.length;
      onProgress?.(before + done);
    }
    if (hash.digest("hex") !== blob.digest) throw new Refusal("blob-damaged", { at: blob.digest });
    return crc;
  } finally {
    await source.close();
  }
}
