import { crc32 } from "node:zlib";

export type Entry = { readonly name: string; readonly size: number };

const FULL = 0xffff_ffff;

const u16 = (...values: readonly number[]): Buffer => {
  const out = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => out.writeUInt16LE(value, index * 2));
  return out;
};
const u32 = (...values: readonly number[]): Buffer => {
  const out = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => out.writeUInt32LE(value, index * 4));
  return out;
};
const u64 = (...values: readonly number[]): Buffer => {
  const out = Buffer.alloc(values.length * 8);
  values.forEach((value, index) => out.writeBigUInt64LE(BigInt(value), index * 8));
  return out;
};

const zip64 = (values: readonly number[]): Buffer =>
  values.length === 0 ? Buffer.alloc(0) : Buffer.concat([u16(1, values.length * 8), u64(...values)]);

/** The local header of an entry with these contents' CRC-32. */
export function localHeader({ name, size }: Entry, crc: number): Buffer {
  const long = size >= FULL;
  const extra = zip64(long ? [size, size] : []);
  const shown = long ? FULL : size;
  return Buffer.concat([
    Buffer.from("PK\x03\x04", "latin1"),
    u16(long ? 45 : 20, 0, 0, 0, 0x21),
    u32(crc, shown, shown),
    u16(name.length, extra.length),
    Buffer.from(name, "latin1"),
    extra,
  ]);
}

function directoryHeader({ name, size }: Entry, crc: number, offset: number): Buffer {
  const extra = zip64([...(size >= FULL ? [size, size] : []), ...(offset >= FULL ? [offset] : [])]);
  const version = extra.length > 0 ? 45 : 20;
  const shown = Math.min(size, FULL);
  return Buffer.concat([
    Buffer.from("PK\x01\x02", "latin1"),
    u16(version, version, 0, 0, 0, 0x21),
    u32(crc, shown, shown),
    u16(name.length, extra.length, 0, 0, 0),
    u32(0, Math.min(offset, FULL)),
    Buffer.from(name, "latin1"),
    extra,
  ]);
}

/** Directory and end records behind entries that fill `[0, start)` as local headers and contents. */
export function directory(entries: readonly Entry[], crcs: readonly number[]): Buffer {
  const headers: Buffer[] = [];
  let offset = 0;
  entries.forEach((entry, index) => {
    headers.push(directoryHeader(entry, crcs[index] ?? 0, offset));
    offset += localHeader(entry, 0).length + entry.size;
  });
  const central = Buffer.concat(headers);
  const long = offset >= FULL || central.length >= FULL || entries.length >= 0xffff;
  const count = Math.min(entries.length, 0xffff);
  const end64 = Buffer.concat([
    Buffer.from("PK\x06\x06", "latin1"),
    u64(44),
    u16(45, 45),
    u32(0, 0),
    u64(entries.length, entries.length, central.length, offset),
    Buffer.from("PK\x06\x07", "latin1"),
    u32(0),
    u64(offset + central.length),
    u32(1),
  ]);
  const end = Buffer.concat([
    Buffer.from("PK\x05\x06", "latin1"),
    u16(0, 0, count, count),
    u32(Math.min(central.length, FULL), Math.min(offset, FULL)),
    u16(0),
  ]);
  return Buffer.concat(long ? [central, end64, end] : [central, end]);
}

/** Where an entry's content begins, the entries lying one behind the other from 0. */
export function contentOffset(entries: readonly Entry[], index: number): number {
  return entries
    .slice(0, index + 1)
    .reduce((at, entry, step) => at + localHeader(entry, 0).length + (step < index ? entry.size : 0), 0);
}

/** The ZIP file these contents make, to be compared with what was handed over. */
export function wholeZip(entries: readonly Entry[], contents: readonly Uint8Array[]): Buffer {
  const crcs = contents.map((content) => crc32(content));
  const parts = entries.flatMap((entry, index) => [
    localHeader(entry, crcs[index] ?? 0),
    contents[index] ?? Buffer.alloc(0),
  ]);
  return Buffer.concat([...parts, directory(entries, crcs)]);
}
