import { createHash, randomBytes, webcrypto } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  headerSize,
  newBlobHeader,
  sealedSegmentSize,
  sealedSizeOf,
  segmentCipher,
  segmentSize,
} from "#engine/trust/blob-format.ts";
import { openBlob, sealBlob, type SealedBlob, verifyBlob } from "#engine/trust/sealed-blob.ts";
import { seededRandom } from "./fixtures.ts";
import { codeOf, refusalOf } from "./refusal.ts";

const folder = mkdtempSync(join(tmpdir(), "guijian-blob-"));
let count = 0;
const freshPath = () => join(folder, String((count += 1)));
const random = seededRandom("blobs");
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

async function sealed(plain: Uint8Array): Promise<SealedBlob & { readonly path: string }> {
  const path = freshPath();
  return { ...(await sealBlob([plain], path, { random })), path };
}

async function contentOf(path: string, key: Uint8Array): Promise<Buffer> {
  const blob = await openBlob(path, key);
  const pieces: Buffer[] = [];
  try {
    for await (const piece of blob.stream()) pieces.push(piece);
  } finally {
    await blob.close();
  }
  return Buffer.concat(pieces);
}

/** The format again, from docs/formats.md, on another implementation of the algorithms. */
async function openIndependently(file: Buffer, key: Uint8Array): Promise<Buffer> {
  const base = await webcrypto.subtle.importKey("raw", new Uint8Array(key), "HKDF", false, ["deriveKey"]);
  const hkdf = { name: "HKDF", hash: "SHA-256", salt: file.subarray(8, 40), info: file.subarray(0, 8) };
  const aes = await webcrypto.subtle.deriveKey(hkdf, base, { name: "AES-GCM", length: 256 }, false, ["decrypt"]);
  const pieces: Uint8Array[] = [];
  for (let at = 47, number = 0; at < file.length; at += 65_552, number += 1) {
    const iv = Buffer.concat([file.subarray(40, 47), Buffer.alloc(5)]);
    iv.writeUInt32BE(number, 7);
    iv[11] = at + 65_552 >= file.length ? 1 : 0;
    const segment = file.subarray(at, at + 65_552);
    pieces.push(new Uint8Array(await webcrypto.subtle.decrypt({ name: "AES-GCM", iv }, aes, segment)));
  }
  return Buffer.concat(pieces);
}

