import { Button, Input } from "antd";
import { useState } from "react";
import type { TestItem, Verification } from "#shared/domain/dossier/outline.ts";
import { verificationSchema } from "#shared/domain/dossier/outline.ts";
import type { Reading } from "#shared/domain/record/entries.ts";
import { client } from "../../api/client.ts";
import { saveEverything } from "../../api/unsaved.ts";
import { useText } from "../../i18n/use-text.ts";
import type { Wording } from "../../i18n/use-text.ts";
import { FirstReviewCard } from "../measurement/first-review-card.tsx";
import { MeasurementView } from "../measurement/measurement-view.tsx";
import { ReviewFrame } from "../review/review-frame.tsx";
import { useGate, useGoInReview, useReview, useStageItems } from "../review/review-context.ts";
import { Notice } from "../../ui/card.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { formatTime } from "../../ui/formatting.ts";
import { ItemList } from "../../ui/item-list.tsx";
import type { ListedItem } from "../../ui/item-list.tsx";
import { PrimaryAction } from "../../ui/primary-action.tsx";
import { DefinitionCard, RequirementCard } from "../measurement/requirement-card.tsx";
import { SourceLine } from "../measurement/source-line.tsx";
import { columnsAsked } from "./csv-columns.ts";
import { CsvImport } from "./csv-import.tsx";
import { ProjectionCard } from "./projection-card.tsx";
import { ReadingForm } from "./reading-form.tsx";
import { useWriteEntry } from "./use-record.ts";
import type { RecordState } from "./use-record.ts";
import { Form } from "../../ui/form.tsx";

/** How far a test item is: read and witnessed, read, or untouched. */
export function testState(readings: readonly Reading[], testItemId: string): ListedItem["state"] {
  const reading = readings.find((one) => one.testItemId === testItemId);
  if (reading === undefined) return "todo";
  return reading.witness === null ? "doing" : "done";
}

/** The test items of an outline grouped as the rail shows them: by how they are verified. */
export function itemsByVerification(
  items: readonly TestItem[],
): readonly (readonly [Verification, readonly TestItem[]])[] {
  return verificationSchema.options
    .map((verification): readonly [Verification, readonly TestItem[]] => [
      verification,
      items.filter((item) => item.verification === verification),
    ])
    .filter(([, group]) => group.length > 0);
}

/** 现场演示: one test item at a time, measured, judged, witnessed. */
export function TestsStage({ record }: { readonly record: RecordState }) {
  const text = useText();
  const { dossier } = useReview();
  const go = useGoInReview();
  const groups = itemsByVerification(dossier.outline.items);
  const ordered = groups.flatMap(([, items]) => items);
  const { current, next, last } = useStageItems(ordered.map(({ id }) => id));
  const item = ordered.find(({ id }) => id === current) ?? null;
  const { readings } = record.record;
  return (
    <ReviewFrame
      items={groups.map(([verification, items]) => (
        <ItemList
          key={verification}
          title={`${text.review.testItem} · ${text.words.verifications[verification]}`}
          current={current}
          onSelect={(id) => go("demonstration", id)}
          words={{ done: text.review.itemDone, doing: text.review.itemDoing, todo: text.review.itemTodo }}
          items={items.map(({ id, title }) => ({ id, label: title, state: testState(readings, id) }))}
        />
      ))}
      side={
        item === null ? undefined : (
          <>
            <RequirementCard item={item} test={record.tests.find(({ testItemId }) => testItemId === item.id) ?? null} />
            <FirstReviewCard item={item} />
            <DefinitionCard item={item} />
            <ProjectionCard item={{ type: "test-item", id: item.id }} />
          </>
        )
      }
    >
      {item === null ? (
        <p className="muted">{text.review.pickItem}</p>
      ) : (
        <TestScreen
          key={item.id}
          record={record}
          item={item}
          at={ordered.indexOf(item) + 1}
          of={ordered.length}
          last={last}
          onNext={next}
        />
      )}
    </ReviewFrame>
  );
}

