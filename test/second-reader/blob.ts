import { derive, digestOf, openGcm } from "./encodings.ts";
import { must, trusted, Unreadable } from "./unreadable.ts";

const HEADER = 47;
const SEGMENT = 65_536;
const TAG = 16;

export type SealedMaterial = {
  readonly sealedDigest: string;
  readonly sealedSize: number;
  readonly plainDigest: string;
  readonly plainSize: number;
  readonly key: Uint8Array;
};

/** Size of the plaintext of a sealed file; refuses sizes no plaintext has. */
export function plainSizeOf(sealedSize: number): number {
  const behind = sealedSize - HEADER;
  must(behind >= TAG, "too short for a sealed file");
  const segments = Math.ceil(behind / (SEGMENT + TAG));
  const size = behind - segments * TAG;
  must(size >= (segments - 1) * SEGMENT + (segments > 1 ? 1 : 0), "a size no plaintext has");
  return size;
}

/** Size of the sealed file of a plaintext. */
export const sealedSizeOf = (plainSize: number): number =>
  HEADER + plainSize + TAG * Math.max(1, Math.ceil(plainSize / SEGMENT));

/** Opens a sealed file (formats.md 3) under its key; proves nothing about what it is. */
export function openBlob(file: Uint8Array, key: Uint8Array): Buffer {
  must(file.length >= HEADER && Buffer.from(file.subarray(0, 6)).toString("latin1") === "GJBLOB", "not a sealed file");
  const version = Buffer.from(file.subarray(6, 8)).readUInt16BE();
  if (version > 1) throw new Unreadable("newer", "a later sealed file");
  must(version === 1, "no version of a sealed file");
  const size = plainSizeOf(file.length);
  const segments = Math.max(1, Math.ceil(size / SEGMENT));
  const segmentKey = derive(key, file.subarray(0, 8), file.subarray(8, 40));
  const plain: Buffer[] = [];
  for (let index = 0; index < segments; index += 1) {
    const nonce = Buffer.alloc(12);
    nonce.set(file.subarray(40, 47));
    nonce.writeUInt32BE(index, 7);
    nonce.writeUInt8(index === segments - 1 ? 1 : 0, 11);
    const from = HEADER + index * (SEGMENT + TAG);
    plain.push(openGcm(segmentKey, nonce, file.subarray(from, Math.min(from + SEGMENT + TAG, file.length)), ""));
  }
  return Buffer.concat(plain);
}

/** Opens a sealed file and holds it against what a signed statement says of it. */
export function openMaterial(file: Uint8Array, material: SealedMaterial): Buffer {
  trusted(file.length === material.sealedSize && digestOf(file) === material.sealedDigest, "another sealed file");
  const plain = openBlob(file, material.key);
  trusted(plain.length === material.plainSize && digestOf(plain) === material.plainDigest, "another content");
  return plain;
}
