import type { GroupHandlers } from "#shared/contract/define.ts";
import type { vaultGroup } from "#shared/contract/vault.ts";
import { auditHead } from "../audit.ts";
import type { Contexts, QueryContext } from "../context.ts";
import { readFact, writeFact } from "../facts.ts";
import { backup, lastBackup, restoreBackup } from "./backup-handlers.ts";
import { keyHandlers } from "./key-handlers.ts";
import { checkAuditHead, exportAuditHead, proveAudit } from "./audit-heads.ts";
import { dismissNotice, readNotices } from "./notices.ts";
import { purge, purges, retention } from "./purge.ts";
import { assessPassphrase } from "./passphrase-strength.ts";

/** The workstation itself: making it, opening it, locking it. */
export const vaultHandlers: GroupHandlers<typeof vaultGroup, Contexts> = {
  list: (context) => [...context.workstations.list()],
  status,
  assess: (_context, { passphrase }) => assessPassphrase(passphrase),

  create: async (context, { label, passphrase }) => {
    return context.workstations.create(label, passphrase, false, () =>
      context.commit(context.vault.id, () => undefined),
    );
  },

  confirmRecoveryCode: (context, { code }) => {
    context.workstations.proveRecoveryCode(code);
    context.commit(null, (db) => writeFact(db, "recovery-confirmed", "yes"));
    return null;
  },

  unlock: async (context, { id, passphrase }) => {
    await context.workstations.unlock(id, passphrase);
    context.commit(id, () => undefined);
    return status(context);
  },

  recover: async (context, { id, code, passphrase }) => {
    await context.workstations.recover(id, code, passphrase, () => context.commit(id, () => undefined));
    return status(context);
  },

  lock: (context) => {
    if (context.workstations.openOrNull() !== null) context.commit(null, () => undefined);
    context.workstations.lock("asked");
    return null;
  },

  changePassphrase: async (context, { current, next }) => {
    await context.workstations.changePassphrase(current, next, () => context.commit(null, () => undefined));
    return null;
  },

  setAutoLock: (context, { minutes }) => {
    context.commit(null, (db) => writeFact(db, "auto-lock", String(minutes)));
    context.workstations.touch();
    return null;
  },

  ways: ({ workstations, platform, packs }, { id }) => {
    const { keychain, custodians } = workstations.ways.waysOf(id);
    return {
      keychain: platform.keychain === null ? "unavailable" : keychain ? "on" : "off",
      custodians: [...custodians],
      sharesAllowed: packs.rules.content.recoveryByAlliance,
    };
  },
  ...keyHandlers(status),

  lastBackup,
  backup,
  restore: async (context, input) => {
    await restoreBackup(context, input);
    return status(context);
  },

  purges,
  retention,
  purge,

  notices: (context) => [...readNotices(context.db)],
  dismissNotice: (context, { id }) => {
    context.commit(id, (db) => dismissNotice(db, id));
    return null;
  },
  proveAudit,
  exportAuditHead,
  checkAuditHead,
  auditHead: (context) => auditHead(context.db),
};

function status(context: QueryContext) {
  const vault = context.workstations.openOrNull();
  return {
    state: vault === null ? ("closed" as const) : ("unlocked" as const),
    workstation: context.workstations.current(),
    readingOnly: vault?.readingOnly() ?? false,
    recoveryConfirmed: vault !== null && readFact(vault.library.read, "recovery-confirmed") === "yes",
    autoLockMinutes: vault === null ? 15 : Number(readFact(vault.library.read, "auto-lock") ?? "15"),
  };
}
