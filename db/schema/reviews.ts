import { blob, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** One row a project under review; lists and filters read these columns, the content stands in entries and statements. */
export const dossiers = sqliteTable(
  "dossiers",
  {
    dossierId: text("dossier_id").primaryKey(),
    code: text("code").notNull(),
    title: text("title").notNull(),
    kind: text("kind").notNull(),
    sector: text("sector").notNull(),
    state: text("state").notNull(),
    /** Newest issued version; 0 for a draft. */
    version: integer("version").notNull(),
    /** Digest of the newest dossier statement. */
    current: text("current"),
    recorder: text("recorder"),
    demo: integer("demo", { mode: "boolean" }).notNull(),
    createdBy: text("created_by").notNull(),
    updatedAt: text("updated_at").notNull(),
  },
  (table) => [
    index("dossiers_by_update").on(table.updatedAt, table.dossierId),
    index("dossiers_by_state").on(table.state, table.updatedAt),
  ],
);

/** Shared working text, current value per field: dossier drafts, joint record, opinion draft. */
export const entries = sqliteTable(
  "entries",
  {
    scope: text("scope").notNull(),
    dossierId: text("dossier_id").notNull(),
    kind: text("kind").notNull(),
    key: text("key").notNull(),
    identityId: text("identity_id").notNull(),
    value: text("value").notNull(),
    at: text("at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.dossierId, table.scope, table.kind, table.key] })],
);

/** Field history: every earlier value of a shared entry, struck-out ones included. */
export const entryHistory = sqliteTable(
  "entry_history",
  {
    id: integer("id").primaryKey(),
    scope: text("scope").notNull(),
    dossierId: text("dossier_id").notNull(),
    kind: text("kind").notNull(),
    key: text("key").notNull(),
    identityId: text("identity_id").notNull(),
    /** Null: struck out. */
    value: text("value"),
    at: text("at").notNull(),
  },
  (table) => [index("entry_history_by_field").on(table.dossierId, table.scope, table.kind, table.key)],
);

/** One seat's private entries, sealed under that seat's own data key. */
export const privateEntries = sqliteTable(
  "private_entries",
  {
    identityId: text("identity_id").notNull(),
    reviewId: text("review_id").notNull(),
    key: text("key").notNull(),
    sealed: blob("sealed", { mode: "buffer" }).notNull(),
    at: text("at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.identityId, table.reviewId, table.key] })],
);

export const sittings = sqliteTable("sittings", {
  sittingId: text("sitting_id").primaryKey(),
  title: text("title").notNull(),
  place: text("place").notNull(),
  date: text("date").notNull(),
});

export const sittingReviews = sqliteTable("sitting_reviews", {
  reviewId: text("review_id").primaryKey(),
  sittingId: text("sitting_id")
    .notNull()
    .references(() => sittings.sittingId),
  position: integer("position").notNull(),
});
