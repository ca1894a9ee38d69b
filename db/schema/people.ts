import { blob, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Everyone known to this workstation: the expert pool, and those who have a seat here. */
export const people = sqliteTable("people", {
  identityId: text("identity_id").primaryKey(),
  name: text("name").notNull(),
  unit: text("unit").notNull(),
  title: text("title").notNull(),
  category: text("category"),
  /** JSON array of roles. */
  roles: text("roles").notNull(),
  signingKey: text("signing_key").notNull().unique(),
  recipient: text("recipient").notNull(),
  validFrom: text("valid_from"),
  validUntil: text("valid_until"),
  /** Digest of the credential, or of the issued dossier that vouches for this person; null until enrolled. */
  credential: text("credential"),
  /** Digest of the enrolment request this person arrived with; null at the door. */
  request: text("request"),
});

/** Sealed keys of a person who has a seat here. */
export const seats = sqliteTable("seats", {
  identityId: text("identity_id")
    .primaryKey()
    .references(() => people.identityId),
  /** The sealed identity keys as canonical JSON (docs/formats.md, identity keys). */
  keys: text("keys").notNull(),
  createdAt: text("created_at").notNull(),
});

/** Keys of the alliance itself, on the founder's workstation only, sealed under the secretariat's data key. */
export const allianceKeys = sqliteTable("alliance_keys", {
  purpose: text("purpose").primaryKey(),
  holder: text("holder")
    .notNull()
    .references(() => seats.identityId),
  publicKey: text("public_key").notNull(),
  sealed: blob("sealed", { mode: "buffer" }).notNull(),
});

/** Small facts of the workstation: alliance id, charter digest, mailbox, settings. */
export const facts = sqliteTable("facts", { name: text("name").primaryKey(), value: text("value").notNull() });

/** One row per command, chained by hash (docs/formats.md, audit chain). */
export const audit = sqliteTable("audit", {
  seq: integer("seq").primaryKey(),
  at: text("at").notNull(),
  actor: text("actor"),
  command: text("command").notNull(),
  input: text("input").notNull(),
  effect: text("effect").notNull(),
  previous: text("previous").notNull(),
  hash: text("hash").notNull(),
});
