import { createHash } from "node:crypto";
import { open, unlink } from "node:fs/promises";
import { Refusal } from "#shared/errors.ts";
import type { Digest } from "#shared/ids.ts";
import type { PublicKey } from "#shared/trust/common.ts";
import {
  blobLayout,
  checkBlobHeader,
  headerSize,
  release,
  sealedSegmentSize,
  type SegmentCipher,
  segmentCipher,
} from "./blob-format.ts";
import { maxSealedEnvelopeSize, open as openEnvelope } from "./envelope.ts";
import { flushFile, writeFully } from "./file-io.ts";
import { decodeContent, type MaterialKey, type PackageContent } from "./package-content.ts";
import { envelopeName, openFrame, packageDamaged, type PackageFrame } from "./package-frame.ts";
import type { VerifiedStatement } from "./signing.ts";

/** A package whose manifest and envelope are proved. Blobs are proved as they are extracted, the rest of the file by `finish`. */
export interface OpenPackage extends PackageContent {
  readonly manifest: VerifiedStatement<"package">;
  /**
   * Copies a blob as it is sealed into a new file at `path` (mode 0600) and brings it safely to the disk; on the way proves the sealed digest, every
   * segment and the plaintext digest. On failure the file is removed.
   * Throws Refusal `package-damaged` with the blob's name in `at`, `not-found` if the package has no such blob.
   */
  readonly extract: (digest: Digest, path: string, options?: ExtractOptions) => Promise<MaterialKey>;
  /** Proves every part of the file not read yet. Import nothing before it resolves. Throws Refusal `package-damaged`. */
  readonly finish: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface ExtractOptions {
  /** Called about once a MiB with the sealed bytes of this blob done. */
  readonly onProgress?: (bytes: number) => void;
  readonly signal?: AbortSignal;
}

export interface OpenPackageOptions {
  /** `AGE-SECRET-KEY-1…` of the seats (or the alliance) of this workstation. */
  readonly identities: readonly string[];
  /** Keys whose packages are accepted; null = the caller judges `manifest.signer` before importing anything. */
  readonly issuers: readonly PublicKey[] | null;
}

/**
 * Opens a package for import. Throws Refusal `package-damaged`, `signature-invalid`, `newer-format`, `package-not-for-you`, `envelope-damaged`.
 */
export async function openPackage(path: string, options: OpenPackageOptions): Promise<OpenPackage> {
  const frame = await openFrame(path);
  try {
    const { manifest } = frame;
    if (options.issuers !== null && !options.issuers.includes(manifest.signer)) {
      throw new Refusal("signature-invalid", { at: "issuer" });
    }
    const read = new Set<number>();
    const readOnce = async (index: number, consume?: Parameters<PackageFrame["readEntry"]>[1]) => {
      await frame.readEntry(index, consume);
      read.add(index);
    };
    const content = await openContent(frame, options.identities, (consume) => readOnce(1, consume));
    return {
      ...content,
      manifest,
      extract: async (digest, target, extraction = {}) => {
        const index = frame.entries.findIndex((entry, at) => at > 1 && entry.name === digest);
        const key = content.keys.get(digest);
        if (index < 0 || key === undefined) throw new Refusal("not-found", { what: digest });
        await extractTo(
          target,
          key,
          frame.entries[index]?.size ?? 0,
          digest,
          (consume) => readOnce(index, consume),
          extraction,
        );
        return key;
      },
      finish: async () => {
        for (const index of frame.entries.keys()) if (!read.has(index)) await readOnce(index);
        await frame.checkDirectory();
      },
      close: frame.close,
    };
  } catch (error) {
    await frame.close();
    throw error;
  }
}

/** Reads and opens the envelope and checks that it holds a key for every blob of the package. */
export async function openContent(
  frame: PackageFrame,
  identities: readonly string[],
  read: (consume: (piece: Buffer) => void) => Promise<void> = (consume) => frame.readEntry(1, consume),
): Promise<PackageContent> {
  const { size } = frame.manifest.statement.body.envelope;
  if (size > maxSealedEnvelopeSize)
    throw new Refusal("too-large", { what: envelopeName, size, limit: maxSealedEnvelopeSize });
  const pieces: Buffer[] = [];
  await read((piece) => void pieces.push(Buffer.from(piece)));
  const content = decodeContent(await openEnvelope(Buffer.concat(pieces), identities));
  const missing = frame.manifest.statement.body.blobs.find(({ digest }) => !content.keys.has(digest));
  if (missing !== undefined) throw packageDamaged(envelopeName, `no key for ${missing.digest}`);
  return content;
}

/** Proves, piece by piece, that a sealed blob opens to the plaintext its key promises. */
export function blobChecker(
  name: string,
  size: number,
  key: MaterialKey,
): { piece: (bytes: Buffer, position: number) => void; end: () => void } {
  const layout = blobLayout(size);
  if (layout === null || layout.plainSize !== key.plainSize) throw packageDamaged(name, "size");
  const hash = createHash("sha256");
  let cipher: SegmentCipher | null = null;
  let segment = 0;
  return {
    piece: (bytes, position) => {
      if (cipher === null) {
        checkHeader(name, bytes.subarray(0, headerSize));
        cipher = segmentCipher(bytes.subarray(0, headerSize), key.key);
      }
      for (let at = position === 0 ? headerSize : 0; at < bytes.length; at += sealedSegmentSize, segment += 1) {
        const plain = cipher.open(bytes.subarray(at, at + sealedSegmentSize), segment, segment === layout.segments - 1);
        if (plain === null) throw packageDamaged(name, `segment ${segment}`);
        hash.update(plain);
        release(plain);
      }
    },
    end: () => {
      if (hash.digest("hex") !== key.plainDigest) throw packageDamaged(name, "plaintext digest");
    },
  };
}

function checkHeader(name: string, header: Buffer): void {
  try {
    checkBlobHeader(header);
  } catch (cause) {
    if (cause instanceof Refusal && cause.code === "newer-format") throw cause;
    throw packageDamaged(name, "blob header", cause);
  }
}

async function extractTo(
  path: string,
  key: MaterialKey,
  size: number,
  name: string,
  read: (consume: (piece: Buffer, position: number) => Promise<void>) => Promise<void>,
  { onProgress, signal }: ExtractOptions,
): Promise<void> {
  const checker = blobChecker(name, size, key);
  const file = await open(path, "wx", 0o600);
  try {
    await read(async (piece, position) => {
      signal?.throwIfAborted();
      const writing = writeFully(file, piece, position);
      try {
        checker.piece(piece, position);
      } finally {
        await writing;
      }
      onProgress?.(position + piece.length);
    });
    checker.end();
    await flushFile(file);
    await file.close();
  } catch (error) {
    await file.close().catch(() => {});
    await unlink(path).catch(() => {});
    throw error;
  }
}
