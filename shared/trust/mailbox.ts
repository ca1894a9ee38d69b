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

/** Largest piece a mailbox is asked to hold, bytes. An object that is larger lies in parts of exactly this size, the last one smaller. */
export const partSize = 8 * 1024 * 1024;
/** Most parts of one object: 128 GiB. */
export const mostParts = 16_384;

/** One part of a large object. */
export interface PartName {
  readonly name: string;
  /** Counted from 1. */
  readonly index: number;
  readonly count: number;
  /** SHA-256 of the part's bytes. */
  readonly digest: Digest;
}

/** The folder of a large object's parts, where the object itself would lie. */
export function partsPath(address: MailboxAddress): string {
  return `${mailboxPath(address)}.parts`;
}

/** `<index>-<count>-<digest>`, both numbers in five digits. */
export function partName({ index, count, digest }: Omit<PartName, "name">): string {
  return `${String(index).padStart(5, "0")}-${String(count).padStart(5, "0")}-${digest}`;
}

/** What a name in such a folder stands for; null if it is not exactly one of ours. */
export function readPartName(name: string): PartName | null {
  const [, first, second, digest] = /^(\d{5})-(\d{5})-([0-9a-f]{64})$/.exec(name) ?? [];
  if (digest === undefined) return null;
  const [index, count] = [Number(first), Number(second)];
  return index >= 1 && index <= count && count <= mostParts ? { name, index, count, digest } : null;
}
