import { Button, Checkbox, Input, Select } from "antd";
import { useEffect, useState } from "react";
import type { z } from "zod";
import type { badRowSchema } from "#shared/contract/reviews.ts";
import type { contract } from "#shared/contract/index.ts";
import type { TestItem } from "#shared/domain/dossier/outline.ts";
import { columnMappingSchema } from "#shared/domain/measurement/csv-readings.ts";
import type { Reading } from "#shared/domain/record/entries.ts";
import type { JsonValue } from "../../api/json-value.ts";
import { client } from "../../api/client.ts";
import { host } from "../../api/host.ts";
import { useCommand } from "../../api/use-command.ts";
import { useText } from "../../i18n/use-text.ts";
import { useReview } from "../review/review-context.ts";
import { Notice } from "../../ui/card.tsx";
import { Dialog, DialogFoot } from "../../ui/dialog.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { Field } from "../../ui/field.tsx";
import { formatCount } from "../../ui/formatting.ts";
import { useSay } from "../../ui/use-say.ts";
import { columnsAsked, guessColumns } from "./csv-columns.ts";

type Preview = z.output<(typeof contract)["record"]["previewCsv"]["output"]>;
type BadRow = z.output<typeof badRowSchema>;

export interface CsvImportProps {
  readonly open: boolean;
  readonly item: TestItem;
  readonly reading: Reading | null;
  readonly onImported: () => void;
  readonly onClose: () => void;
}

/** Readings from a file: say what the columns are, then everything is imported or nothing; unreadable rows are left out only on one's word. */
export function CsvImport({ open, item, reading, onImported, onClose }: CsvImportProps) {
  const text = useText();
  const { reviewId } = useReview();
  const preview = useCommand(client.record.previewCsv);
  const [file, setFile] = useState<Preview | null>(null);
  useEffect(() => {
    if (!open) setFile(null);
  }, [open]);
  async function choose() {
    const [picked] = await host().pickFiles({ multiple: false, extensions: ["csv", "txt"] });
    if (picked === undefined) return;
    const reply = await preview.run({ reviewId, file: picked.grant });
    if (reply.ok) setFile(reply.value);
  }
  return (
    <Dialog open={open} title={text.csv.title} onClose={onClose} width={56}>
      <ErrorNotice failure={preview.failure} />
      {file === null ? (
        <DialogFoot>
          <Button onClick={onClose}>{text.common.cancel}</Button>
          <Button type="primary" loading={preview.running} onClick={() => void choose()}>
            {text.csv.choose}
          </Button>
        </DialogFoot>
      ) : (
        <Mapping
          key={file.preview}
          file={file}
          item={item}
          reading={reading}
          onAnother={() => void choose()}
          onDone={() => {
            onImported();
            onClose();
          }}
        />
      )}
    </Dialog>
  );
}

interface MappingProps {
  readonly file: Preview;
  readonly item: TestItem;
  readonly reading: Reading | null;
  readonly onAnother: () => void;
  readonly onDone: () => void;
}