describe("a sealed blob", () => {
  const sizes = [
    0,
    1,
    2,
    segmentSize - 1,
    segmentSize,
    segmentSize + 1,
    2 * segmentSize,
    16 * segmentSize,
    16 * segmentSize + 1,
  ];

  test.each([...sizes, 3_000_000])("of %i bytes comes back, and an independent reader agrees", async (size) => {
    const plain = randomBytes(size);
    const blob = await sealed(plain);
    const file = readFileSync(blob.path);
    expect(blob).toMatchObject({
      plainSize: size,
      plainDigest: sha256(plain),
      sealedDigest: sha256(file),
      sealedSize: file.length,
    });
    expect(file.length).toBe(sealedSizeOf(size));
    expect((await contentOf(blob.path, blob.key)).equals(plain)).toBe(true);
    expect((await openIndependently(file, blob.key)).equals(plain)).toBe(true);
    await verifyBlob(blob.path, blob.key, blob);
    expect((await stat(blob.path)).mode & 0o777).toBe(0o600);
  });

  test("long enough for the second thread comes back too", async () => {
    const piece = randomBytes(1_000_003);
    const path = freshPath();
    const blob = await sealBlob(
      Array.from({ length: 40 }, () => piece),
      path,
      { random },
    );
    expect(blob.sealedDigest).toBe(sha256(readFileSync(path)));
    const hash = createHash("sha256");
    for (let index = 0; index < 40; index += 1) hash.update(piece);
    expect(blob.plainDigest).toBe(hash.digest("hex"));
    await verifyBlob(path, blob.key, blob);
  });

  test("does not depend on how the source was cut", async () => {
    const plain = randomBytes(300_000);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(300_000), { maxLength: 8 }), async (cuts) => {
        const ends = [...cuts.toSorted((a, b) => a - b), plain.length];
        const pieces = ends.map((end, index) => plain.subarray(ends[index - 1] ?? 0, end));
        const [a, b] = [freshPath(), freshPath()];
        const one = await sealBlob(pieces, a, { random: seededRandom("same") });
        const other = await sealBlob([plain], b, { random: seededRandom("same") });
        expect(one).toEqual(other);
      }),
      { numRuns: 20 },
    );
  });

  test("is read at random", async () => {
    const plain = randomBytes(5 * segmentSize + 777);
    const { path, key } = await sealed(plain);
    const blob = await openBlob(path, key);
    await fc.assert(
      fc.asyncProperty(fc.nat(plain.length + 10), fc.nat(3 * segmentSize), async (offset, length) => {
        expect((await blob.read(offset, length)).equals(plain.subarray(offset, offset + length))).toBe(true);
      }),
      { numRuns: 200 },
    );
    await expect(blob.read(-1, 1)).rejects.toThrow(RangeError);
    await expect(blob.read(0.5, 1)).rejects.toThrow(RangeError);
    await blob.close();
  });

  test("never repeats its key, salt or prefix", async () => {
    const blobs = await Promise.all([1, 2, 3].map(() => sealed(Buffer.from("same"))));
    expect(new Set(blobs.map(({ sealedDigest }) => sealedDigest)).size).toBe(3);
    expect(new Set(blobs.map(({ key }) => Buffer.from(key).toString("hex"))).size).toBe(3);
  });
});

