import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, type KeyObject } from "node:crypto";
import { Refusal } from "#shared/errors.ts";
import type { Random } from "./random.ts";

/*
 * A sealed blob is `header ‖ segment 0 ‖ … ‖ segment n-1`, after Tink's AES-GCM-HKDF streaming format:
 *   header  = "GJBLOB" ‖ version (u16 big-endian, 1) ‖ salt (32) ‖ nonce prefix (7)
 *   key     = HKDF-SHA-256(ikm = the blob's key, salt = salt, info = the first 8 bytes of the header, 32 bytes)
 *   segment = AES-256-GCM(key, nonce = prefix ‖ number (u32 big-endian) ‖ last (1 or 0), no additional data) ‖ tag (16)
 * Every segment but the last holds exactly 64 KiB of plaintext, the last holds 1 byte to 64 KiB, or nothing if the whole blob is empty.
 */

export const segmentSize = 65_536;
export const tagSize = 16;
export const sealedSegmentSize = segmentSize + tagSize;
export const headerSize = 47;
const magic = Buffer.from("GJBLOB\0\x01", "latin1");
const saltEnd = 40;

/** Seals or opens the segments of one blob, one at a time, in any order. */
export interface SegmentCipher {
  /** Writes ciphertext and tag of a segment into `target` at `at`; returns the bytes written. */
  readonly seal: (plain: Uint8Array, number: number, last: boolean, target: Uint8Array, at: number) => number;
  /** The plaintext of a sealed segment (freshly allocated), or null if it is not this segment of this blob. */
  readonly open: (sealed: Uint8Array, number: number, last: boolean) => Buffer | null;
}

/** A new header with a random salt and nonce prefix. */
export function newBlobHeader(random: Random): Buffer {
  return Buffer.concat([magic, random(saltEnd - magic.length), random(headerSize - saltEnd)]);
}

/** Checks magic and version. Throws Refusal `blob-damaged` at 0, or `newer-format`. */
export function checkBlobHeader(header: Uint8Array): void {
  const seen = Buffer.from(header.buffer, header.byteOffset, header.byteLength);
  if (seen.length !== headerSize || !seen.subarray(0, 6).equals(magic.subarray(0, 6))) throw damaged(0);
  const version = seen.readUInt16BE(6);
  if (version > 1) throw new Refusal("newer-format", { what: `blob ${version}` });
  if (version !== 1) throw damaged(0);
}

/** The cipher of a blob with this header under this 32-byte key. */
export function segmentCipher(header: Uint8Array, key: Uint8Array): SegmentCipher {
  const derived = new Uint8Array(
    hkdfSync("sha256", key, header.subarray(magic.length, saltEnd), header.subarray(0, magic.length), 32),
  );
  const aesKey: KeyObject = createSecretKey(derived);
  derived.fill(0);
  const nonce = Buffer.alloc(12);
  nonce.set(header.subarray(saltEnd, headerSize));
  const nonceOf = (number: number, last: boolean) => {
    nonce.writeUInt32BE(number, 7);
    nonce[11] = last ? 1 : 0;
    return nonce;
  };
  return {
    seal: (plain, number, last, target, at) => {
      const cipher = createCipheriv("aes-256-gcm", aesKey, nonceOf(number, last));
      const sealed = cipher.update(plain);
      target.set(sealed, at);
      release(sealed);
      cipher.final();
      target.set(cipher.getAuthTag(), at + plain.length);
      return plain.length + tagSize;
    },
    open: (sealed, number, last) => {
      const end = sealed.length - tagSize;
      const decipher = createDecipheriv("aes-256-gcm", aesKey, nonceOf(number, last), { authTagLength: tagSize });
      const plain = decipher.update(sealed.subarray(0, end));
      decipher.setAuthTag(sealed.subarray(end));
      try {
        decipher.final();
      } catch {
        plain.fill(0);
        return null;
      }
      return plain;
    },
  };
}

/**
 * Gives the memory of a buffer the cipher made back at once. Left to the collector, a long run of 64 KiB buffers piles up to tens of MiB before it
 * runs. The buffer is empty afterwards.
 */
export function release(buffer: Buffer): void {
  if (buffer.buffer instanceof ArrayBuffer && buffer.byteLength === buffer.buffer.byteLength) buffer.buffer.transfer(0);
}

/** How a sealed size divides into segments; null if no blob has this size. */
export interface BlobLayout {
  readonly plainSize: number;
  readonly segments: number;
  /** Sealed size of the last segment. */
  readonly lastSize: number;
}

export function blobLayout(sealedSize: number): BlobLayout | null {
  const body = sealedSize - headerSize;
  if (body < tagSize) return null;
  const segments = Math.ceil(body / sealedSegmentSize);
  const lastSize = body - (segments - 1) * sealedSegmentSize;
  if (lastSize < tagSize || (lastSize === tagSize && segments > 1) || segments > 0xffffffff) return null;
  return { plainSize: body - segments * tagSize, segments, lastSize };
}

/** The sealed size of a plaintext of this size. */
export function sealedSizeOf(plainSize: number): number {
  return headerSize + plainSize + Math.max(1, Math.ceil(plainSize / segmentSize)) * tagSize;
}

/** Byte offset of a sealed segment in the file. */
export function segmentOffset(number: number): number {
  return headerSize + number * sealedSegmentSize;
}

/** The refusal of a blob that is not what was sealed. `at` is a byte offset in the sealed file. */
export function damaged(at: number): Refusal {
  return new Refusal("blob-damaged", { at });
}
