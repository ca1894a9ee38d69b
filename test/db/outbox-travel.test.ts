import BetterSqlite3 from "better-sqlite3";
import { expect, test } from "vitest";
import { migrate } from "#db/migrate.ts";
import { migrations } from "#db/migrations/index.ts";

const nothing = (): void => undefined;

test("an outbox from before keeps its rows, and its states are found by index", () => {
  const database = new BetterSqlite3(":memory:");
  migrate(database, migrations.slice(0, 1), nothing);
  database
    .prepare("INSERT INTO outbox VALUES ('a', 'p', 't', 'n', NULL, 'sheet', 'queued', 0, NULL, '2026-11-20', NULL)")
    .run();
  migrate(database, migrations, nothing);
  expect(database.prepare("SELECT id, state, size, next_try_ms, checked_ms FROM outbox").all()).toEqual([
    { id: "a", state: "queued", size: null, next_try_ms: null, checked_ms: null },
  ]);
  const plan = database.prepare("EXPLAIN QUERY PLAN SELECT id FROM outbox WHERE state = 'queued' ORDER BY queued_at");
  expect(JSON.stringify(plan.all())).toContain("outbox_by_state");
});
