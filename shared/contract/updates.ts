import { z } from "zod";
import { command, query } from "./define.ts";
import { digestSchema, instantSchema } from "../ids.ts";
import { releaseTargetSchema, versionSchema } from "../trust/bodies/release.ts";

const wording = z.strictObject({ zh: z.string(), en: z.string() });

/** An update file that was proved whole, under the release key pinned in this program. */
export const updateReportSchema = z.strictObject({
  /** SHA-256 of the whole file; names it for `save`. */
  file: digestSchema,
  version: versionSchema,
  target: releaseTargetSchema,
  installer: z.strictObject({ name: z.string(), size: z.int(), digest: digestSchema }),
  notes: wording,
  /** The maker's clock. */
  issuedAt: instantSchema,
});

export const updatesGroup = {
  /** What runs here; `takesUpdates` is false in a build that pins no release key. */
  running: query(
    "anyone",
    z.strictObject({}),
    z.strictObject({ version: versionSchema, target: releaseTargetSchema.nullable(), takesUpdates: z.boolean() }),
  ),
  /**
   * Takes an update file (.gju) from a stick and proves all of it. Refusals: `updates-not-pinned`, `update-unsigned`, `update-damaged`, `update-not-newer`
   * (a downgrade, or what is already here), `update-other-system`.
   */
  read: command("vault", z.strictObject({ file: z.string() }), updateReportSchema),
  /** Saves the proved installer where the person says; it is proved once more on the way. Nothing is run. */
  save: command("vault", z.strictObject({ file: digestSchema, save: z.string() }), z.null()),
};
