import { randomBytes } from "node:crypto";
import { type Mailbox, mailboxOver } from "#engine/sync/mailbox.ts";
import type { Transfer } from "#engine/sync/parts.ts";
import { folderTransport } from "#engine/sync/transport/folder.ts";

/** The mailbox in a folder, without a workstation around it. */
export function folderMailbox(folder: string): Mailbox {
  return mailboxOver(folderTransport(folder, randomBytes));
}

/** A transfer nobody watches and nobody stops, whose second tries come at once. */
export const unhurried: Transfer = {
  wait: () => Promise.resolve(),
  random: randomBytes,
  signal: new AbortController().signal,
};
