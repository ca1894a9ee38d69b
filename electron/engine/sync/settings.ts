import { z } from "zod";
import type { ReadableDb } from "#db/open.ts";
import { type NetworkMailbox, networkMailboxSchema, syncPreferencesSchema } from "#shared/contract/exchange.ts";
import { Refusal } from "#shared/errors.ts";
import type { Machine } from "../context.ts";
import { readFact } from "../facts.ts";
import { folderTransport } from "./transport/folder.ts";
import { proxyRoute } from "./transport/proxy-route.ts";
import { s3Transport } from "./transport/s3.ts";
import type { Transport } from "./transport/transport.ts";
import { webdavTransport } from "./transport/webdav.ts";

const [webdav, s3] = networkMailboxSchema.options;
const secret = z.string().min(1);

/** Where the mailbox is, with what opens it. Lives in the encrypted library and nowhere else. */
const storedMailboxSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("folder"), path: z.string() }),
  webdav.extend({ secret }),
  s3.extend({ secret }),
]);
export type StoredMailbox = z.infer<typeof storedMailboxSchema>;

/** The mailbox of this workstation; null when none is set. */
export function storedMailbox(db: ReadableDb): StoredMailbox | null {
  const value = readFact(db, "mailbox");
  if (value === null) return null;
  // A bare path is how a folder was kept before there were other mailboxes.
  return value.startsWith("{") ? storedMailboxSchema.parse(JSON.parse(value)) : { kind: "folder", path: value };
}

/**
 * What the person typed, with the secret kept from before where none was typed. Refuses `invalid-input` where there is none to keep, and for an address with
 * a user name or password in it: addresses are shown.
 */
export function completed(db: ReadableDb, typed: NetworkMailbox): Exclude<StoredMailbox, { readonly kind: "folder" }> {
  const { username, password } = new URL(typed.address);
  if (username !== "" || password !== "")
    throw new Refusal("invalid-input", {
      path: "address",
      problem: "地址里不要写用户名或密码 / no user name or password in an address",
    });
  if (typed.secret !== null) return { ...typed, secret: typed.secret };
  const kept = storedMailbox(db);
  if (kept === null || kept.kind === "folder" || !isSamePlace(kept, typed))
    throw new Refusal("invalid-input", { path: "secret", problem: "密码未填 / no password" });
  return { ...typed, secret: kept.secret };
}

/** A secret is kept for the place and the way it was given for: another address, authority or proxy could be somebody who wants to read it. */
function isSamePlace(kept: NetworkMailbox, typed: NetworkMailbox): boolean {
  const { kind, address, ca, proxy } = typed;
  return kept.kind === kind && kept.address === address && kept.ca === ca && kept.proxy === proxy;
}

/** The server a mailbox on the network is asked at. */
export function serverOf(mailbox: NetworkMailbox): URL {
  const url = new URL(mailbox.address);
  if (mailbox.kind === "s3" && mailbox.style === "host") url.hostname = `${mailbox.bucket}.${url.hostname}`;
  return url;
}

/** The address of the proxy on the way to a mailbox as things stand now; null for none. Refuses `mailbox-proxy`. */
export async function proxyTo(mailbox: StoredMailbox, { platform }: Pick<Machine, "platform">): Promise<string | null> {
  if (mailbox.kind === "folder") return null;
  return (await proxyRoute(serverOf(mailbox), mailbox.proxy, process.env, platform.systemProxy)).proxy;
}

/** Opens the store a mailbox lies in. `proxy`: as {@link proxyTo} found it. */
export function openTransport(
  mailbox: StoredMailbox,
  proxy: string | null,
  machine: Pick<Machine, "clock" | "random" | "patience">,
): Transport {
  const patience = machine.patience === undefined ? {} : { patience: machine.patience };
  switch (mailbox.kind) {
    case "folder":
      return folderTransport(mailbox.path, machine.random);
    case "webdav":
      return webdavTransport({ ...mailbox, ...patience, proxy });
    case "s3":
      return s3Transport({ ...mailbox, ...patience, proxy, clock: machine.clock });
  }
}

/** What the person sees of it. */
export function labelOf(mailbox: StoredMailbox): string {
  switch (mailbox.kind) {
    case "folder":
      return mailbox.path;
    case "webdav":
      return mailbox.address;
    case "s3":
      return `${mailbox.address} · ${mailbox.bucket}`;
  }
}

export type SyncPreferences = z.infer<typeof syncPreferencesSchema>;

/** How the person wants to exchange. A mailbox on the network is asked by itself, a stick or share is not, until they say otherwise. */
export function syncPreferences(db: ReadableDb): SyncPreferences {
  const value = readFact(db, "sync-preferences");
  if (value !== null) return syncPreferencesSchema.parse(JSON.parse(value));
  const mailbox = storedMailbox(db);
  return { automatic: mailbox !== null && mailbox.kind !== "folder", paused: false, metered: false };
}
