/** A part of a ZIP file as its directory names it. */
interface ZipEntry {
  readonly method: number;
  readonly start: number;
  readonly packed: number;
  readonly size: number;
}

/** The parts of a ZIP file by name. */
export interface Zip {
  readonly names: readonly string[];
  /** A part unpacked; null when there is none. Throws when it is damaged, encrypted or larger than it says. */
  readonly read: (name: string) => Promise<Uint8Array | null>;
  /** Whether all parts together unpack to `most` bytes or fewer, whatever the directory says. Keeps none of them, and stops where it is too much. */
  readonly fits: (most: number) => Promise<boolean>;
}

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;
/** A part of an office file larger than this is no table to read on a screen. */
const largest = 64_000_000;

/** Reads the directory of a ZIP file. Throws RangeError or Error when the file is not one. */
export function openZip(bytes: Uint8Array): Zip {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  const entries = new Map<string, ZipEntry>();
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (view.getUint32(at, true) !== entryMark) throw new Error("no entry where the directory says");
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    if ((view.getUint16(at + 8, true) & 1) !== 0) throw new Error("encrypted");
    entries.set(name, {
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      start: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return {
    names: [...entries.keys()],
    read: async (name) => {
      const entry = entries.get(name);
      return entry === undefined ? null : unpack(bytes, view, entry);
    },
    fits: async (most) => {
      let size = 0;
      for (const entry of entries.values())
        for await (const piece of pieces(bytes, view, entry)) {
          size += piece.length;
          if (size > most) return false;
        }
      return true;
    },
  };
}

function findEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 66_000); at -= 1)
    if (view.getUint32(at, true) === endMark) return at;
  throw new Error("not a ZIP file");
}

async function unpack(bytes: Uint8Array, view: DataView, entry: ZipEntry): Promise<Uint8Array> {
  if (entry.size > largest) throw new Error("too large");
  const kept: Uint8Array[] = [];
  let size = 0;
  for await (const piece of pieces(bytes, view, entry)) {
    size += piece.length;
    // The directory may lie: a small file must not fill the memory.
    if (size > entry.size) throw new Error("larger than it says");
    kept.push(piece);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of kept) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** A part as it is unpacked, a piece at a time. */
async function* pieces(bytes: Uint8Array, view: DataView, entry: ZipEntry): AsyncGenerator<Uint8Array, void, void> {
  if (view.getUint32(entry.start, true) !== localMark) throw new Error("no part where the directory says");
  const from = entry.start + 30 + view.getUint16(entry.start + 26, true) + view.getUint16(entry.start + 28, true);
  const packed = bytes.slice(from, from + entry.packed);
  if (entry.method === 0) return yield packed;
  if (entry.method !== 8) throw new Error(`packed with method ${entry.method}`);
  yield* new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
}
