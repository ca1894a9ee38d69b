import { timeNow } from "../../api/time-now.ts";
import { Button, Checkbox, Input, Select } from "antd";
import { useState } from "react";
import { attendanceKey, attendanceSchema } from "#shared/domain/record/entries.ts";
import { useText } from "../../i18n/use-text.ts";
import { useReview } from "../review/review-context.ts";
import { Card } from "../../ui/card.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { formatTime } from "../../ui/formatting.ts";
import { optionsOf } from "../../ui/options.ts";
import { useWriteEntry } from "./use-record.ts";
import type { EntryValue, RecordState } from "./use-record.ts";
import { Form } from "../../ui/form.tsx";

type Attendance = EntryValue<"attendance">;
type Block = Attendance["block"];

const blocks = attendanceSchema.shape.block.options;

/** 签到: the four blocks. Panel and recorder stand there already; everyone else is added by name. */
export function AttendanceCard({ record }: { readonly record: RecordState }) {
  const text = useText();
  const { dossier } = useReview();
  const { write, failure } = useWriteEntry();
  const kept = record.record.attendance;
  const expected: readonly Attendance[] = [
    ...dossier.panel
      .filter(({ position, conflict }) => position !== "alternate" && !conflict)
      .map(({ identityId, name, unit }) => ({
        block: "panel" as const,
        identityId,
        name,
        unit,
        present: false,
        at: null,
      })),
    {
      block: "organiser",
      identityId: dossier.recorder.identityId,
      name: dossier.recorder.name,
      unit: dossier.profile.organiser,
      present: false,
      at: null,
    },
  ];
  const keys = new Set(kept.map(attendanceKey));
  const people = [...kept, ...expected.filter((entry) => !keys.has(attendanceKey(entry)))];
  const mark = (entry: Attendance, present: boolean) =>
    write("attendance", attendanceKey(entry), { ...entry, present, at: present ? timeNow() : null });
  async function markPanel() {
    for (const entry of people.filter(({ block, present }) => block === "panel" && !present)) await mark(entry, true);
  }
  return (
    <Card title={text.record.attendance} aside={text.record.attendanceHow}>
      <ErrorNotice failure={failure} />
      <div className="attendance">
        {blocks.map((block) => (
          <section key={block} aria-label={text.words.attendanceBlocks[block]}>
            <h3 className="block-title">
              {text.words.attendanceBlocks[block]}
              {block === "panel" && people.some((entry) => entry.block === "panel" && !entry.present) ? (
                <Button size="small" onClick={() => void markPanel()}>
                  {text.record.allPresent}
                </Button>
              ) : null}
            </h3>
            {people
              .filter((entry) => entry.block === block)
              .map((entry) => (
                <Person
                  key={attendanceKey(entry)}
                  entry={entry}
                  onMark={(present) => void mark(entry, present)}
                  onRemove={
                    entry.identityId === null ? () => void write("attendance", attendanceKey(entry), null) : null
                  }
                />
              ))}
          </section>
        ))}
      </div>
      <AddPerson onAdd={(entry) => void write("attendance", attendanceKey(entry), entry)} />
    </Card>
  );
}

interface PersonProps {
  readonly entry: Attendance;
  readonly onMark: (present: boolean) => void;
  /** Null for people who belong to the review. */
  readonly onRemove: (() => void) | null;
}

function Person({ entry, onMark, onRemove }: PersonProps) {
  const text = useText();
  return (
    <div className="check-line">
      <Checkbox checked={entry.present} onChange={(event) => onMark(event.target.checked)}>
        <span className="strong">{entry.name}</span> <span className="muted">{entry.unit}</span>
      </Checkbox>
      <span className="action-space" />
      {entry.at === null ? null : <span className="muted">{text.record.arrivedAt(formatTime(entry.at))}</span>}
      {onRemove === null ? null : (
        <Button type="text" size="small" onClick={onRemove}>
          {text.common.remove}
        </Button>
      )}
    </div>
  );
}

function AddPerson({ onAdd }: { readonly onAdd: (entry: Attendance) => void }) {
  const text = useText();
  const [block, setBlock] = useState<Block>("applicant");
  const [name, setName] = useState("");
  const [unit, setUnit] = useState("");
  return (
    <Form
      className="add-line"
      ready={name.trim() !== ""}
      onSubmit={() => {
        onAdd({
          block,
          identityId: null,
          name: name.trim(),
          unit: unit.trim(),
          present: true,
          at: new Date().toISOString(),
        });
        setName("");
      }}
    >
      <Select<Block>
        aria-label={text.record.attendance}
        value={block}
        options={optionsOf(text.words.attendanceBlocks)}
        onChange={setBlock}
      />
      <Input
        placeholder={text.record.name}
        aria-label={text.record.name}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Input
        placeholder={text.record.unit}
        aria-label={text.record.unit}
        value={unit}
        onChange={(event) => setUnit(event.target.value)}
      />
      <Button htmlType="submit" disabled={name.trim() === ""}>
        {text.record.addPerson}
      </Button>
    </Form>
  );
}
