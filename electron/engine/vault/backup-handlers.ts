import path from "node:path";
import type { GroupHandlers } from "#shared/contract/define.ts";
import { backupSchema, type vaultGroup } from "#shared/contract/vault.ts";
import { Refusal } from "#shared/errors.ts";
import type { Contexts } from "../context.ts";
import { readFact, writeFact } from "../facts.ts";
import type { Task } from "../tasks.ts";
import { backupFile } from "./backup/backup-file.ts";
import { openBackupFile, openBackupFolder } from "./backup/backup-source.ts";
import type { CopyWatch } from "./backup/copy-object.ts";
import { withPreparedBackup } from "./backup/prepare.ts";
import { backupFolder, writeToFolder } from "./backup/to-folder.ts";

type VaultHandlers = GroupHandlers<typeof vaultGroup, Contexts>;

/** The newest backup made here. */
export const lastBackup: VaultHandlers["lastBackup"] = ({ db }) => {
  const fact = readFact(db, "last-backup");
  return fact === null ? null : backupSchema.parse(JSON.parse(fact));
};

/** Writes a backup to a folder or to one file. */
export const backup: VaultHandlers["backup"] = async (context, { to }) =>
  withPreparedBackup(context, async (prepared) => {
    const { digest, madeAt, objects, bytes, lost } = prepared;
    const vaultId = context.vault.id;
    const made = await context.tasks.run("backup", bytes, async (task) => {
      // Somebody is at the desk as long as the backup runs; whoever locks the workstation stops it.
      const watch = watching(task, () => {
        if (context.workstations.openOrNull()?.id !== vaultId) throw new Refusal("vault-locked");
        context.workstations.touch();
      });
      if ("folder" in to) {
        const { path: chosen } = context.platform.takeFolder(to.folder);
        const written = await writeToFolder(backupFolder(chosen, vaultId), prepared, watch);
        return { place: path.basename(chosen) || chosen, written, verified: true };
      }
      const target = context.platform.takeSave(to.save);
      await target.write(backupFile(prepared, watch));
      return { place: target.name, written: bytes, verified: false };
    });
    const result = { digest, at: madeAt, objects: objects.length, bytes, lost: [...lost], ...made };
    await context.inTurn(async () => {
      context.commit(digest, (db) => writeFact(db, "last-backup", JSON.stringify(result)));
      await Promise.resolve();
    });
    return result;
  });

/** Takes a workstation over from a backup. */
export const restoreBackup = async (
  context: Contexts["command"],
  { from, passphrase, code, replace }: Parameters<VaultHandlers["restore"]>[1],
): Promise<void> => {
  const source =
    "folder" in from
      ? await openBackupFolder(context.platform.takeFolder(from.folder).path)
      : await openBackupFile(context.platform.takeFile(from.file));
  const total = source.manifest.objects.reduce((sum, { size }) => sum + size, 0);
  await context.tasks.run("restore", total, (task) =>
    context.workstations.restore(
      source,
      { passphrase, code },
      {
        replace,
        watch: watching(task, () => undefined),
        account: (db) => context.account(db, source.manifest.vaultId, null),
      },
    ),
  );
};

function watching(task: Task, atEachPiece: () => void): CopyWatch {
  let done = 0;
  return {
    signal: task.signal,
    piece: (bytes) => {
      done += bytes;
      atEachPiece();
      task.progress(done);
    },
  };
}
