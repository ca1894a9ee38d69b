import { desc } from "drizzle-orm";
import type { ReadableDb, WritableDb } from "#db/open.ts";
import { audit } from "#db/schema/index.ts";
import { canonicalJson, type Json } from "#shared/json.ts";
import { sha256Hex } from "./trust/sha256.ts";

/** Names of input members that hold a secret: they never enter a digest, a log or a row. A short PIN could be guessed from its hash. */
const secretNames: ReadonlySet<string> = new Set([
  "pin",
  "issuerPin",
  "checkerPin",
  "passphrase",
  "current",
  "next",
  "code",
  "shares",
  "secret",
]);

/** What the chain starts from. */
const genesis = "0".repeat(64);

/** Number of rows and hash of the newest: what a statement carries as `auditHead`. */
export function auditHead(db: ReadableDb): { readonly rows: number; readonly head: string } {
  const last = db.select({ seq: audit.seq, hash: audit.hash }).from(audit).orderBy(desc(audit.seq)).limit(1).get();
  return { rows: last?.seq ?? 0, head: last?.hash ?? genesis };
}

/** Appends one row for a command, in the command's own transaction, chained to the one before. */
export function appendAudit(
  db: WritableDb,
  row: {
    readonly at: string;
    readonly actor: string | null;
    readonly command: string;
    readonly input: Json;
    readonly effect: string | null;
  },
): void {
  const { rows, head } = auditHead(db);
  const link = {
    seq: rows + 1,
    at: row.at,
    actor: row.actor,
    command: row.command,
    input: digestOf(withoutSecrets(row.input)),
    effect: digestOf(row.effect),
    previous: head,
  };
  db.insert(audit)
    .values({ ...link, hash: digestOf(link) })
    .run();
}

/** Recomputes the chain; answers the first broken row, null when it is whole. */
export function firstBrokenLink(db: ReadableDb): number | null {
  let previous = genesis;
  for (const { hash, ...link } of db.select().from(audit).orderBy(audit.seq).all()) {
    if (link.previous !== previous || digestOf(link) !== hash) return link.seq;
    previous = hash;
  }
  return null;
}

function digestOf(value: Json): string {
  return sha256Hex(new TextEncoder().encode(canonicalJson(value)));
}

function withoutSecrets(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (value === null || typeof value !== "object") return value;
  const members = Object.entries(value).filter(([name]) => !secretNames.has(name));
  return Object.fromEntries(members.map(([name, member]) => [name, withoutSecrets(member)]));
}
