import type { z } from "zod";
import type { contract } from "#shared/contract/index.ts";
import type { RecordEntryKind, recordEntrySchemas } from "#shared/domain/record/entries.ts";
import type { JsonValue } from "../../api/json-value.ts";
import { client } from "../../api/client.ts";
import { useCommand } from "../../api/use-command.ts";
import { useQuery } from "../../api/use-query.ts";
import type { Answer } from "../../api/use-query.ts";
import { useReview } from "../review/review-context.ts";

/** The joint record as it stands, with what was measured and who confirmed it. */
export type RecordState = z.output<(typeof contract)["record"]["read"]["output"]>;

/** The joint record of the review on the desk. */
export function useRecord(): Answer<RecordState> {
  return useQuery(client.record.read, { reviewId: useReview().reviewId });
}

export type EntryValue<Kind extends RecordEntryKind> = z.output<(typeof recordEntrySchemas)[Kind]>;

/** Key of the entry kinds that have only one. */
export const onlyEntry = "one";

/** Key of a numbered entry, so that keys sort as numbers do. */
export function numberedKey(no: number): string {
  return String(no).padStart(3, "0");
}

/** Sends one entry of the joint record; null strikes it out. */
export function sendEntry<Kind extends RecordEntryKind>(
  reviewId: string,
  kind: Kind,
  key: string,
  value: EntryValue<Kind> | null,
) {
  const plain: JsonValue = value;
  return client.record.write({ reviewId, kind, key, value: plain });
}

/** Writes entries at once, as ticks and buttons do, and keeps the refusal. */
export function useWriteEntry() {
  const { reviewId } = useReview();
  const command = useCommand(client.record.write);
  return {
    failure: command.failure,
    running: command.running,
    write: <Kind extends RecordEntryKind>(kind: Kind, key: string, value: EntryValue<Kind> | null) => {
      const plain: JsonValue = value;
      return command.run({ reviewId, kind, key, value: plain });
    },
  };
}
