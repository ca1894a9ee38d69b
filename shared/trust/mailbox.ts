import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { type Digest, digestSchema, type Id } from "#shared/ids.ts";
import { mailboxTagSchema, type Recipient } from "./common.ts";
import { utf8 } from "./utf8.ts";

/** An object in a mailbox. */
export interface MailboxAddress {
  readonly tag: string;
  /** SHA-256 of the object's bytes. */
  readonly digest: Digest;
}

/**
 * The folder of a recipient in an alliance's mailbox: the first 16 bytes of HMAC-SHA-256 with the recipient's text as key over the alliance id,
 * hexadecimal. Whoever knows neither cannot tell whose folder it is; whoever knows both can.
 */
export function mailboxTag(recipient: Recipient, allianceId: Id): string {
  return bytesToHex(hmac(sha256, utf8(recipient), utf8(allianceId)).subarray(0, 16));
}

/** `v1/<tag>/<first two characters of the digest>/<digest>`: always with forward slashes, never a leading one. */
export function mailboxPath(address: MailboxAddress): string {
  return `v1/${address.tag}/${address.digest.slice(0, 2)}/${address.digest}`;
}

/** The address a path stands for; null if it is not exactly a path of ours (foreign files in a shared folder are normal). */
export function readMailboxPath(path: string): MailboxAddress | null {
  const [version, tag, shelf, digest, ...rest] = path.split("/");
  if (version !== "v1" || rest.length > 0 || tag === undefined || digest === undefined) return null;
  if (!mailboxTagSchema.safeParse(tag).success || !digestSchema.safeParse(digest).success) return null;
  return shelf === digest.slice(0, 2) ? { tag, digest } : null;
}
