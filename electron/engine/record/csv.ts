import Papa from "papaparse";
import type { GroupHandlers } from "#shared/contract/define.ts";
import type { recordGroup } from "#shared/contract/reviews.ts";
import { columnMappingSchema, readRows, withoutTrailingBlanks } from "#shared/domain/measurement/csv-readings.ts";
import { Refusal } from "#shared/errors.ts";
import { newId } from "#shared/ids.ts";
import type { Contexts } from "../context.ts";
import { writeEntry } from "../entries.ts";
import { readWhole } from "../files.ts";
import { gatherReview, requireOpen } from "../sitting/gather.ts";
import { sha256Hex } from "../trust/sha256.ts";
import { checkReading } from "./check-entry.ts";

/** Largest CSV accepted: readings are thousands of lines, not millions. */
const maxBytes = 32 * 1024 * 1024;
const sampleRows = 8;

type RecordHandlers = GroupHandlers<typeof recordGroup, Contexts>;

/** Reads header and first rows. */
export const previewCsv: RecordHandlers["previewCsv"] = async (context, { reviewId, file }) => {
  const review = gatherReview(context, reviewId);
  requireOpen(context, review, "enter-reading");
  const incoming = context.platform.takeFile(file);
  const bytes = await readWhole(incoming, maxBytes);
  const rows = parseCsv(bytes);
  const header = rows[0];
  if (header === undefined) throw new Refusal("invalid-input", { path: incoming.name, problem: "空文件 / empty file" });
  const filled = withoutTrailingBlanks(rows);
  const preview = newId(context.random);
  context.vault.pendingCsv.set(preview, { fileName: incoming.name, digest: sha256Hex(bytes), rows });
  return {
    preview,
    fileName: incoming.name,
    columns: header,
    rows: Math.max(0, filled.length - 1),
    sample: filled.slice(1, 1 + sampleRows).map((row) => [...row]),
  };
};

/** Imports a previewed file whole, or answers every bad row by line number and imports nothing. */
export const importCsv: RecordHandlers["importCsv"] = (context, input) => {
  const review = gatherReview(context, input.reviewId);
  requireOpen(context, review, "enter-reading");
  const pending = context.vault.pendingCsv.get(input.preview);
  if (pending === undefined) throw new Refusal("grant-spent");
  const mapping = columnMappingSchema.safeParse(input.mapping);
  if (!mapping.success)
    throw new Refusal("invalid-input", { path: "mapping", problem: mapping.error.issues[0]?.message ?? "" });
  const read = readRows(pending.rows, mapping.data, input.leaveOut);
  if (!read.ok) return { state: "bad-rows", bad: read.bad.map((row) => ({ ...row })) };
  checkReading(review, { testItemId: input.testItemId, values: read.values });
  const reading = {
    testItemId: input.testItemId,
    values: read.values,
    source: {
      type: "csv",
      fileName: pending.fileName,
      digest: pending.digest,
      rows: read.used,
      leftOut: [...read.leftOut],
    },
    sampledBy: input.sampledBy,
    environment: input.environment,
    witness: null,
    remark: "",
  } as const;
  context.commit(pending.digest, (db) =>
    writeEntry(db, { dossierId: input.reviewId, scope: "record", kind: "reading", key: input.testItemId }, reading, {
      identityId: context.seat.identityId,
      at: context.now(),
    }),
  );
  context.vault.pendingCsv.delete(input.preview);
  return { state: "imported", rows: read.used };
};

/** The rows of a CSV file. The byte-order mark is dropped; UTF-8, else GB 18030 as spreadsheet programs write it here. */
export function parseCsv(bytes: Uint8Array): readonly string[][] {
  return Papa.parse<string[]>(decode(bytes)).data;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}
