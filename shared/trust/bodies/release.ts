import { z } from "zod";
import { digestSchema } from "#shared/ids.ts";
import { optionalProseSchema, sizeSchema } from "../common.ts";

/** Three numbers, no more: `1.4.0`. */
export const versionSchema = z.string().regex(/^(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})$/);

/** What an installer is made for. */
export const releaseTargetSchema = z
  .strictObject({ system: z.enum(["linux", "windows", "macos"]), architecture: z.enum(["x64", "arm64"]) })
  .readonly();
export type ReleaseTarget = z.infer<typeof releaseTargetSchema>;

/**
 * 更新声明: an installer of this program, signed by whoever makes the program with the release key that is pinned in it. Travels at the head of an update
 * file; no alliance signs one and no workstation keeps one.
 */
export const releaseBody = z
  .strictObject({
    version: versionSchema,
    target: releaseTargetSchema,
    installer: z
      .strictObject({
        /** Plain file name: letters, digits, dots, dashes; never a path. */
        name: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/),
        digest: digestSchema,
        size: sizeSchema,
      })
      .readonly(),
    /** What is new, for the person who installs it. */
    notes: z.strictObject({ zh: optionalProseSchema, en: optionalProseSchema }).readonly(),
  })
  .readonly();

/** Below zero: `left` is the older version; zero: the same. */
export function compareVersions(left: string, right: string): number {
  const [a, b] = [left, right].map((version) => version.split(".").map(Number));
  for (let place = 0; place < 3; place += 1) {
    const difference = (a?.[place] ?? 0) - (b?.[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
