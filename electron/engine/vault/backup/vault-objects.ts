import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { eq, inArray } from "drizzle-orm";
import type { ReadableDb } from "#db/open.ts";
import { blobs, inbox, outbox } from "#db/schema/index.ts";
import { toBase64 } from "#shared/trust/base64.ts";
import { blobPath } from "../blob-path.ts";
import type { BackupObject } from "./manifest.ts";

/** A file of the vault that belongs in a backup, and where it lies now. */
export interface VaultObject extends BackupObject {
  readonly path: string;
}

/** Everything of a vault beside the database: sealed materials, and packages that wait to be sent or opened. `lost` names what is not on the disk. */
export function vaultObjects(
  folder: string,
  db: ReadableDb,
): { readonly objects: readonly VaultObject[]; readonly lost: readonly string[] } {
  const sealed = db.select({ digest: blobs.sealed }).from(blobs).all();
  const waiting = db
    .selectDistinct({ digest: outbox.package })
    .from(outbox)
    .where(inArray(outbox.state, ["queued", "failed", "sent"]))
    .all();
  const arrived = db.select({ digest: inbox.object }).from(inbox).where(eq(inbox.state, "waiting-for-seat")).all();
  const wanted = [
    ...sealed.map(({ digest }) => ({ place: "blobs" as const, digest, path: path.join(folder, blobPath(digest)) })),
    ...waiting.map(({ digest }) => ({
      place: "outgoing" as const,
      digest,
      path: path.join(folder, "outgoing", digest),
    })),
    ...arrived.map(({ digest }) => ({
      place: "incoming" as const,
      digest,
      path: path.join(folder, "incoming", digest),
    })),
  ];
  const objects: VaultObject[] = [];
  const lost: string[] = [];
  for (const each of wanted) {
    const found = statSync(each.path, { throwIfNoEntry: false });
    if (found !== undefined) objects.push({ ...each, size: found.size });
    else if (each.place === "blobs") lost.push(each.digest);
  }
  return { objects, lost };
}

/** A small file of the vault as base64; null where there is none. */
export function smallFile(folder: string, name: string): string | null {
  const file = path.join(folder, name);
  return existsSync(file) ? toBase64(readFileSync(file)) : null;
}

/** Where an object of a backup goes in a vault folder. */
export function placeIn(folder: string, { place, digest }: BackupObject): string {
  if (place === "library") return path.join(folder, "library.db");
  return place === "blobs" ? path.join(folder, blobPath(digest)) : path.join(folder, place, digest);
}
