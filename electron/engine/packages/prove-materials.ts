import { eq } from "drizzle-orm";
import type { ReadableDb } from "#db/open.ts";
import { blobs } from "#db/schema/index.ts";
import { isOfKind } from "#shared/trust/statement.ts";
import type { OpenPackage } from "../trust/open-package.ts";
import { packageDamaged } from "../trust/package-frame.ts";
import type { VerifiedStatement } from "../trust/signing.ts";

/**
 * Holds what a package brings against the dossiers it brings. A blob's key does not commit to what comes out of it: only plaintext digest and size in
 * the signed dossier do. Blobs no dossier here names are refused, and a dossier's own package must leave none of its materials out.
 * Throws Refusal `package-damaged` with the material's sealed digest in `at`.
 */
export function proveMaterials(
  db: ReadableDb,
  opened: Pick<OpenPackage, "manifest" | "keys">,
  verified: readonly VerifiedStatement[],
): void {
  const { blobs: brought, kind } = opened.manifest.statement.body;
  const materials = verified.flatMap((statement) =>
    isOfKind(statement, "dossier") ? statement.statement.body.materials : [],
  );
  const named = new Set(materials.map((material) => material.sealed));
  const stray = brought.find((blob) => !named.has(blob.digest));
  if (stray !== undefined) throw packageDamaged(stray.digest, "no dossier names it");
  for (const { sealed, digest, size } of materials) {
    const key = opened.keys.get(sealed);
    if (key !== undefined && (key.plainDigest !== digest || key.plainSize !== size))
      throw packageDamaged(sealed, "not the material the dossier names");
    const here = brought.some((blob) => blob.digest === sealed) || isKept(db, sealed, digest);
    if (kind === "dossier" && !here) throw packageDamaged(sealed, "left out");
  }
}

function isKept(db: ReadableDb, sealed: string, digest: string): boolean {
  return db.select({ digest: blobs.digest }).from(blobs).where(eq(blobs.sealed, sealed)).get()?.digest === digest;
}
