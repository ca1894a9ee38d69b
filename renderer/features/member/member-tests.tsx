import { Button, Select } from "antd";
import { useState } from "react";
import type { Material } from "#shared/domain/dossier/material.ts";
import type { TestItem } from "#shared/domain/dossier/outline.ts";
import { scoredBy, scoredCriteria } from "#shared/domain/scoring/criteria.ts";
import { kindRules } from "#shared/domain/standard/rules-schema.ts";
import { useText } from "../../i18n/use-text.ts";
import { MaterialWindow } from "../materials/material-window.tsx";
import { FirstReviewCard } from "../measurement/first-review-card.tsx";
import { MeasurementView } from "../measurement/measurement-view.tsx";
import { DefinitionCard, RequirementCard } from "../measurement/requirement-card.tsx";
import { SourceLine } from "../measurement/source-line.tsx";
import { itemsByVerification, testState } from "../record/tests-stage.tsx";
import type { RecordState } from "../record/use-record.ts";
import { ReviewFrame } from "../review/review-frame.tsx";
import { useGate, useGoInReview, useReview, useStageItems } from "../review/review-context.ts";
import { useSeat } from "../seats/use-seat.ts";
import { Card } from "../../ui/card.tsx";
import { formatHundredths, formatTime } from "../../ui/formatting.ts";
import { ItemList } from "../../ui/item-list.tsx";
import { PrimaryAction } from "../../ui/primary-action.tsx";
import { useSay } from "../../ui/use-say.ts";
import { OwnTexts } from "./own-texts.tsx";
import type { MemberStageProps } from "./member-materials.tsx";

/** 现场演示 for a member: what was measured, against what, and one's own finding. */
export function MemberTests({ record, desk }: MemberStageProps) {
  const text = useText();
  const { dossier } = useReview();
  const go = useGoInReview();
  const groups = itemsByVerification(dossier.outline.items);
  const ordered = groups.flatMap(([, items]) => items);
  const { current, next, last } = useStageItems(ordered.map(({ id }) => id));
  const item = ordered.find(({ id }) => id === current) ?? null;
  const test = record.tests.find(({ testItemId }) => testItemId === current) ?? null;
  const reading = record.record.readings.find(({ testItemId }) => testItemId === current) ?? null;
  return (
    <ReviewFrame
      items={groups.map(([verification, items]) => (
        <ItemList
          key={verification}
          title={`${text.review.testItem} · ${text.words.verifications[verification]}`}
          current={current}
          onSelect={(id) => go("demonstration", id)}
          words={{ done: text.review.itemDone, doing: text.review.itemDoing, todo: text.review.itemTodo }}
          items={items.map(({ id, title }) => ({ id, label: title, state: testState(record.record.readings, id) }))}
        />
      ))}
      {...(item === null
        ? {}
        : {
            side: (
              <>
                <RequirementCard item={item} test={test} />
                <FirstReviewCard item={item} />
                <Evidence record={record} item={item} />
                <OwnTexts desk={desk} about={`test-item:${item.id}`} />
                <FedCriteria />
                <DefinitionCard item={item} />
              </>
            ),
          })}
    >
      {item === null ? (
        <p className="muted">{text.review.pickItem}</p>
      ) : (
        <div className="item-screen">
          <div className="page-head">
            <h2 className="page-title">{item.title}</h2>
            <span className="muted">
              {text.record.title} ·{" "}
              {text.review.itemOf(text.review.testItem, String(ordered.indexOf(item) + 1), String(ordered.length))}
              <SourceLine reading={reading} />
            </span>
          </div>
          <MeasurementView key={item.id} reading={reading} test={test} item={item} />
          <div className="action-bar">
            <span className="action-space">{witnessWords(reading, text)}</span>
            <PrimaryAction label={last ? text.common.next : text.review.nextItem} onAct={next} />
          </div>
        </div>
      )}
    </ReviewFrame>
  );
}

function witnessWords(
  reading: RecordState["record"]["readings"][number] | null,
  text: ReturnType<typeof useText>,
): string {
  if (reading === null) return "";
  const witness =
    reading.witness === null
      ? text.record.notWitnessed
      : text.record.witnessed(reading.witness.name, formatTime(reading.witness.at));
  return [reading.sampledBy === "" ? "" : text.record.sampled(reading.sampledBy), witness].filter(Boolean).join(" · ");
}

/** The materials a reading rests on, and any other at hand. */
function Evidence({ record, item }: { readonly record: RecordState; readonly item: TestItem }) {
  const text = useText();
  const { dossier, reviewId } = useReview();
  const gate = useGate("open-materials");
  const [viewed, setViewed] = useState<Material | null>(null);
  const source = record.record.readings.find(({ testItemId }) => testItemId === item.id)?.source ?? null;
  const resting = source?.type === "material" ? dossier.materials.filter(({ id }) => id === source.materialId) : [];
  return (
    <Card title={text.member.evidence}>
      {resting.map((material) => (
        <Button
          key={material.id}
          type="link"
          className="rows-add"
          disabled={gate !== null}
          onClick={() => setViewed(material)}
        >
          {material.no} {material.title}
        </Button>
      ))}
      <Select<string>
        className="wide"
        showSearch={{ optionFilterProp: "label" }}
        disabled={gate !== null}
        placeholder={text.review.openAnyMaterial}
        aria-label={text.review.openAnyMaterial}
        value={null}
        options={dossier.materials.map(({ id, no, title }) => ({ value: id, label: `${no} ${title}` }))}
        onChange={(id) => setViewed(dossier.materials.find((material) => material.id === id) ?? null)}
      />
      <MaterialWindow dossierId={reviewId} material={viewed} onClose={() => setViewed(null)} />
    </Card>
  );
}

/** The criteria of my sheet a test item feeds: those about targets that my category scores. */
function FedCriteria() {
  const text = useText();
  const say = useSay();
  const seat = useSeat();
  const { dossier } = useReview();
  const closed = useGate("score");
  const form = kindRules(dossier.rules, dossier.profile.kind).criteria;
  const targets = form.find(({ id }) => id === "targets");
  const category = seat?.category ?? null;
  const mine =
    targets === undefined || category === null
      ? []
      : scoredCriteria([targets]).filter((criterion) => scoredBy(criterion, category));
  if (mine.length === 0) return null;
  return (
    <Card title={text.member.criterion} aside={closed === null ? undefined : text.member.criterionOpens}>
      {mine.map((criterion) => (
        <p key={criterion.id}>
          {say(criterion.title)}{" "}
          <span className="muted">{text.member.weight(formatHundredths(criterion.weight, 0))}</span>
        </p>
      ))}
    </Card>
  );
}
