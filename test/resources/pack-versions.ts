import { z } from "zod";

const versionSchema = z.strictObject({
  pack: z.string(),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  /** SHA-256 of the pack's canonical JSON. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  /** The day it went out; null while it is being made. */
  released: z.iso.date().nullable(),
});
export const packVersionsSchema = z.array(versionSchema);
export type PackVersion = z.infer<typeof versionSchema>;

/** A pack as it lies in the tree. */
export type PackNow = Pick<PackVersion, "pack" | "version" | "digest">;

/**
 * The record of versions with the pack as it is now: a version in the making takes its content as it goes; one that went out never changes, and of one number
 * there is one content. Throws Error with what to do where a released version has another content now, or the number went backwards.
 */
export function recorded(versions: readonly PackVersion[], { pack, version, digest }: PackNow): readonly PackVersion[] {
  const own = versions.filter((entry) => entry.pack === pack);
  const last = own.at(-1);
  const same = own.find((entry) => entry.version === version);
  if (same !== undefined && same !== last)
    throw new Error(`${pack} ${version} is older than ${last?.version}: go on from that`);
  if (same !== undefined && same.released !== null && same.digest !== digest)
    throw new Error(`${pack} ${version} went out on ${same.released} with another content: give it the next number`);
  if (same !== undefined) return versions.map((entry) => (entry === same ? { ...entry, digest } : entry));
  if (last !== undefined && last.released === null)
    throw new Error(`${pack} ${last.version} never went out: keep its number`);
  if (last !== undefined && !isLater(version, last.version))
    throw new Error(`${pack} ${version} is not after ${last.version}`);
  return [...versions, { pack, version, digest, released: null }];
}

function isLater(version: string, than: string): boolean {
  const [left, right] = [version.split(".").map(Number), than.split(".").map(Number)];
  const at = left.findIndex((part, index) => part !== right[index]);
  return at >= 0 && (left[at] ?? 0) > (right[at] ?? 0);
}
