import { X509Certificate } from "node:crypto";
import type { GroupHandlers } from "#shared/contract/define.ts";
import type { syncGroup } from "#shared/contract/exchange.ts";
import { Refusal } from "#shared/errors.ts";
import type { Contexts } from "../context.ts";
import { writeFact } from "../facts.ts";
import { readWhole } from "../files.ts";
import { probe } from "./probe.ts";
import { decide, receive, registers } from "./registers.ts";
import { run } from "./run.ts";
import { completed, type StoredMailbox, storedMailbox } from "./settings.ts";
import { state } from "./state.ts";
import { requireSafe } from "./transport/road.ts";

/** The mailbox both ways, and the secretariat's registers. */
export const syncHandlers: GroupHandlers<typeof syncGroup, Contexts> = {
  state,

  setMailbox: (context, { folder }) => {
    const mailbox: StoredMailbox = { kind: "folder", path: context.platform.takeFolder(folder).path };
    context.commit(null, (db) => writeFact(db, "mailbox", JSON.stringify(mailbox)));
    return null;
  },

  setNetworkMailbox: (context, { mailbox }) => {
    requireSafe(new URL(mailbox.address));
    const whole = completed(context.db, mailbox);
    context.commit(null, (db) => writeFact(db, "mailbox", JSON.stringify(whole)));
    return null;
  },

  networkMailbox: (context) => {
    const stored = storedMailbox(context.db);
    return stored === null || stored.kind === "folder" ? null : { ...stored, secret: null };
  },

  tryMailbox: (context, { mailbox }) => probe(context, completed(context.db, mailbox)),

  readAuthority: async (context, { file }) => {
    const incoming = context.platform.takeFile(file);
    try {
      const certificate = new X509Certificate(await readWhole(incoming, 100_000));
      const { subject, validTo: validUntil, fingerprint256: fingerprint } = certificate;
      return { pem: certificate.toString(), subject: subject.replaceAll("\n", ", "), validUntil, fingerprint };
    } catch (cause) {
      if (cause instanceof Refusal) throw cause;
      const problem = "不是证书文件 / not a certificate";
      throw new Refusal("invalid-input", { path: incoming.name, problem }, { cause });
    }
  },

  setPreferences: (context, preferences) => {
    context.commit(null, (db) => writeFact(db, "sync-preferences", JSON.stringify(preferences)));
    if (preferences.paused) context.tasks.cancel("sync");
    return null;
  },

  run,
  registers,
  receive,
  decide,
};
