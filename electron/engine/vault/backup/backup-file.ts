import { createReadStream } from "node:fs";
import { Refusal } from "#shared/errors.ts";
import { damaged, maxManifestSize } from "./manifest.ts";
import type { CopyWatch } from "./copy-object.ts";
import type { PreparedBackup } from "./prepared-backup.ts";

const magic = Buffer.from("GJBACK", "latin1");
const headSize = 12;

/** A backup as one file: magic, u16 version, u32 size of the manifest, the manifest, then every object in the manifest's order. */
export async function* backupFile({ manifest, objects }: PreparedBackup, watch: CopyWatch): AsyncIterable<Uint8Array> {
  const head = Buffer.alloc(headSize);
  magic.copy(head);
  head.writeUInt16BE(1, 6);
  head.writeUInt32BE(manifest.length, 8);
  yield head;
  yield manifest;
  for (const { path } of objects) {
    const pieces: AsyncIterable<Buffer> = createReadStream(path, { highWaterMark: 256 * 1024 });
    for await (const piece of pieces) {
      watch.signal.throwIfAborted();
      watch.piece(piece.length);
      yield piece;
    }
  }
}

/** Reads a stream in portions of exactly the sizes asked for. */
export interface PortionReader {
  /** Throws Refusal `backup-damaged` when the file ends before. */
  readonly whole: (size: number) => Promise<Buffer>;
  readonly stream: (size: number) => AsyncIterable<Uint8Array>;
  /** Whether nothing follows. */
  readonly ended: () => Promise<boolean>;
  readonly close: () => Promise<void>;
}

/** Reads the head of a backup file and its manifest. Throws Refusal `backup-damaged`, `newer-format`. */
export async function readFileHead(reader: PortionReader): Promise<Uint8Array> {
  const head = await reader.whole(headSize);
  if (!head.subarray(0, 6).equals(magic)) throw damaged("GJBACK");
  if (head.readUInt16BE(6) !== 1) throw new Refusal("newer-format", { what: `backup ${head.readUInt16BE(6)}` });
  const size = head.readUInt32BE(8);
  if (size > maxManifestSize) throw damaged("size");
  return reader.whole(size);
}

export function createPortionReader(source: AsyncIterable<Uint8Array>): PortionReader {
  const pieces = source[Symbol.asyncIterator]();
  let held: Uint8Array = new Uint8Array(0);
  /** Fills `held`; false at the end. */
  const more = async (): Promise<boolean> => {
    while (held.length === 0) {
      const next = await pieces.next();
      if (next.done === true) return false;
      held = next.value;
    }
    return true;
  };
  async function* stream(size: number): AsyncIterable<Uint8Array> {
    for (let left = size; left > 0;) {
      if (!(await more())) throw damaged("end");
      const part = held.subarray(0, left);
      held = held.subarray(part.length);
      left -= part.length;
      yield part;
    }
  }
  return {
    stream,
    whole: async (size) => {
      const parts: Uint8Array[] = [];
      for await (const part of stream(size)) parts.push(part);
      return Buffer.concat(parts);
    },
    ended: async () => !(await more()),
    close: async () => {
      await pieces.return?.();
    },
  };
}
