import { inflateRawSync } from "node:zlib";

/** The members of a ZIP file as UTF-8 text (latin1 for images), read from its central directory. */
export function unzip(bytes: Uint8Array): ReadonlyMap<string, string> {
  const data = Buffer.from(bytes);
  const end = data.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  const members = new Map<string, string>();
  let at = data.readUInt32LE(end + 16);
  for (let left = data.readUInt16LE(end + 10); left > 0; left -= 1) {
    const nameLength = data.readUInt16LE(at + 28);
    const name = data.toString("utf8", at + 46, at + 46 + nameLength);
    const local = data.readUInt32LE(at + 42);
    const start = local + 30 + data.readUInt16LE(local + 26) + data.readUInt16LE(local + 28);
    const packed = data.subarray(start, start + data.readUInt32LE(at + 20));
    const content = data.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed);
    if (members.has(name)) throw new Error(`twice in the archive: ${name}`);
    members.set(name, content.toString(name.endsWith(".png") ? "latin1" : "utf8"));
    at += 46 + nameLength + data.readUInt16LE(at + 30) + data.readUInt16LE(at + 32);
  }
  return members;
}
