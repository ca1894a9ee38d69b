import { Button, Input } from "antd";
import { financeReviewSchema } from "#shared/domain/record/entries.ts";
import { useDraft } from "../../api/use-draft.ts";
import { useText } from "../../i18n/use-text.ts";
import { DraftNotices } from "../dossier/draft-notices.tsx";
import { useReview } from "../review/review-context.ts";
import { Card } from "../../ui/card.tsx";
import { EditableRows } from "../../ui/editable-rows.tsx";
import type { EditableColumn } from "../../ui/editable-rows.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Field } from "../../ui/field.tsx";
import { MoneyInput } from "../../ui/money-input.tsx";
import { PrimaryAction } from "../../ui/primary-action.tsx";
import { useFormat } from "../../ui/use-format.ts";
import { onlyEntry, sendEntry, useWriteEntry } from "./use-record.ts";
import type { EntryValue, RecordState } from "./use-record.ts";

type Finance = EntryValue<"finance">;
type Line = Finance["lines"][number];

const amounts = ["budget", "adjusted", "spent", "approved"] as const;
const nothingYet: Finance = { lines: [], ownFundsPromised: 0, ownFundsPaid: 0, audit: "", opinion: "" };

/** 经费审核: lines with their sums, own funds, what the audit says, and the opinion. */
export function FinanceReview({ record, onNext }: { readonly record: RecordState; readonly onNext: () => void }) {
  const text = useText();
  const { write } = useWriteEntry();
  const { finance } = record.record;
  return (
    <div className="page">
      <h2 className="page-title">{text.record.finance}</h2>
      {finance === null ? (
        <EmptyState title={text.record.financeNone} how={text.record.financeHow}>
          <Button onClick={() => void write("finance", onlyEntry, nothingYet)}>{text.record.financeStart}</Button>
        </EmptyState>
      ) : (
        <FinanceForm finance={finance} />
      )}
      <div className="action-bar">
        <span className="action-space" />
        <PrimaryAction label={text.common.next} onAct={onNext} />
      </div>
    </div>
  );
}

function FinanceForm({ finance }: { readonly finance: Finance }) {
  const text = useText();
  const format = useFormat();
  const { reviewId } = useReview();
  const { value, change, incomplete, failure } = useDraft(`finance:${reviewId}`, financeReviewSchema, finance, (next) =>
    sendEntry(reviewId, "finance", onlyEntry, next),
  );
  const put = (part: Partial<Finance>) => change({ ...value, ...part });
  const sum = (name: (typeof amounts)[number]) =>
    format.money(value.lines.reduce((total, line) => total + line[name], 0));
  const columns: EditableColumn<Line>[] = [
    {
      title: text.record.financeLine,
      width: "minmax(8rem, 1fr)",
      cell: (row, set, label) => (
        <Input aria-label={label} value={row.line} onChange={(event) => set({ line: event.target.value })} />
      ),
    },
    ...amounts.map((name): EditableColumn<Line> => ({
      title: text.record[name],
      width: "9.5rem",
      cell: (row, set, label) => (
        <MoneyInput aria-label={label} value={row[name]} onChange={(fen) => set({ [name]: fen })} />
      ),
    })),
  ];
  return (
    <>
      <DraftNotices incomplete={incomplete} failure={failure} />
      <Card>
        <EditableRows<Line>
          rows={value.lines}
          onChange={(lines) => put({ lines })}
          makeRow={() => ({ line: "", budget: 0, adjusted: 0, spent: 0, approved: 0 })}
          addLabel={text.record.addLine}
          nameOf={(line) => line.line}
          columns={columns}
        />
        <div className="finance-sum strong">
          <span>{text.record.sum}</span>
          {amounts.map((name) => (
            <span key={name} className="to-right">
              {sum(name)}
            </span>
          ))}
          <span />
        </div>
      </Card>
      <Card>
        <div className="form-grid">
          <Field label={text.record.ownPromised}>
            {({ id }) => (
              <MoneyInput id={id} value={value.ownFundsPromised} onChange={(fen) => put({ ownFundsPromised: fen })} />
            )}
          </Field>
          <Field label={text.record.ownPaid}>
            {({ id }) => (
              <MoneyInput id={id} value={value.ownFundsPaid} onChange={(fen) => put({ ownFundsPaid: fen })} />
            )}
          </Field>
        </div>
        <Field label={text.record.audit}>
          {(control) => (
            <Input.TextArea
              {...control}
              autoSize={{ minRows: 2 }}
              value={value.audit}
              onChange={(event) => put({ audit: event.target.value })}
            />
          )}
        </Field>
        <Field label={text.record.financeOpinion}>
          {(control) => (
            <Input.TextArea
              {...control}
              autoSize={{ minRows: 3 }}
              value={value.opinion}
              onChange={(event) => put({ opinion: event.target.value })}
            />
          )}
        </Field>
      </Card>
    </>
  );
}
