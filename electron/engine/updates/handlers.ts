import path from "node:path";
import type { GroupHandlers } from "#shared/contract/define.ts";
import type { updatesGroup } from "#shared/contract/updates.ts";
import { Refusal } from "#shared/errors.ts";
import type { PublicKey } from "#shared/trust/common.ts";
import { compareVersions } from "#shared/trust/bodies/release.ts";
import type { Contexts, QueryContext } from "../context.ts";
import { receiveFile } from "../files.ts";
import type { Task } from "../tasks.ts";
import { openUpdateFile, type UpdateFile } from "./update-file.ts";

/** New versions of the program from a stick: proved against the key pinned in this one, never older, never run by us. */
export const updatesHandlers: GroupHandlers<typeof updatesGroup, Contexts> = {
  running: ({ program }) => ({
    version: program.version,
    target: program.target,
    takesUpdates: program.releaseKey !== null,
  }),
  read: async (context, { file }) => {
    const key = pinnedKey(context);
    const received = await receiveFile(context, context.platform.takeFile(file));
    const update = await openUpdateFile(received.path, key);
    try {
      refuseUnfit(context, update);
      await context.tasks.run("update", received.size, (task) => proveInstaller(update, task));
      const { version, target, installer, notes } = update.release.statement.body;
      const { issuedAt } = update.release.statement;
      context.commit(update.release.digest, () => null);
      return { file: received.digest, version, target, installer, notes, issuedAt };
    } finally {
      await update.close();
    }
  },
  save: async (context, { file, save }) => {
    const target = context.platform.takeSave(save);
    const update = await openUpdateFile(path.join(context.vault.folder, "incoming", file), pinnedKey(context));
    try {
      refuseUnfit(context, update);
      await target.write(update.installer());
      context.commit(update.release.digest, () => null);
      return null;
    } finally {
      await update.close();
    }
  },
};

/** Reads the installer through; its last piece tells whether it is the one that was signed. */
async function proveInstaller(update: UpdateFile, { signal, progress }: Task): Promise<void> {
  let done = 0;
  for await (const piece of update.installer()) {
    signal.throwIfAborted();
    progress((done += piece.length));
  }
}

function pinnedKey({ program }: QueryContext): PublicKey {
  if (program.releaseKey === null) throw new Refusal("updates-not-pinned");
  return program.releaseKey;
}

/** A statement that holds may still be about another computer, or an older program put forward again. */
function refuseUnfit({ program }: QueryContext, { release }: UpdateFile): void {
  const { version, target } = release.statement.body;
  if (target.system !== program.target?.system || target.architecture !== program.target.architecture)
    throw new Refusal("update-other-system", { target: `${target.system} ${target.architecture}` });
  if (compareVersions(version, program.version) <= 0)
    throw new Refusal("update-not-newer", { version, running: program.version });
}
