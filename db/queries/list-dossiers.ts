import { and, count, desc, eq, like, ne, or, type SQL } from "drizzle-orm";
import type { ReadableDb } from "../open.ts";
import { dossiers } from "../schema/index.ts";

export interface DossierFilter {
  /** Words that must all occur in code, title or sector; empty for any. */
  readonly text: string;
  readonly state: string | null;
  readonly kind: string | null;
  readonly sector: string | null;
  readonly offset: number;
  readonly limit: number;
}

export type DossierRow = typeof dossiers.$inferSelect;

/** One page of dossiers, the most recently touched first, and how many there are in all. */
export function listDossiers(
  db: ReadableDb,
  filter: DossierFilter,
): { readonly rows: readonly DossierRow[]; readonly total: number } {
  const where = and(
    filter.state === null ? undefined : eq(dossiers.state, filter.state),
    filter.kind === null ? undefined : eq(dossiers.kind, filter.kind),
    filter.sector === null ? undefined : eq(dossiers.sector, filter.sector),
    ...words(filter.text),
  );
  const rows = db
    .select()
    .from(dossiers)
    .where(where)
    .orderBy(desc(dossiers.updatedAt), desc(dossiers.dossierId))
    .limit(filter.limit)
    .offset(filter.offset)
    .all();
  return { rows, total: db.select({ rows: count() }).from(dossiers).where(where).get()?.rows ?? 0 };
}

/** The sectors of the library's dossiers, the most frequent first; at most `limit`. */
export function listSectors(db: ReadableDb, limit: number): readonly string[] {
  return db
    .select({ sector: dossiers.sector })
    .from(dossiers)
    .where(ne(dossiers.sector, ""))
    .groupBy(dossiers.sector)
    .orderBy(desc(count()), dossiers.sector)
    .limit(limit)
    .all()
    .map(({ sector }) => sector);
}

function words(text: string): (SQL | undefined)[] {
  return text
    .trim()
    .split(/\s+/)
    .filter((word) => word !== "")
    .map((word) => {
      const pattern = `%${word.replace(/[%_\\]/g, "")}%`;
      return or(like(dossiers.code, pattern), like(dossiers.title, pattern), like(dossiers.sector, pattern));
    });
}
