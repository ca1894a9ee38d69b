import { measure } from "#shared/domain/measurement/instruments.ts";
import {
  attendanceKey,
  type Reading,
  recordEntrySchemas,
  type RecordEntryKind,
} from "#shared/domain/record/entries.ts";
import { Refusal } from "#shared/errors.ts";
import { canonicalJson, type Json } from "#shared/json.ts";
import { onlyOne } from "../entries.ts";
import type { GatheredReview } from "../sitting/gather.ts";

/** One entry as it will be kept. */
export interface CheckedEntry {
  readonly key: string;
  /** Null: struck out. */
  readonly value: Json | null;
}

/** Largest entry, bytes of its JSON: the readings of a long test. The whole record must fit one statement. */
const maxEntry = 4 * 1024 * 1024;

/**
 * Checks one entry of the joint record: the shape of its kind, that its key says what it is about (so that nobody attends twice and nothing is read
 * twice), that people, materials and test items are this review's, and that readings which name a file are those that were imported from it.
 * Throws Refusal `invalid-input`, `not-found`, `too-large`.
 */
export function checkEntry(
  review: GatheredReview,
  kind: RecordEntryKind,
  key: string,
  value: Json | null,
): CheckedEntry {
  if (value === null) return { key: kind === "question" ? plainNumber(key) : key, value };
  refuseOversized(kind, value);
  const named = keyOf(review, kind, key, value);
  const given = kind === "question" ? plainNumber(key) : key;
  if (named !== given) throw new Refusal("invalid-input", { path: `${kind}.key`, problem: `${given} ≠ ${named}` });
  return { key: named, value };
}

/** The key an entry must lie under: whom or what it is about. */
function keyOf(review: GatheredReview, kind: RecordEntryKind, key: string, value: Json): string {
  const { dossier, record } = review;
  switch (kind) {
    case "attendance": {
      const entry = parsed("attendance", value);
      const { identityId, block } = entry;
      const onPanel = dossier.panel.some((member) => member.identityId === identityId);
      if (identityId !== null && !onPanel && identityId !== dossier.recorder.identityId)
        throw new Refusal("not-found", { what: identityId });
      if ((block === "panel") !== onPanel)
        throw new Refusal("invalid-input", { path: "attendance.block", problem: block });
      return attendanceKey(entry);
    }
    case "event":
      return parsed("event", value).event;
    case "paper-commitment": {
      const { identityId } = parsed("paper-commitment", value);
      return found(dossier.panel.some((member) => member.identityId === identityId) ? identityId : null, identityId);
    }
    case "material-check": {
      const { materialId } = parsed("material-check", value);
      return found(dossier.materials.find((material) => material.id === materialId)?.id ?? null, materialId);
    }
    case "finance":
      parsed("finance", value);
      return onlyOne;
    case "reading": {
      const reading = parsed("reading", value);
      checkReading(review, reading);
      const before = record.readings.find((candidate) => candidate.testItemId === reading.testItemId) ?? null;
      refuseForeignSource(reading, before);
      return reading.testItemId;
    }
    case "question":
      return String(parsed("question", value).no);
    case "supplement":
      parsed("supplement", value);
      return key;
  }
}

/** Readings must be of a test item of the outline and fit its instrument. Throws Refusal `not-found`, `invalid-input`, `too-large`. */
export function checkReading(
  { dossier, sources }: GatheredReview,
  reading: { readonly testItemId: string; readonly values: Json },
): void {
  const item = dossier.outline.items.find((candidate) => candidate.id === reading.testItemId);
  if (item === undefined) throw new Refusal("not-found", { what: `test item ${reading.testItemId}` });
  const pack = sources.packs.standard.content;
  refuseOversized("reading", reading.values);
  measure(item.instrument, reading.values, { pack, rules: dossier.rules });
}

function refuseOversized(what: string, value: Json): void {
  const size = new TextEncoder().encode(canonicalJson(value)).length;
  if (size > maxEntry) throw new Refusal("too-large", { what, size, limit: maxEntry });
}

/** What is said about imported readings may change; the readings may not, or the file's digest would vouch for numbers it does not hold. */
function refuseForeignSource(reading: Reading, before: Reading | null): void {
  if (reading.source.type !== "csv") return;
  const same = (of: Reading): string => canonicalJson({ values: of.values, source: of.source });
  if (before === null || same(before) !== same(reading))
    throw new Refusal("invalid-input", { path: "reading.source", problem: reading.source.fileName });
}

function parsed<Kind extends RecordEntryKind>(kind: Kind, value: Json) {
  const read = recordEntrySchemas[kind].safeParse(value);
  if (read.success) return read.data as ReturnType<(typeof recordEntrySchemas)[Kind]["parse"]>;
  const [issue] = read.error.issues;
  throw new Refusal("invalid-input", { path: `${kind}.${issue?.path.join(".") ?? ""}`, problem: issue?.message ?? "" });
}

function found(id: string | null, asked: string): string {
  if (id === null) throw new Refusal("not-found", { what: asked });
  return id;
}

/** `007` and `7` are one question. */
function plainNumber(key: string): string {
  return /^\d+$/.test(key) ? String(Number(key)) : key;
}
