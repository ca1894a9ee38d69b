import type { Database } from "better-sqlite3";
import { Refusal } from "#shared/errors.ts";

/**
 * Brings a library to today's schema. Refuses `library-from-the-future`; a failing step leaves the file exactly as it was.
 * `copyAside` is called once before the first step of an existing library. Foreign keys are off outside the transaction, because
 * `PRAGMA foreign_keys` is a no-op inside one; `foreign_key_check` must be empty or everything rolls back.
 */
export function migrate(database: Database, steps: readonly string[], copyAside: (from: number) => void): void {
  const version = Number(database.pragma("user_version", { simple: true }));
  if (version > steps.length) throw new Refusal("library-from-the-future", { found: version, known: steps.length });
  if (version === steps.length) return;
  if (version > 0) copyAside(version);
  database.pragma("foreign_keys = OFF");
  try {
    steps.slice(version).forEach((step, index) => {
      const apply = database.transaction(() => {
        database.exec(step);
        const broken = database.pragma("foreign_key_check");
        if (!Array.isArray(broken) || broken.length > 0)
          throw new Error(`migration ${version + index + 1} breaks foreign keys`);
        database.pragma(`user_version = ${version + index + 1}`);
      });
      apply.exclusive();
    });
  } finally {
    database.pragma("foreign_keys = ON");
  }
}
