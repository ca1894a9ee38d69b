import path from "node:path";
import { and, eq } from "drizzle-orm";
import { blobs } from "#db/schema/index.ts";
import type { CommandContext } from "../context.ts";
import { sealedSizeOf } from "../trust/blob-format.ts";
import type { PackedMaterial } from "../trust/write-package.ts";
import { blobPath } from "../vault/blob-path.ts";

/** A file a statement binds by its plaintext. */
interface BoundFile {
  readonly digest: string;
  readonly size: number;
}

/** The sealed bodies of bound files, to go with a package; one that is not in this vault stays behind, its digest travels all the same. */
export function packedFiles(context: CommandContext, files: readonly BoundFile[]): readonly PackedMaterial[] {
  return files.flatMap(({ digest, size }) => {
    const where = and(eq(blobs.digest, digest), eq(blobs.size, size));
    const row = context.db.select().from(blobs).where(where).get();
    if (row === undefined) return [];
    return [
      {
        sealedDigest: row.sealed,
        sealedSize: sealedSizeOf(size),
        plainDigest: digest,
        plainSize: size,
        key: context.vault.unwrapBlobKey(row.key, row.sealed),
        path: path.join(context.vault.folder, blobPath(row.sealed)),
      },
    ];
  });
}
