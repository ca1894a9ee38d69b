import { createHash } from "node:crypto";
import { mkdir, open, rm } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { Refusal } from "#shared/errors.ts";
import { digestSchema } from "#shared/ids.ts";
import type { Task } from "../tasks.ts";
import { writingFailed } from "../trust/file-io.ts";
import type { ArchiveItem } from "./archive-content.ts";

/** One line of the index: what a file is and what it must be. */
const archivedFileSchema = z.strictObject({
  path: z.string(),
  class: z.enum(["paper", "data", "material", "statement"]),
  title: z.string(),
  number: z.string().nullable(),
  edition: z.int().positive().nullable(),
  bytes: z.int().nonnegative(),
  sha256: digestSchema,
  bound: digestSchema,
  signer: z.string().nullable(),
});
export type ArchivedFile = z.infer<typeof archivedFileSchema>;

/** The index of an archive folder: the review, every file with its hash, and what could not be put in, with why. */
export const archiveIndexSchema = z.strictObject({
  format: z.literal("guijian-archive"),
  version: z.literal(1),
  review: z.strictObject({
    reviewId: z.string(),
    code: z.string(),
    title: z.string(),
    kind: z.string(),
    applicant: z.string(),
    organiser: z.string(),
    dossier: digestSchema,
    outcome: z.string(),
  }),
  exportedAt: z.string(),
  files: z.array(archivedFileSchema),
  missing: z.array(z.strictObject({ title: z.string(), reason: z.string() })),
});
export type ArchiveFolderIndex = z.infer<typeof archiveIndexSchema>;

/** Names of what stands beside the four folders. */
export const archiveNames = { index: "索引.json", checks: "自检.json", sums: "SHA256SUMS" } as const;

/** What was written, and what could not be opened any more. */
interface Written {
  readonly files: readonly ArchivedFile[];
  readonly missing: ArchiveFolderIndex["missing"];
}

/** Writes every item below `folder`, hashing on the way; what is gone or damaged is named instead. A full disk or a pulled stick throws Refusal `transfer-interrupted`. */
export async function writeItems(folder: string, items: readonly ArchiveItem[], task: Task): Promise<Written> {
  const files: ArchivedFile[] = [];
  const missing: { title: string; reason: string }[] = [];
  for (const [index, item] of items.entries()) {
    task.signal.throwIfAborted();
    try {
      const written = await writeHashed(path.join(folder, item.path), await item.open());
      const { path: name, class: kind, title, number, edition, bound, signer } = item;
      files.push({ path: name, class: kind, title, number, edition, ...written, bound, signer });
    } catch (error) {
      if (!isGone(error)) throw error;
      await rm(path.join(folder, item.path), { force: true });
      missing.push({ title: item.title, reason: error.message });
    }
    task.progress(index + 1);
  }
  return { files, missing };
}

/** What is kept here no longer holds it, whole: the archive is told so, and gets the rest. */
const isGone = (error: unknown): error is Refusal =>
  error instanceof Refusal && (error.code === "not-found" || error.code === "blob-damaged");

/** Writes one new file and brings it to the disk; answers size and hash. Throws Refusal `transfer-interrupted`. */
export async function writeHashed(
  file: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ readonly bytes: number; readonly sha256: string }> {
  try {
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    const handle = await open(file, "wx", 0o600);
    const hash = createHash("sha256");
    let size = 0;
    try {
      for await (const piece of bytes) {
        hash.update(piece);
        size += piece.length;
        await handle.writeFile(piece);
      }
      await handle.datasync();
    } finally {
      await handle.close();
    }
    return { bytes: size, sha256: hash.digest("hex") };
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    throw writingFailed(path.basename(file), cause);
  }
}
