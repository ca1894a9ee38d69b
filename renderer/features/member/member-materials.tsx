import type { Material } from "#shared/domain/dossier/material.ts";
import { useText } from "../../i18n/use-text.ts";
import { SuspicionCard } from "../matters/suspicion-card.tsx";
import { MaterialViewer } from "../materials/material-viewer.tsx";
import type { RecordState } from "../record/use-record.ts";
import { ReviewFrame } from "../review/review-frame.tsx";
import { useGate, useGoInReview, useReview, useStageItems } from "../review/review-context.ts";
import { Card, Notice } from "../../ui/card.tsx";
import { ItemList } from "../../ui/item-list.tsx";
import { PrimaryAction } from "../../ui/primary-action.tsx";
import { StateTag } from "../../ui/verdict-tag.tsx";
import { OwnTexts } from "./own-texts.tsx";
import type { PrivateDesk } from "./use-private-desk.ts";

export interface MemberStageProps {
  readonly record: RecordState;
  readonly desk: PrivateDesk;
}

/** 材料 for a member: one at a time, with the recorder's check and one's own finding beside it. */
export function MemberMaterials({ record, desk }: MemberStageProps) {
  const text = useText();
  const { dossier, reviewId } = useReview();
  const go = useGoInReview();
  const gate = useGate("open-materials");
  const { materials } = dossier;
  const { current, next, last } = useStageItems(materials.map(({ id }) => id));
  const material = materials.find(({ id }) => id === current) ?? null;
  return (
    <ReviewFrame
      items={
        <ItemList
          title={text.review.material}
          current={current}
          onSelect={(id) => go("materials", id)}
          words={{ done: text.member.finding, doing: text.review.itemDoing, todo: text.review.itemTodo }}
          items={materials.map(({ id, no, title }) => ({
            id,
            label: `${no} ${title}`,
            state: desk.textOf("finding", `material:${id}`) === "" ? "todo" : "done",
          }))}
        />
      }
      {...(material === null
        ? {}
        : {
            side: (
              <>
                <RecordedCheck record={record} material={material} />
                <OwnTexts desk={desk} about={`material:${material.id}`} />
                <SuspicionCard key={material.id} materialId={material.id} raise />
              </>
            ),
          })}
    >
      {gate === null ? null : <Notice label={text.shell.gateClosed}>{gate}</Notice>}
      {material === null || gate !== null ? null : (
        <div className="item-screen">
          <div className="review-viewer">
            <MaterialViewer key={material.id} dossierId={reviewId} materialId={material.id} />
          </div>
          <div className="action-bar">
            <span className="action-space" />
            <PrimaryAction label={last ? text.common.next : text.review.nextItem} onAct={next} />
          </div>
        </div>
      )}
    </ReviewFrame>
  );
}

function RecordedCheck({ record, material }: { readonly record: RecordState; readonly material: Material }) {
  const text = useText();
  const check = record.record.materialChecks.find(({ materialId }) => materialId === material.id) ?? null;
  return (
    <Card title={text.member.checkOfRecord}>
      {check === null ? (
        <p className="muted">{text.member.notChecked}</p>
      ) : (
        <div className="tags">
          {check.verdict === null ? null : (
            <StateTag
              tone={check.verdict === "rejected" ? "unmet" : check.verdict === "remark" ? "undetermined" : "met"}
              glyph={check.verdict === "rejected" ? "cross" : "check"}
              word={text.words.checkVerdicts[check.verdict]}
            />
          )}
          {check.originalSeen ? <StateTag tone="plain" glyph="check" word={text.record.originalSeen} /> : null}
          {check.remark === "" ? null : <p>{check.remark}</p>}
        </div>
      )}
    </Card>
  );
}
