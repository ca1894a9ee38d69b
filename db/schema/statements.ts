import { blob, index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Every verified statement that may be read on this workstation: the very bytes that were signed. */
export const statements = sqliteTable(
  "statements",
  {
    digest: text("digest").primaryKey(),
    kind: text("kind").notNull(),
    /** Identity of the signer; null for the alliance's own keys. */
    identityId: text("identity_id"),
    signingKey: text("signing_key").notNull(),
    /** Review it belongs to; null for people and alliance. */
    reviewId: text("review_id"),
    issuedAt: text("issued_at").notNull(),
    /** The same instant in milliseconds since the epoch: texts with offsets do not sort. */
    issuedMs: integer("issued_ms").notNull(),
    /** Arrival order on this workstation. */
    seq: integer("seq").notNull(),
    envelope: text("envelope").notNull(),
  },
  (table) => [
    index("statements_by_review").on(table.reviewId, table.kind, table.seq),
    index("statements_by_kind").on(table.kind, table.seq),
    index("statements_by_instant").on(table.issuedMs),
  ],
);

/** Sheets sealed to the chair: unreadable here until the chair opens them. The author's outer signature is known. */
export const sealedSheets = sqliteTable(
  "sealed_sheets",
  {
    /** SHA-256 of the sealed envelope: what the board counts before anyone can read it. */
    envelopeDigest: text("envelope_digest").primaryKey(),
    reviewId: text("review_id").notNull(),
    /** Digest of the dossier statement the member says to have reviewed; a sheet on an older version is void. */
    dossier: text("dossier").notNull(),
    identityId: text("identity_id").notNull(),
    channel: text("channel").notNull(),
    envelope: blob("envelope", { mode: "buffer" }).notNull(),
    at: text("at").notNull(),
  },
  (table) => [index("sealed_sheets_by_review").on(table.reviewId, table.identityId)],
);

/** Sealed material bodies under `blobs/`, with the key that opens each. */
export const blobs = sqliteTable("blobs", {
  sealed: text("sealed").primaryKey(),
  digest: text("digest").notNull(),
  size: integer("size").notNull(),
  key: blob("key", { mode: "buffer" }).notNull(),
});

export const outbox = sqliteTable(
  "outbox",
  {
    id: text("id").primaryKey(),
    /** Digest of the sealed package file under `outgoing/`. */
    package: text("package").notNull(),
    recipientTag: text("recipient_tag").notNull(),
    recipientName: text("recipient_name").notNull(),
    /** Statement the package carries; its receipt acknowledges it. */
    statement: text("statement"),
    kind: text("kind").notNull(),
    state: text("state").notNull(),
    tries: integer("tries").notNull(),
    reason: text("reason"),
    queuedAt: text("queued_at").notNull(),
    sentAt: text("sent_at"),
    /** Bytes of the package; null for rows older than this column. */
    size: integer("size"),
    /** Not before this moment does it travel by itself again; null for at once. Milliseconds since the epoch. */
    nextTryMs: integer("next_try_ms"),
    /** When it was last seen in the mailbox after it was sent; null for never. Milliseconds since the epoch. */
    checkedMs: integer("checked_ms"),
  },
  (table) => [index("outbox_by_state").on(table.state, table.queuedAt)],
);

/** What arrived in a mailbox, once per object for ever: re-delivery answers "already have it". */
export const inbox = sqliteTable(
  "inbox",
  {
    object: text("object").primaryKey(),
    kind: text("kind").notNull(),
    sender: text("sender").notNull(),
    recipientTag: text("recipient_tag").notNull(),
    state: text("state").notNull(),
    reason: text("reason"),
    at: text("at").notNull(),
  },
  (table) => [index("inbox_by_state").on(table.state, table.at)],
);
