import { Checkbox, Input, Radio } from "antd";
import { useImperativeHandle, useRef, useState } from "react";
import type { Ref } from "react";
import type { Material } from "#shared/domain/dossier/material.ts";
import { useAutosave } from "../../api/use-autosave.ts";
import { useText } from "../../i18n/use-text.ts";
import { MaterialViewer } from "../materials/material-viewer.tsx";
import { ReviewFrame } from "../review/review-frame.tsx";
import { useGoInReview, useKind, useReview, useStageItems } from "../review/review-context.ts";
import { Card } from "../../ui/card.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { Field } from "../../ui/field.tsx";
import { ItemList } from "../../ui/item-list.tsx";
import { optionsOf } from "../../ui/options.ts";
import { PrimaryAction } from "../../ui/primary-action.tsx";
import { FinanceReview } from "./finance-review.tsx";
import { onlyEntry, sendEntry } from "./use-record.ts";
import type { EntryValue, RecordState } from "./use-record.ts";

type Check = EntryValue<"material-check">;

/** 材料与经费: one material at a time, its check at the right, the finance review last. */
export function MaterialsStage({ record }: { readonly record: RecordState }) {
  const text = useText();
  const { dossier, reviewId } = useReview();
  const go = useGoInReview();
  const { materials } = dossier;
  // Money is gone into where the kind of review prints what came of it.
  const finance = useKind().documents.includes("finance-review");
  const { current, next, last } = useStageItems([...materials.map(({ id }) => id), ...(finance ? [onlyEntry] : [])]);
  const material = materials.find(({ id }) => id === current) ?? null;
  const checking = useRef<CheckHandle>(null);
  const checkOf = (id: string) => record.record.materialChecks.find(({ materialId }) => materialId === id) ?? null;
  return (
    <ReviewFrame
      items={
        <>
          <ItemList
            title={text.review.material}
            current={current}
            onSelect={(id) => go("materials", id)}
            words={{ done: text.review.itemDone, doing: text.review.itemDoing, todo: text.review.itemTodo }}
            items={materials.map(({ id, no, title }) => {
              const check = checkOf(id);
              const state = check === null ? "todo" : check.verdict === null ? "doing" : "done";
              return { id, label: `${no} ${title}`, state };
            })}
          />
          {finance ? (
            <ItemList
              title={text.record.finance}
              current={current}
              onSelect={(id) => go("materials", id)}
              words={{ done: text.review.itemDone, doing: text.review.itemDoing, todo: text.review.itemTodo }}
              items={[{ id: onlyEntry, label: text.record.finance, state: financeState(record) }]}
            />
          ) : null}
        </>
      }
      side={
        material === null ? undefined : (
          <CheckCard key={material.id} ref={checking} material={material} check={checkOf(material.id)} />
        )
      }
    >
      {material === null ? (
        <FinanceReview record={record} onNext={next} />
      ) : (
        <div className="item-screen">
          <div className="review-viewer">
            <MaterialViewer key={material.id} dossierId={reviewId} materialId={material.id} />
          </div>
          <ConfirmCheck
            verdict={checkOf(material.id)?.verdict ?? null}
            last={last}
            onConfirm={async () => {
              if ((await checking.current?.confirm()) === true) next();
            }}
          />
        </div>
      )}
    </ReviewFrame>
  );
}

function financeState(record: RecordState): "done" | "doing" | "todo" {
  const { finance } = record.record;
  if (finance === null) return "todo";
  return finance.opinion.trim() === "" ? "doing" : "done";
}

const unchecked = (materialId: string): Check => ({
  materialId,
  present: true,
  originalSeen: false,
  verdict: null,
  remark: "",
});

/** What the action bar may ask of the card: accept a material that has no verdict yet, and save. True once it is in the vault. */
interface CheckHandle {
  readonly confirm: () => Promise<boolean>;
}

interface CheckProps {
  readonly material: Material;
  readonly check: Check | null;
  readonly ref: Ref<CheckHandle>;
}

function CheckCard({ material, check, ref }: CheckProps) {
  const text = useText();
  const { reviewId } = useReview();
  const refused = useRef(false);
  const { value, change, flush, failure } = useAutosave(check ?? unchecked(material.id), async (next) => {
    const reply = await sendEntry(reviewId, "material-check", material.id, next);
    refused.current = !reply.ok;
    return reply;
  });
  useImperativeHandle(ref, () => ({
    confirm: async () => {
      if (value.verdict === null) change({ ...value, verdict: "accepted" });
      await flush();
      return !refused.current;
    },
  }));
  const put = (part: Partial<Check>) => change({ ...value, ...part });
  return (
    <Card title={text.record.check}>
      <ErrorNotice failure={failure} />
      <div className="stacked">
        <Checkbox checked={value.present} onChange={(event) => put({ present: event.target.checked })}>
          {text.record.materialPresent}
        </Checkbox>
        <Checkbox checked={value.originalSeen} onChange={(event) => put({ originalSeen: event.target.checked })}>
          {text.record.originalSeen}
        </Checkbox>
      </div>
      <Field label={text.record.checkVerdict}>
        {({ id }) => (
          <Radio.Group
            id={id}
            className="stacked"
            value={value.verdict}
            options={optionsOf(text.words.checkVerdicts)}
            onChange={(event) => put({ verdict: event.target.value as Check["verdict"] })}
          />
        )}
      </Field>
      <Field label={text.record.remark} optional>
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 2, maxRows: 8 }}
            value={value.remark}
            onChange={(event) => put({ remark: event.target.value })}
            onBlur={() => void flush()}
          />
        )}
      </Field>
    </Card>
  );
}

interface ConfirmCheckProps {
  readonly verdict: Check["verdict"];
  /** Whether the next stage follows. */
  readonly last: boolean;
  readonly onConfirm: () => Promise<void>;
}

/** Enter accepts a material that has no verdict yet and goes on; a verdict given by hand stands. */
function ConfirmCheck({ verdict, last, onConfirm }: ConfirmCheckProps) {
  const text = useText();
  const [running, setRunning] = useState(false);
  async function confirm() {
    setRunning(true);
    await onConfirm();
    setRunning(false);
  }
  return (
    <div className="action-bar">
      <span className="action-space">{verdict === null ? "" : text.words.checkVerdicts[verdict]}</span>
      <PrimaryAction
        label={
          verdict === null
            ? last
              ? text.review.confirmOnward
              : text.review.confirmNext
            : last
              ? text.common.next
              : text.review.nextItem
        }
        running={running}
        onAct={() => void confirm()}
      />
    </div>
  );
}
