import { Input } from "antd";
import { z } from "zod";
import { supplementItemSchema } from "#shared/domain/record/entries.ts";
import type { Reply } from "#shared/contract/define.ts";
import { useDraft } from "../../api/use-draft.ts";
import { useText } from "../../i18n/use-text.ts";
import { DraftNotices } from "../dossier/draft-notices.tsx";
import { useReview } from "../review/review-context.ts";
import { Card } from "../../ui/card.tsx";
import { DateInput } from "../../ui/date-input.tsx";
import { EditableRows } from "../../ui/editable-rows.tsx";
import { numberedKey, sendEntry } from "./use-record.ts";
import type { EntryValue } from "./use-record.ts";

type Supplement = EntryValue<"supplement">;

const supplementsSchema = z.array(supplementItemSchema);

/** Writes a numbered list entry by entry: what changed is sent, what is beyond the new end is struck out. */
async function sendList(
  reviewId: string,
  before: readonly Supplement[],
  after: readonly Supplement[],
): Promise<Reply<unknown>> {
  let reply: Reply<unknown> = { ok: true, value: null };
  for (let at = 0; at < Math.max(before.length, after.length) && reply.ok; at += 1) {
    if (JSON.stringify(before[at]) === JSON.stringify(after[at])) continue;
    reply = await sendEntry(reviewId, "supplement", numberedKey(at + 1), after[at] ?? null);
  }
  return reply;
}

/** 补充材料: what the applicant still owes, by whom and until when. */
export function SupplementsCard({ supplements }: { readonly supplements: readonly Supplement[] }) {
  const text = useText();
  const { reviewId } = useReview();
  const stored = [...supplements];
  const { value, change, incomplete, failure } = useDraft(
    `supplements:${reviewId}`,
    supplementsSchema,
    stored,
    (next) => sendList(reviewId, stored, next),
  );
  return (
    <Card title={text.record.supplements}>
      <DraftNotices incomplete={incomplete} failure={failure} />
      <EditableRows<Supplement>
        rows={value}
        onChange={change}
        addLabel={text.record.addSupplement}
        nameOf={({ item }) => item}
        makeRow={() => ({ item: "", owner: "", deadline: null })}
        columns={[
          {
            title: text.record.supplementItem,
            width: "minmax(12rem, 1fr)",
            cell: (row, put, label) => (
              <Input aria-label={label} value={row.item} onChange={(event) => put({ item: event.target.value })} />
            ),
          },
          {
            title: text.record.owner,
            width: "11rem",
            cell: (row, put, label) => (
              <Input aria-label={label} value={row.owner} onChange={(event) => put({ owner: event.target.value })} />
            ),
          },
          {
            title: text.record.deadline,
            width: "11rem",
            cell: (row, put, label) => (
              <DateInput aria-label={label} value={row.deadline} onChange={(deadline) => put({ deadline })} />
            ),
          },
        ]}
      />
    </Card>
  );
}
