import { Checkbox, Input, Radio } from "antd";
import type { Material } from "#shared/domain/dossier/material.ts";
import { useAutosave } from "../../api/use-autosave.ts";
import { useText } from "../../i18n/use-text.ts";
import { MaterialViewer } from "../materials/material-viewer.tsx";
import { ReviewFrame } from "../review/review-frame.tsx";
import { useGoInReview, useReview, useStageItems } from "../review/review-context.ts";
import { Card } from "../../ui/card.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { Field } from "../../ui/field.tsx";
import { ItemList } from "../../ui/item-list.tsx";
import { optionsOf } from "../../ui/options.ts";
import { PrimaryAction } from "../../ui/primary-action.tsx";
import { FinanceReview } from "./finance-review.tsx";
import { onlyEntry, sendEntry, useWriteEntry } from "./use-record.ts";
import type { EntryValue, RecordState } from "./use-record.ts";

type Check = EntryValue<"material-check">;

/** 材料与经费: one material at a time, its check at the right, the finance review last. */
export function MaterialsStage({ record }: { readonly record: RecordState }) {
  const text = useText();
  const { dossier, reviewId } = useReview();
  const go = useGoInReview();
  const { materials } = dossier;
  const { current, next } = useStageItems([...materials.map(({ id }) => id), onlyEntry]);
  const material = materials.find(({ id }) => id === current) ?? null;
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
          <ItemList
            title={text.record.finance}
            current={current}
            onSelect={(id) => go("materials", id)}
            words={{ done: text.review.itemDone, doing: text.review.itemDoing, todo: text.review.itemTodo }}
            items={[{ id: onlyEntry, label: text.record.finance, state: financeState(record) }]}
          />
        </>
      }
      side={
        material === null ? undefined : (
          <>
            <CheckCard key={material.id} material={material} check={checkOf(material.id)} />
          </>
        )
      }
    >
      {material === null ? (
        <FinanceReview record={record} />
      ) : (
        <div className="item-screen">
          <div className="review-viewer">
            <MaterialViewer key={material.id} dossierId={reviewId} materialId={material.id} />
          </div>
          <ConfirmCheck material={material} check={checkOf(material.id)} onNext={next} />
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

interface CheckProps {
  readonly material: Material;
  readonly check: Check | null;
}

function CheckCard({ material, check }: CheckProps) {
  const text = useText();
  const { reviewId } = useReview();
  const { value, change, flush, failure } = useAutosave(check ?? unchecked(material.id), (next) =>
    sendEntry(reviewId, "material-check", material.id, next),
  );
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

/** Enter accepts a material that has no verdict yet and goes on; a verdict given by hand stands. */
function ConfirmCheck({ material, check, onNext }: CheckProps & { readonly onNext: () => void }) {
  const text = useText();
  const { write, failure, running } = useWriteEntry();
  async function confirm() {
    if ((check?.verdict ?? null) === null) {
      const reply = await write("material-check", material.id, {
        ...(check ?? unchecked(material.id)),
        verdict: "accepted",
      });
      if (!reply.ok) return;
    }
    onNext();
  }
  const verdict = check?.verdict ?? null;
  return (
    <div className="action-bar">
      <span className="action-space">{verdict === null ? "" : text.words.checkVerdicts[verdict]}</span>
      <ErrorNotice failure={failure} />
      <PrimaryAction
        label={verdict === null ? text.review.confirmNext : text.review.nextItem}
        running={running}
        onAct={() => void confirm()}
      />
    </div>
  );
}
