import { type FileHandle, open } from "node:fs/promises";
import { crc32 } from "node:zlib";
import { Refusal } from "#shared/errors.ts";
import { isOfKind } from "#shared/trust/statement.ts";
import { headerSize, sealedSegmentSize } from "./blob-format.ts";
import { readFully } from "./file-io.ts";
import { createSideHash } from "./side-hash.ts";
import { readStatement, verifyRead, type VerifiedStatement } from "./signing.ts";
import { localHeader, localHeaderSize, type ZipEntry, zipDirectory, type ZipLayout, zipLayout } from "./zip-layout.ts";

export const manifestName = "manifest.dsse";
export const envelopeName = "envelope.age";
const maxManifestSize = 4 * 1024 * 1024;
const pieceSegments = 16;

/** A package whose manifest holds under the issuer it names and whose size is right; the entries behind it have not been read. */
export interface PackageFrame {
  readonly manifest: VerifiedStatement<"package">;
  /** Manifest, envelope, then the blobs in the manifest's order. */
  readonly entries: readonly (ZipEntry & { readonly digest: string })[];
  /**
   * Reads one entry through, in pieces of whole blob segments (the first with the blob's header before them), and proves header, CRC-32 and SHA-256.
   * A piece is valid until the returned promise resolves. Throws Refusal `package-damaged` with the entry's name in `at`.
   */
  readonly readEntry: (
    index: number,
    consume?: (piece: Buffer, position: number) => void | Promise<void>,
  ) => Promise<void>;
  /** Proves the directory at the end, once every entry was read. Throws Refusal `package-damaged` with a byte offset in `at`. */
  readonly checkDirectory: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * Opens a package file: parses and verifies the manifest, from which everything else about the file follows.
 * Throws Refusal `package-damaged`, `signature-invalid`, `newer-format`.
 */
export async function openFrame(path: string): Promise<PackageFrame> {
  const file = await open(path, "r");
  try {
    const manifest = await readManifest(file);
    const { envelope, blobs } = manifest.statement.body;
    const entries = [
      { name: manifestName, size: manifest.bytes.length, digest: manifest.digest },
      { name: envelopeName, ...envelope },
      ...blobs.map(({ digest, size }) => ({ name: digest, size, digest })),
    ];
    const layout = zipLayout(entries);
    const { size } = await file.stat();
    if (size !== layout.total)
      throw packageDamaged(`offset ${Math.min(size, layout.total)}`, "not the size the manifest gives");
    const crcs: number[] = [];
    return {
      manifest,
      entries,
      readEntry: async (index, consume) => {
        const entry = entries[index];
        const offset = layout.offsets[index];
        if (entry === undefined || offset === undefined) throw new RangeError(`no entry ${index}`);
        crcs[index] = await readEntry(file, entry, offset, consume ?? (() => {}));
      },
      checkDirectory: () => checkDirectory(file, entries, crcs, layout),
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** The refusal of a package: `at` is an entry's name or `offset N`. */
export function packageDamaged(at: string, problem: string, cause?: unknown): Refusal {
  return new Refusal("package-damaged", { at, problem }, cause === undefined ? {} : { cause });
}

async function readManifest(file: FileHandle): Promise<VerifiedStatement<"package">> {
  const head = Buffer.alloc(localHeaderSize({ name: manifestName, size: 0 }));
  if (!(await readFully(file, head, 0))) throw packageDamaged("offset 0", "too short");
  const entry = { name: manifestName, size: head.readUInt32LE(22) };
  if (!head.equals(localHeader(entry, head.readUInt32LE(14))))
    throw packageDamaged("offset 0", "not a package of ours");
  if (entry.size > maxManifestSize) throw packageDamaged(manifestName, "too large");
  const bytes = Buffer.alloc(entry.size);
  if (!(await readFully(file, bytes, head.length))) throw packageDamaged(manifestName, "cut short");
  if (crc32(bytes) !== head.readUInt32LE(14)) throw packageDamaged(manifestName, "CRC");
  return verifyManifest(bytes);
}

/**
 * Reads a manifest and verifies it under the issuer it names; whether that issuer is to be believed is the caller's question.
 * Throws Refusal `package-damaged`, `signature-invalid` at the manifest, `newer-format`.
 */
function verifyManifest(bytes: Uint8Array): VerifiedStatement<"package"> {
  try {
    const read = readStatement(bytes);
    if (!isOfKind(read, "package")) throw packageDamaged(manifestName, "not a manifest");
    const manifest = verifyRead(read, [read.statement.body.issuer]);
    const digests = manifest.statement.body.blobs.map(({ digest }) => digest);
    if (digests.some((digest, index) => index > 0 && digest <= (digests[index - 1] ?? ""))) {
      throw packageDamaged(manifestName, "blobs not sorted");
    }
    return manifest;
  } catch (cause) {
    if (!(cause instanceof Refusal) || cause.code === "newer-format" || cause.code === "package-damaged") throw cause;
    if (cause.code === "signature-invalid") throw new Refusal("signature-invalid", { at: manifestName }, { cause });
    throw packageDamaged(manifestName, String(cause.details["at"]), cause);
  }
}

async function readEntry(
  file: FileHandle,
  entry: ZipEntry & { readonly digest: string },
  offset: number,
  consume: (piece: Buffer, position: number) => void | Promise<void>,
): Promise<number> {
  const head = Buffer.alloc(localHeaderSize(entry));
  if (!(await readFully(file, head, offset))) throw packageDamaged(entry.name, "cut short");
  const sideHash = createSideHash(headerSize + pieceSegments * sealedSegmentSize);
  const start = offset + head.length;
  let crc = 0;
  try {
    for (let position = 0; position < entry.size;) {
      const buffer = await sideHash.take();
      const most = position === 0 ? headerSize + pieceSegments * sealedSegmentSize : pieceSegments * sealedSegmentSize;
      const piece = buffer.bytes.subarray(0, Math.min(most, entry.size - position));
      if (!(await readFully(file, piece, start + position))) throw packageDamaged(entry.name, "cut short");
      sideHash.push(buffer, piece.length);
      crc = crc32(piece, crc);
      await consume(piece, position);
      position += piece.length;
    }
    if ((await sideHash.digest()) !== entry.digest) throw packageDamaged(entry.name, "digest");
  } finally {
    await sideHash.close();
  }
  if (!head.equals(localHeader(entry, crc))) throw packageDamaged(entry.name, "header");
  return crc;
}

async function checkDirectory(
  file: FileHandle,
  entries: readonly ZipEntry[],
  crcs: readonly number[],
  layout: ZipLayout,
): Promise<void> {
  if (entries.some((_, index) => crcs[index] === undefined)) throw new TypeError("entries not read yet");
  const expected = zipDirectory(entries, crcs, layout);
  const found = Buffer.alloc(expected.length);
  const complete = await readFully(file, found, layout.directory);
  if (complete && found.equals(expected)) return;
  const at = expected.findIndex((byte, index) => byte !== found[index]);
  throw packageDamaged(`offset ${layout.directory + Math.max(0, at)}`, "directory");
}
