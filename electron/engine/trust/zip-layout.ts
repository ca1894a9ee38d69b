/*
 * The one ZIP file (APPNOTE 6.3.x) a list of stored entries has: no compression, no flags, all times 1980-01-01 00:00, no comments, no extra fields
 * except the ZIP64 ones where a value does not fit, which are then compulsory. A reader computes this layout and compares bytes; it interprets none.
 */

export interface ZipEntry {
  /** ASCII. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}

export interface ZipLayout {
  /** Offset of each entry's local header. */
  readonly offsets: readonly number[];
  /** Offset of the central directory. */
  readonly directory: number;
  /** Size of the whole file. */
  readonly total: number;
}

const overflow32 = 0xffffffff;
const overflow16 = 0xffff;
const localSize = 30;
const centralSize = 46;

/** Size of the local header of an entry, its name and extra field included. */
export function localHeaderSize(entry: ZipEntry): number {
  return localSize + entry.name.length + (entry.size >= overflow32 ? 20 : 0);
}

/** The local header of an entry whose content has this CRC-32. */
export function localHeader(entry: ZipEntry, crc: number): Buffer {
  const big = entry.size >= overflow32;
  const bytes = Buffer.alloc(localHeaderSize(entry));
  bytes.writeUInt32LE(0x04034b50, 0);
  bytes.writeUInt16LE(big ? 45 : 20, 4);
  bytes.writeUInt16LE(0x21, 12);
  bytes.writeUInt32LE(crc, 14);
  bytes.writeUInt32LE(big ? overflow32 : entry.size, 18);
  bytes.writeUInt32LE(big ? overflow32 : entry.size, 22);
  bytes.writeUInt16LE(entry.name.length, 26);
  bytes.writeUInt16LE(big ? 20 : 0, 28);
  bytes.write(entry.name, localSize, "latin1");
  if (big) writeZip64(bytes, localSize + entry.name.length, [entry.size, entry.size]);
  return bytes;
}

/** Where everything lies. */
export function zipLayout(entries: readonly ZipEntry[]): ZipLayout {
  const offsets: number[] = [];
  let at = 0;
  for (const entry of entries) {
    offsets.push(at);
    at += localHeaderSize(entry) + entry.size;
  }
  const layout = { offsets, directory: at, total: 0 };
  return {
    ...layout,
    total:
      at +
      zipDirectory(
        entries,
        entries.map(() => 0),
        layout,
      ).length,
  };
}

/** The central directory and the end records, for contents with these CRC-32s. */
export function zipDirectory(
  entries: readonly ZipEntry[],
  crcs: readonly number[],
  layout: Omit<ZipLayout, "total">,
): Buffer {
  const central = Buffer.concat(
    entries.map((entry, index) => centralHeader(entry, crcs[index] ?? 0, layout.offsets[index] ?? 0)),
  );
  const big = layout.directory >= overflow32 || central.length >= overflow32 || entries.length >= overflow16;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(entries.length, overflow16), 8);
  end.writeUInt16LE(Math.min(entries.length, overflow16), 10);
  end.writeUInt32LE(Math.min(central.length, overflow32), 12);
  end.writeUInt32LE(Math.min(layout.directory, overflow32), 16);
  if (!big) return Buffer.concat([central, end]);
  const end64 = Buffer.alloc(76);
  end64.writeUInt32LE(0x06064b50, 0);
  end64.writeBigUInt64LE(44n, 4);
  end64.writeUInt16LE(45, 12);
  end64.writeUInt16LE(45, 14);
  end64.writeBigUInt64LE(BigInt(entries.length), 24);
  end64.writeBigUInt64LE(BigInt(entries.length), 32);
  end64.writeBigUInt64LE(BigInt(central.length), 40);
  end64.writeBigUInt64LE(BigInt(layout.directory), 48);
  end64.writeUInt32LE(0x07064b50, 56);
  end64.writeBigUInt64LE(BigInt(layout.directory + central.length), 64);
  end64.writeUInt32LE(1, 72);
  return Buffer.concat([central, end64, end]);
}

function centralHeader(entry: ZipEntry, crc: number, offset: number): Buffer {
  const bigSize = entry.size >= overflow32;
  const bigOffset = offset >= overflow32;
  const extra = [...(bigSize ? [entry.size, entry.size] : []), ...(bigOffset ? [offset] : [])];
  const extraSize = extra.length === 0 ? 0 : 4 + 8 * extra.length;
  const version = extraSize > 0 ? 45 : 20;
  const bytes = Buffer.alloc(centralSize + entry.name.length + extraSize);
  bytes.writeUInt32LE(0x02014b50, 0);
  bytes.writeUInt16LE(version, 4);
  bytes.writeUInt16LE(version, 6);
  bytes.writeUInt16LE(0x21, 14);
  bytes.writeUInt32LE(crc, 16);
  bytes.writeUInt32LE(bigSize ? overflow32 : entry.size, 20);
  bytes.writeUInt32LE(bigSize ? overflow32 : entry.size, 24);
  bytes.writeUInt16LE(entry.name.length, 28);
  bytes.writeUInt16LE(extraSize, 30);
  bytes.writeUInt32LE(bigOffset ? overflow32 : offset, 42);
  bytes.write(entry.name, centralSize, "latin1");
  if (extra.length > 0) writeZip64(bytes, centralSize + entry.name.length, extra);
  return bytes;
}

function writeZip64(target: Buffer, at: number, values: readonly number[]): void {
  target.writeUInt16LE(1, at);
  target.writeUInt16LE(8 * values.length, at + 2);
  for (const [index, value] of values.entries()) target.writeBigUInt64LE(BigInt(value), at + 4 + 8 * index);
}
