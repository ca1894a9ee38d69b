import type { Compliance } from "#shared/domain/standard/compliance.ts";
import type { ComplianceRow } from "#shared/domain/standard/compliance-row.ts";

/** The one row of a board with this id. Throws TypeError when there is none or more than one. */
export function rowOf({ rows }: Compliance, wanted: string): ComplianceRow {
  const found = rows.filter((row) => row.id === wanted);
  if (found.length !== 1 || found[0] === undefined) throw new TypeError(`${found.length} rows ${wanted}`);
  return found[0];
}

/** The one row of a clause that stands without a test item. */
export const clauseRow = (board: Compliance, clauseId: string): ComplianceRow => rowOf(board, `clause:${clauseId}`);
