/** The first library. STRICT tables; every row of review data carries its identity. */
export const firstLibrary = `
CREATE TABLE people (
  identity_id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL, unit TEXT NOT NULL, title TEXT NOT NULL, category TEXT, roles TEXT NOT NULL,
  signing_key TEXT NOT NULL UNIQUE, recipient TEXT NOT NULL, valid_from TEXT, valid_until TEXT, credential TEXT, request TEXT
) STRICT;
CREATE TABLE seats (
  identity_id TEXT PRIMARY KEY NOT NULL REFERENCES people(identity_id), keys TEXT NOT NULL, created_at TEXT NOT NULL
) STRICT;
CREATE TABLE alliance_keys (
  purpose TEXT PRIMARY KEY NOT NULL, holder TEXT NOT NULL REFERENCES seats(identity_id), public_key TEXT NOT NULL, sealed BLOB NOT NULL
) STRICT;
CREATE TABLE facts (name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT;
CREATE TABLE audit (
  seq INTEGER PRIMARY KEY NOT NULL, at TEXT NOT NULL, actor TEXT, command TEXT NOT NULL, input TEXT NOT NULL, effect TEXT NOT NULL,
  previous TEXT NOT NULL, hash TEXT NOT NULL
) STRICT;
CREATE TABLE dossiers (
  dossier_id TEXT PRIMARY KEY NOT NULL, code TEXT NOT NULL, title TEXT NOT NULL, kind TEXT NOT NULL, sector TEXT NOT NULL, state TEXT NOT NULL,
  version INTEGER NOT NULL, current TEXT, recorder TEXT, demo INTEGER NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX dossiers_by_update ON dossiers (updated_at, dossier_id);
CREATE INDEX dossiers_by_state ON dossiers (state, updated_at);
CREATE TABLE entries (
  scope TEXT NOT NULL, dossier_id TEXT NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, identity_id TEXT NOT NULL, value TEXT NOT NULL,
  at TEXT NOT NULL, PRIMARY KEY (dossier_id, scope, kind, key)
) STRICT;
CREATE TABLE entry_history (
  id INTEGER PRIMARY KEY NOT NULL, scope TEXT NOT NULL, dossier_id TEXT NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL,
  identity_id TEXT NOT NULL, value TEXT, at TEXT NOT NULL
) STRICT;
CREATE INDEX entry_history_by_field ON entry_history (dossier_id, scope, kind, key);
CREATE TABLE private_entries (
  identity_id TEXT NOT NULL, review_id TEXT NOT NULL, key TEXT NOT NULL, sealed BLOB NOT NULL, at TEXT NOT NULL,
  PRIMARY KEY (identity_id, review_id, key)
) STRICT;
CREATE TABLE sittings (sitting_id TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL, place TEXT NOT NULL, date TEXT NOT NULL) STRICT;
CREATE TABLE sitting_reviews (
  review_id TEXT PRIMARY KEY NOT NULL, sitting_id TEXT NOT NULL REFERENCES sittings(sitting_id), position INTEGER NOT NULL
) STRICT;
CREATE TABLE statements (
  digest TEXT PRIMARY KEY NOT NULL, kind TEXT NOT NULL, identity_id TEXT, signing_key TEXT NOT NULL, review_id TEXT, issued_at TEXT NOT NULL,
  issued_ms INTEGER NOT NULL, seq INTEGER NOT NULL, envelope TEXT NOT NULL
) STRICT;
CREATE INDEX statements_by_review ON statements (review_id, kind, seq);
CREATE INDEX statements_by_kind ON statements (kind, seq);
CREATE INDEX statements_by_instant ON statements (issued_ms);
CREATE TABLE sealed_sheets (
  envelope_digest TEXT PRIMARY KEY NOT NULL, review_id TEXT NOT NULL, dossier TEXT NOT NULL, identity_id TEXT NOT NULL, channel TEXT NOT NULL, envelope BLOB NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX sealed_sheets_by_review ON sealed_sheets (review_id, identity_id);
CREATE TABLE blobs (sealed TEXT PRIMARY KEY NOT NULL, digest TEXT NOT NULL, size INTEGER NOT NULL, key BLOB NOT NULL) STRICT;
CREATE TABLE outbox (
  id TEXT PRIMARY KEY NOT NULL, package TEXT NOT NULL, recipient_tag TEXT NOT NULL, recipient_name TEXT NOT NULL, statement TEXT,
  kind TEXT NOT NULL, state TEXT NOT NULL, tries INTEGER NOT NULL, reason TEXT, queued_at TEXT NOT NULL, sent_at TEXT
) STRICT;
CREATE TABLE inbox (
  object TEXT PRIMARY KEY NOT NULL, kind TEXT NOT NULL, sender TEXT NOT NULL, recipient_tag TEXT NOT NULL, state TEXT NOT NULL, reason TEXT,
  at TEXT NOT NULL
) STRICT;
`;