/** What Enter does: look over the item and go on, to the next one or out of the stage. */
function onwardWord(text: Wording, confirms: boolean, last: boolean): string {
  if (confirms) return last ? text.review.confirmOnward : text.review.confirmNext;
  return last ? text.common.next : text.review.nextItem;
}

interface TestScreenProps {
  readonly record: RecordState;
  readonly item: TestItem;
  readonly at: number;
  readonly of: number;
  /** Whether the next stage follows. */
  readonly last: boolean;
  readonly onNext: () => void;
}

function TestScreen({ record, item, at, of, last, onNext }: TestScreenProps) {
  const text = useText();
  const gate = useGate("enter-reading");
  const reading = record.record.readings.find(({ testItemId }) => testItemId === item.id) ?? null;
  const test = record.tests.find(({ testItemId }) => testItemId === item.id) ?? null;
  // The form stays where it is until told: numbers become a reading before the words beside them are typed.
  const [entering, setEntering] = useState(reading === null);
  const [importing, setImporting] = useState(false);
  const typing = entering && gate === null;
  return (
    <div className="item-screen">
      <div className="page-head">
        <h2 className="page-title">{item.title}</h2>
        <span className="muted">
          {text.review.itemOf(text.review.testItem, String(at), String(of))}
          <SourceLine reading={reading} />
        </span>
      </div>
      {gate === null ? null : <Notice label={text.shell.gateClosed}>{gate}</Notice>}
      {typing ? <ReadingForm item={item} reading={reading} /> : null}
      {typing && reading === null ? null : <MeasurementView reading={reading} test={test} item={item} />}
      <div className="action-bar">
        {reading === null ? <span className="action-space" /> : <Witness reading={reading} closed={gate !== null} />}
        {columnsAsked(item.instrument, text).length > 0 ? (
          <Button disabled={gate !== null} onClick={() => setImporting(true)}>
            {text.record.importCsv}
          </Button>
        ) : null}
        {reading === null ? null : (
          <Button disabled={gate !== null} onClick={() => setEntering(!entering)}>
            {entering ? text.common.done : text.record.changeReadings}
          </Button>
        )}
        <PrimaryAction label={onwardWord(text, reading !== null, last)} onAct={onNext} />
      </div>
      <CsvImport
        open={importing}
        item={item}
        reading={reading}
        onImported={() => setEntering(false)}
        onClose={() => setImporting(false)}
      />
    </div>
  );
}

/** The applicant's witness to the readings: a name and the moment, or the place to give them. */
function Witness({ reading, closed }: { readonly reading: Reading; readonly closed: boolean }) {
  const text = useText();
  const { reviewId } = useReview();
  const { write, failure } = useWriteEntry();
  const [name, setName] = useState("");
  /** What is witnessed is what is in the vault, so what was just typed goes there first. */
  async function put(witness: Reading["witness"]) {
    await saveEverything();
    const reply = await client.record.read({ reviewId });
    const readings = reply.ok ? reply.value.record.readings : [];
    const latest = readings.find(({ testItemId }) => testItemId === reading.testItemId) ?? reading;
    await write("reading", reading.testItemId, { ...latest, witness });
  }
  if (reading.witness !== null)
    return (
      <span className="action-space">
        {[
          reading.sampledBy === "" ? "" : text.record.sampled(reading.sampledBy),
          text.record.witnessed(reading.witness.name, formatTime(reading.witness.at)),
        ]
          .filter(Boolean)
          .join(" · ")}{" "}
        {closed ? null : (
          <Button type="text" size="small" onClick={() => void put(null)}>
            {text.common.undo}
          </Button>
        )}
      </span>
    );
  if (closed) return <span className="action-space">{text.record.notWitnessed}</span>;
  return (
    <Form
      className="action-space beside"
      ready={name.trim() !== ""}
      onSubmit={() => put({ name: name.trim(), at: new Date().toISOString() })}
    >
      <Input
        className="witness-name"
        placeholder={text.record.witness}
        aria-label={text.record.witness}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Button htmlType="submit" disabled={name.trim() === ""}>
        {text.record.witnessAct}
      </Button>
      <ErrorNotice failure={failure} />
    </Form>
  );
}