function Mapping({ file, item, reading, onAnother, onDone }: MappingProps) {
  const text = useText();
  const { reviewId } = useReview();
  const asked = columnsAsked(item.instrument, text);
  const [columns, setColumns] = useState(() => guessColumns(item.instrument, file.columns));
  const [positive, setPositive] = useState("");
  const [windowMinutes, setWindowMinutes] = useState("");
  const [bad, setBad] = useState<readonly BadRow[]>([]);
  const [leaveOut, setLeaveOut] = useState<readonly number[]>([]);
  const importing = useCommand(client.record.importCsv);
  const mapping = columnMappingSchema.safeParse(mappingFor(item.instrument, columns, positive, windowMinutes));
  async function run() {
    if (!mapping.success) return;
    const { data } = mapping;
    const asJson: JsonValue = data;
    const reply = await importing.run({
      reviewId,
      preview: file.preview,
      testItemId: item.id,
      mapping: asJson,
      leaveOut: [...leaveOut],
      sampledBy: reading?.sampledBy ?? "",
      environment: reading?.environment ?? item.definition.environment,
    });
    if (!reply.ok) return;
    if (reply.value.state === "imported") onDone();
    else setBad(reply.value.bad);
  }
  return (
    <>
      <p className="strong">{text.csv.rows(file.fileName, formatCount(file.rows))}</p>
      <p className="dialog-lead">{text.csv.mapping}</p>
      <div className="form-grid">
        {asked.map(({ name, label, optional }) => (
          <Field key={name} label={label} optional={optional}>
            {({ id }) => (
              <Select<number>
                id={id}
                className="wide"
                value={columns[name] ?? -1}
                options={[
                  ...(optional
                    ? [{ value: -1, label: text.csv.noColumn }]
                    : [{ value: -1, label: text.common.choose, disabled: true }]),
                  ...file.columns.map((label, value) => ({ value, label: label === "" ? String(value + 1) : label })),
                ]}
                onChange={(column) => setColumns({ ...columns, [name]: column === -1 ? null : column })}
              />
            )}
          </Field>
        ))}
        {item.instrument === "confusion" ? (
          <Field label={text.csv.positive} hint={text.csv.positiveHint}>
            {(control) => <Input {...control} value={positive} onChange={(event) => setPositive(event.target.value)} />}
          </Field>
        ) : null}
        {item.instrument === "availability" ? (
          <Field label={text.readingForm.windowMinutes}>
            {(control) => (
              <Input {...control} value={windowMinutes} onChange={(event) => setWindowMinutes(event.target.value)} />
            )}
          </Field>
        ) : null}
      </div>
      {bad.length === 0 ? <Sample file={file} /> : <BadRows bad={bad} leaveOut={leaveOut} onLeaveOut={setLeaveOut} />}
      <ErrorNotice failure={importing.failure} />
      <DialogFoot>
        <Button onClick={onAnother}>{text.csv.another}</Button>
        <Button
          type="primary"
          loading={importing.running}
          disabled={!mapping.success || (bad.length > 0 && leaveOut.length === 0)}
          onClick={() => void run()}
        >
          {importing.running
            ? text.csv.importing
            : leaveOut.length > 0
              ? text.csv.importWithout(formatCount(leaveOut.length))
              : text.csv.import}
        </Button>
      </DialogFoot>
    </>
  );
}

function mappingFor(
  instrument: TestItem["instrument"],
  columns: Readonly<Record<string, number | null>>,
  positive: string,
  windowMinutes: string,
): JsonValue {
  if (instrument === "availability")
    return { instrument, ...columns, windowMinutes: windowMinutes.trim(), excludePlanned: true };
  if (instrument === "confusion")
    return { instrument, ...columns, positive: positive.trim() === "" ? null : positive.trim() };
  return { instrument, ...columns, method: "nearest-rank" };
}

function Sample({ file }: { readonly file: Preview }) {
  const text = useText();
  return (
    <>
      <p className="muted">{text.csv.preview}</p>
      <div className="bad-rows">
        <table className="table">
          <thead>
            <tr>
              {file.columns.map((column, index) => (
                <th key={index}>{column}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {file.sample.map((row, index) => (
              <tr key={index}>
                {row.map((cell, column) => (
                  <td key={column}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

interface BadRowsProps {
  readonly bad: readonly BadRow[];
  readonly leaveOut: readonly number[];
  readonly onLeaveOut: (lines: readonly number[]) => void;
}

function BadRows({ bad, leaveOut, onLeaveOut }: BadRowsProps) {
  const text = useText();
  const say = useSay();
  return (
    <>
      <Notice label={text.csv.badTitle(formatCount(bad.length))} tone="problem">
        {text.csv.badHow}
      </Notice>
      <Button type="link" className="rows-add" onClick={() => onLeaveOut(bad.map(({ line }) => line))}>
        {text.csv.leaveAll}
      </Button>
      <ul className="bad-rows">
        {bad.map((row) => (
          <li key={row.line} className="check-line">
            <span className="strong">{text.csv.line(formatCount(row.line))}</span>
            <span className="line-main">
              {row.column === null ? null : <span className="muted">{row.column}</span>}
              <span>{say(row.reason)}</span>
            </span>
            <Checkbox
              checked={leaveOut.includes(row.line)}
              onChange={(event) =>
                onLeaveOut(
                  event.target.checked ? [...leaveOut, row.line] : leaveOut.filter((line) => line !== row.line),
                )
              }
            >
              {text.csv.leaveOut}
            </Checkbox>
          </li>
        ))}
      </ul>
    </>
  );
}
