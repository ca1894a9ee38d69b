import { eq } from "drizzle-orm";
import type { ReadableDb } from "#db/open.ts";
import { blobs } from "#db/schema/index.ts";
import { isOfKind } from "#shared/trust/statement.ts";
import type { OpenPackage } from "../trust/open-package.ts";
import type { MaterialKey } from "../trust/package-content.ts";
import { packageDamaged } from "../trust/package-frame.ts";
import type { VerifiedStatement } from "../trust/signing.ts";

/**
 * Holds what a package brings against the statements it brings. A blob's key does not commit to what comes out of it: only plaintext digest and size in
 * a signed statement do. Blobs no statement here names are refused, and a dossier's own package must leave none of its materials out.
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
  const bound = new Set(verified.flatMap(boundFiles));
  const stray = brought.find(({ digest }) => !named.has(digest) && !bound.has(plainOf(opened.keys.get(digest))));
  if (stray !== undefined) throw packageDamaged(stray.digest, "no statement names it");
  for (const { sealed, digest, size } of materials) {
    const key = opened.keys.get(sealed);
    if (key !== undefined && (key.plainDigest !== digest || key.plainSize !== size))
      throw packageDamaged(sealed, "not the material the dossier names");
    const here = brought.some((blob) => blob.digest === sealed) || isKept(db, sealed, digest);
    if (kind === "dossier" && !here) throw packageDamaged(sealed, "left out");
  }
}

/** Files a statement binds by plaintext alone: scans of paper, and what was handed in later. */
function boundFiles({ statement }: VerifiedStatement): readonly string[] {
  switch (statement.kind) {
    case "transcription":
      return statement.body.scans.map(fileOf);
    case "scan":
      return [fileOf(statement.body.file)];
    case "supplement":
      return statement.body.materials.map(({ file }) => fileOf(file));
    default:
      return [];
  }
}

const fileOf = ({ digest, size }: { readonly digest: string; readonly size: number }): string => `${digest} ${size}`;

function plainOf(key: MaterialKey | undefined): string {
  return key === undefined ? "" : `${key.plainDigest} ${key.plainSize}`;
}

function isKept(db: ReadableDb, sealed: string, digest: string): boolean {
  return db.select({ digest: blobs.digest }).from(blobs).where(eq(blobs.sealed, sealed)).get()?.digest === digest;
}
