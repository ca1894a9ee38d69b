import { exactly } from "./canonical-json.ts";
import { countOf, digestOf, digestText, textOf } from "./encodings.ts";
import { readStatement } from "./statement.ts";
import { must, trusted } from "./unreadable.ts";

const MAGIC = "GJUPDT1\n";
const LARGEST_STATEMENT = 65_536;

export type Running = { readonly version: string; readonly system: string; readonly architecture: string };
export type Update = { readonly version: string; readonly name: string; readonly installer: Buffer };

function isNewer(version: string, than: string): boolean {
  const numbers = (text: string): readonly number[] => text.split(".").map(Number);
  const present = numbers(than);
  const different = numbers(version).findIndex((number, index) => number !== present[index]);
  return different >= 0 && (numbers(version)[different] ?? 0) > (present[different] ?? 0);
}

/** Reads an update file (formats.md 9) for a running program that pins `releaseKey`, 64 hex characters. */
export function readUpdate(file: Buffer, releaseKey: string, running: Running): Update {
  must(file.length >= 12 && file.subarray(0, 8).toString("latin1") === MAGIC, "not an update file");
  const length = file.readUInt32BE(8);
  must(length <= LARGEST_STATEMENT && file.length >= 12 + length, "a statement beyond its limit");
  const { kind, body } = readStatement(file.subarray(12, 12 + length), releaseKey);
  must(kind === "release", "not a release");
  const installer = exactly(body["installer"], ["digest", "name", "size"]);
  const target = exactly(body["target"], ["architecture", "system"]);
  must(file.length === 12 + length + countOf(installer["size"]), "another length");
  trusted(target["system"] === running.system && target["architecture"] === running.architecture, "for another system");
  trusted(isNewer(textOf(body["version"]), running.version), "not newer");
  const bytes = file.subarray(12 + length);
  must(digestOf(bytes) === digestText(installer["digest"]), "another installer");
  return { version: textOf(body["version"]), name: textOf(installer["name"]), installer: bytes };
}
