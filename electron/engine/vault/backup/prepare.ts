import { rm } from "node:fs/promises";
import path from "node:path";
import { Refusal } from "#shared/errors.ts";
import { newId } from "#shared/ids.ts";
import { auditHead } from "../../audit.ts";
import type { TaskContext } from "../../context.ts";
import { hashFile } from "../../files.ts";
import { encodeManifest, manifestDigest, sealManifest, sortObjects } from "./manifest.ts";
import type { PreparedBackup } from "./prepared-backup.ts";
import { smallFile, type VaultObject, vaultObjects } from "./vault-objects.ts";

/**
 * Copies the database aside and lists everything else in one turn, then runs `work` beside whatever else goes on: what it reads is never written again. The
 * copy is gone afterwards.
 */
export async function withPreparedBackup<Value>(
  context: TaskContext,
  work: (prepared: PreparedBackup) => Promise<Value>,
): Promise<Value> {
  const staged = path.join(context.vault.folder, `library-copy-${newId(context.random)}.db`);
  try {
    return await work(await context.inTurn(() => prepare(context, staged)));
  } finally {
    await rm(staged, { force: true });
  }
}

async function prepare(context: TaskContext, staged: string): Promise<PreparedBackup> {
  const { vault } = context;
  vault.library.copyTo(staged);
  if (!vault.isSoundCopy(staged)) throw new Refusal("backup-damaged", { at: "library.db" });
  const library = { place: "library" as const, path: staged, ...(await hashFile(staged)) };
  const { objects: others, lost } = vaultObjects(vault.folder, context.db);
  const objects = [library, ...others];
  const madeAt = context.now();
  const { rows, head } = auditHead(context.db);
  const workstation = context.workstations.current();
  const manifest = sealManifest(
    {
      format: 1,
      vaultId: vault.id,
      label: workstation?.label ?? "",
      demo: workstation?.demo ?? false,
      madeAt,
      auditRows: rows,
      auditHead: head,
      header: smallFile(vault.folder, "vault.json") ?? "",
      recovery: smallFile(vault.folder, "recovery.json"),
      objects: sortObjects(objects.map(({ place, digest, size }) => ({ place, digest, size }))),
    },
    vault.authenticate,
  );
  const bytes = encodeManifest(manifest);
  const order = new Map(manifest.objects.map(({ place, digest }, index) => [`${place} ${digest}`, index]));
  const at = ({ place, digest }: VaultObject): number => order.get(`${place} ${digest}`) ?? 0;
  return {
    manifest: bytes,
    digest: manifestDigest(bytes),
    madeAt,
    objects: objects.toSorted((one, other) => at(one) - at(other)),
    bytes: objects.reduce((sum, { size }) => sum + size, 0),
    lost,
  };
}
