import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { Refusal } from "#shared/errors.ts";
import { type PublicKey, publicKeySchema } from "#shared/trust/common.ts";
import { type ReleaseTarget, releaseTargetSchema } from "#shared/trust/bodies/release.ts";

/** What runs: which version, on what, and who may replace it. */
export interface Program {
  readonly version: string;
  /** Null on a computer nobody makes installers for. */
  readonly target: ReleaseTarget | null;
  /** Public key of whoever makes this program; null in a build that pins none and therefore takes no update files. */
  readonly releaseKey: PublicKey | null;
}

/** A program nothing can replace. */
export const unpinnedProgram: Program = { version: "0.0.0", target: null, releaseKey: null };

const keyFileSchema = z.strictObject({ publicKey: publicKeySchema.nullable() });
const systems: Readonly<Record<string, string>> = { linux: "linux", win32: "windows", darwin: "macos" };

/** Reads what is pinned in `resources/release/key.json`. Throws Refusal `pack-invalid` where that file is not as it must be. */
export function readProgram(
  resources: string,
  { version, platform, architecture }: { version: string; platform: string; architecture: string },
): Program {
  const file = path.join(resources, "release", "key.json");
  const pinned = keyFileSchema.safeParse(JSON.parse(readFileSync(file, "utf8")));
  if (!pinned.success) throw new Refusal("pack-invalid", { path: "release/key.json", reason: pinned.error.message });
  const target = releaseTargetSchema.safeParse({ system: systems[platform], architecture });
  return { version, target: target.success ? target.data : null, releaseKey: pinned.data.publicKey };
}
