import { createCipheriv, createHash, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdtemp, open, rm, unlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { openBlob, sealBlob } from "#engine/trust/sealed-blob.ts";
import { type BenchRow, inTurn, quantile, time } from "./measure.ts";

const piece = 1024 * 1024;
const rangeSize = 256 * 1024;

/** Rows seal, unseal and range over one material of `size` bytes. */
export async function blobRows(size: number): Promise<readonly BenchRow[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "guijian-bench-"));
  const plain = path.join(folder, "plain");
  const sealed = path.join(folder, "sealed");
  try {
    await fill(plain, size);
    const { key } = await sealBlob(createReadStream(plain, { highWaterMark: piece }), sealed, { random: randomBytes });
    const seal = await inTurn(
      3,
      async () => {
        const target = path.join(folder, `try-${randomBytes(8).toString("hex")}`);
        await sealBlob(createReadStream(plain, { highWaterMark: piece }), target, { random: randomBytes });
        await unlink(target);
      },
      () => bareLoop(plain, path.join(folder, "bare")),
    );
    const unseal = await inTurn(
      3,
      async () => {
        const blob = await openBlob(sealed, key);
        const hash = createHash("sha256");
        for await (const bytes of blob.stream()) hash.update(bytes);
        await blob.close();
      },
      () => bareLoop(plain, null),
    );
    return [
      rate("seal", "material into the vault", size, seal),
      rate("unseal", "material out of the vault, plaintext digest checked", size, unseal),
      await rangeRow(plain, sealed, key, size),
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What nobody can beat by much: AES-256-GCM and SHA-256 over the file in one loop, written where sealing writes. */
async function bareLoop(file: string, target: string | null): Promise<void> {
  const cipher = createCipheriv("aes-256-gcm", randomBytes(32), randomBytes(12));
  const hash = createHash("sha256");
  const out = target === null ? null : await open(target, "w");
  for await (const bytes of createReadStream(file, { highWaterMark: piece })) {
    const chunk: Buffer = bytes;
    hash.update(chunk);
    const encrypted = cipher.update(chunk);
    await out?.write(encrypted);
  }
  cipher.final();
  await out?.datasync();
  await out?.close();
  if (target !== null) await unlink(target);
}

async function rangeRow(plain: string, sealed: string, key: Uint8Array, size: number): Promise<BenchRow> {
  const blob = await openBlob(sealed, key);
  const file = await open(plain, "r");
  const buffer = Buffer.alloc(rangeSize);
  const ours: number[] = [];
  const bare: number[] = [];
  for (let run = 0; run < 400; run += 1) {
    const at = Math.trunc((((run * 2654435761) % 4294967296) / 4294967296) * (size - rangeSize));
    ours.push(await time(() => blob.read(at, rangeSize)));
    bare.push(await time(() => file.read(buffer, 0, rangeSize, at)));
  }
  await blob.close();
  await file.close();
  const [a, b] = [quantile(ours, 0.95), quantile(bare, 0.95)];
  return {
    id: "range",
    work: "256 KiB at random, p95",
    against: "plain pread, p95",
    ours: a,
    reference: b,
    unit: "ms",
    figure: a - b,
    goal: "≤ +1 ms",
    met: a - b <= 1,
  };
}

function rate(
  id: string,
  work: string,
  size: number,
  { ours, reference }: { ours: number; reference: number },
): BenchRow {
  const speed = (milliseconds: number): number => size / 1_000_000 / (milliseconds / 1000);
  const figure = reference / ours;
  return {
    id,
    work,
    against: "bare AES-256-GCM + SHA-256 loop",
    ours: speed(ours),
    reference: speed(reference),
    unit: "MB/s",
    figure,
    goal: "≥ 0.7×",
    met: figure >= 0.7,
  };
}

async function fill(file: string, size: number): Promise<void> {
  const handle = await open(file, "w");
  const block = randomBytes(piece);
  for (let at = 0; at < size; at += piece) {
    block.writeUInt32LE(at / piece, 0);
    await handle.write(block.subarray(0, Math.min(piece, size - at)));
  }
  await handle.close();
}