describe("tampering", () => {
  const plain = randomBytes(2 * segmentSize + 100);

  async function codeOfFile(file: Uint8Array, key: Uint8Array): Promise<{ code: string; at: unknown }> {
    const path = freshPath();
    writeFileSync(path, file);
    const refusal = await refusalOf(() => contentOf(path, key));
    return { code: refusal?.code ?? "accepted", at: refusal?.details["at"] };
  }

  test("every flipped bit is found, in its segment", async () => {
    const { path, key } = await sealed(plain);
    const file = readFileSync(path);
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.nat(file.length - 1), fc.nat(headerSize + 20)), fc.nat(7), async (at, bit) => {
        const flipped = Buffer.from(file);
        flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
        const found = await codeOfFile(flipped, key);
        const segment = Math.max(0, Math.floor((at - headerSize) / sealedSegmentSize));
        if (at === 6 || at === 7) expect(["newer-format", "blob-damaged"]).toContain(found.code);
        else if (at < 6) expect(found).toEqual({ code: "blob-damaged", at: 0 });
        else expect(found).toEqual({ code: "blob-damaged", at: headerSize + segment * sealedSegmentSize });
      }),
      { numRuns: 400 },
    );
  });

  test("a truncation anywhere is found", async () => {
    const { path, key } = await sealed(plain);
    const file = readFileSync(path);
    const ends = [
      0,
      1,
      headerSize - 1,
      headerSize,
      headerSize + 15,
      headerSize + 16,
      file.length - 1,
      file.length - 17,
    ];
    for (const end of [
      ...ends,
      headerSize + sealedSegmentSize,
      headerSize + 2 * sealedSegmentSize,
      headerSize + sealedSegmentSize + 16,
    ]) {
      expect((await codeOfFile(file.subarray(0, end), key)).code, `cut at ${end}`).toBe("blob-damaged");
    }
  });

  test("segments cannot be swapped, repeated, dropped, appended or taken from another blob", async () => {
    const [one, two] = [await sealed(plain), await sealed(plain)];
    const file = readFileSync(one.path);
    const other = readFileSync(two.path);
    const [a, b] = [headerSize + sealedSegmentSize, headerSize + 2 * sealedSegmentSize];
    const head = file.subarray(0, headerSize);
    const [first, second, last] = [file.subarray(headerSize, a), file.subarray(a, b), file.subarray(b)];
    for (const parts of [
      [head, second, first, last],
      [head, first, first, last],
      [head, second, last],
      [head, first, last],
      [head, first, second, last, last],
      [head, first, second, last, Buffer.alloc(1)],
      [head, first, other.subarray(a, b), last],
      [other.subarray(0, headerSize), first, second, last],
    ]) {
      expect((await codeOfFile(Buffer.concat(parts), one.key)).code).toBe("blob-damaged");
    }
    expect((await codeOfFile(file, two.key)).code).toBe("blob-damaged");
  });

  test("a range over a damaged segment is refused and its neighbours are still read", async () => {
    const { path, key } = await sealed(plain);
    const file = readFileSync(path);
    file[headerSize + sealedSegmentSize + 5] = (file[headerSize + sealedSegmentSize + 5] ?? 0) ^ 1;
    const copy = freshPath();
    writeFileSync(copy, file);
    const blob = await openBlob(copy, key);
    expect((await blob.read(0, segmentSize)).equals(plain.subarray(0, segmentSize))).toBe(true);
    expect(await codeOf(() => blob.read(segmentSize - 1, 2))).toBe("blob-damaged");
    expect((await blob.read(2 * segmentSize, 100)).equals(plain.subarray(2 * segmentSize))).toBe(true);
    await blob.close();
  });

  test("an empty segment after a full one is no blob, even from someone who has the key", async () => {
    const key = random(32);
    const header = newBlobHeader(random);
    const cipher = segmentCipher(header, key);
    const file = Buffer.concat([header, Buffer.alloc(sealedSegmentSize + 16)]);
    cipher.seal(Buffer.alloc(segmentSize), 0, false, file, headerSize);
    cipher.seal(Buffer.alloc(0), 1, true, file, headerSize + sealedSegmentSize);
    expect(await codeOfFile(file, key)).toEqual({ code: "blob-damaged", at: 0 });
  });

  test("another file under the right seal is found by its digest", async () => {
    const { path, key, plainDigest, plainSize } = await sealed(plain);
    expect(await codeOf(() => verifyBlob(path, key, { plainDigest: "0".repeat(64), plainSize }))).toBe("blob-damaged");
    expect(await codeOf(() => verifyBlob(path, key, { plainDigest, plainSize: plainSize - 1 }))).toBe("blob-damaged");
  });

  test("a later version is named as such", async () => {
    const { path, key } = await sealed(plain);
    const file = readFileSync(path);
    file[7] = 2;
    expect((await codeOfFile(file, key)).code).toBe("newer-format");
  });
});

describe("interruptions leave no file behind", () => {
  async function* failing(): AsyncGenerator<Uint8Array> {
    for (let index = 0; index < 20; index += 1) yield randomBytes(1_000_000);
    throw new Error("unplugged");
  }

  test("a source that fails", async () => {
    const path = freshPath();
    await expect(sealBlob(failing(), path, { random })).rejects.toThrow("unplugged");
    expect(existsSync(path)).toBe(false);
  });

  test("too large, and cancelled", async () => {
    const path = freshPath();
    expect(await codeOf(() => sealBlob([randomBytes(101)], path, { random, maxSize: 100 }))).toBe("too-large");
    expect(existsSync(path)).toBe(false);
    const controller = new AbortController();
    const sealing = sealBlob(failing(), path, {
      random,
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    await expect(sealing).rejects.toThrow("aborted");
    expect(existsSync(path)).toBe(false);
  });

  test("an existing file is never overwritten", async () => {
    const path = freshPath();
    writeFileSync(path, "precious");
    await expect(sealBlob([randomBytes(5)], path, { random })).rejects.toThrow("EEXIST");
    expect(readFileSync(path, "utf8")).toBe("precious");
  });
});
