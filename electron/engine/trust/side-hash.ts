import { createHash } from "node:crypto";
import { Worker } from "node:worker_threads";
import type { Digest } from "#shared/ids.ts";

/**
 * SHA-256 of a long run of bytes beside other work. Sealing and importing need two digests of the same size; one of them is computed on a second
 * thread, straight from the shared buffers the caller fills. Short content never starts a thread.
 */
export interface SideHash {
  /** A buffer that may be overwritten now. Waits for the digest to catch up. */
  readonly take: () => Promise<SideBuffer>;
  /** Appends the first `length` bytes of a taken buffer. The buffer must not change until it is handed out again. */
  readonly push: (buffer: SideBuffer, length: number) => void;
  /** The digest of everything pushed. */
  readonly digest: () => Promise<Digest>;
  /** Ends the thread if one runs. Call it always, in a `finally`. */
  readonly close: () => Promise<void>;
}

export interface SideBuffer {
  readonly index: number;
  readonly bytes: Buffer;
}

/** Buffers in flight, and so the number of pushes before a thread is worth its start. */
const bufferCount = 8;

const workerSource = `
const { parentPort, workerData } = require("node:worker_threads");
const { createHash } = require("node:crypto");
const hash = createHash("sha256");
parentPort.on("message", ({ index, length }) => {
  if (index === null) return parentPort.postMessage({ digest: hash.digest("hex") });
  hash.update(Buffer.from(workerData[index], 0, length));
  parentPort.postMessage({ index });
});`;

/** The thread keeps nothing but a digest's state, so it need not reserve what a program would. */
const smallHeap = { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 16 };

type WorkerReply = { readonly index: number } | { readonly digest: Digest };

/** A side hash over buffers of `size` bytes. */
export function createSideHash(size: number): SideHash {
  const buffers: SideBuffer[] = [];
  const free: SideBuffer[] = [];
  const queued: { readonly buffer: SideBuffer; readonly length: number }[] = [];
  let worker: Worker | null = null;
  let failure: Error | null = null;
  let digest: Digest | null = null;
  let wake = () => {};

  const start = () => {
    const workerData = buffers.map(({ bytes }) => bytes.buffer);
    worker = new Worker(workerSource, { eval: true, workerData, resourceLimits: smallHeap });
    worker.on("message", (reply: WorkerReply) => {
      if ("digest" in reply) digest = reply.digest;
      else free.push(...buffers.slice(reply.index, reply.index + 1));
      wake();
    });
    worker.on("error", (error: Error) => {
      failure = error;
      wake();
    });
    for (const { buffer, length } of queued.splice(0)) worker.postMessage({ index: buffer.index, length });
  };

  const waitFor = async <T>(ready: () => T | null): Promise<T> => {
    for (;;) {
      if (failure !== null) throw failure;
      const value = ready();
      if (value !== null) return value;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };

  return {
    take: async () => {
      if (worker === null && buffers.length < bufferCount) {
        const buffer = { index: buffers.length, bytes: Buffer.from(new SharedArrayBuffer(size)) };
        buffers.push(buffer);
        return buffer;
      }
      if (worker === null) start();
      return waitFor(() => free.shift() ?? null);
    },
    push: (buffer, length) => {
      if (worker === null) queued.push({ buffer, length });
      else worker.postMessage({ index: buffer.index, length });
    },
    digest: async () => {
      if (worker === null) {
        const hash = createHash("sha256");
        for (const { buffer, length } of queued) hash.update(buffer.bytes.subarray(0, length));
        return hash.digest("hex");
      }
      worker.postMessage({ index: null });
      return waitFor(() => digest);
    },
    close: async () => {
      await worker?.terminate();
    },
  };
}
