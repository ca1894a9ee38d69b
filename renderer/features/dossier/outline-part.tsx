import { Button, Input, Segmented } from "antd";
import { useState } from "react";
import { outlineSchema } from "#shared/domain/dossier/outline.ts";
import type { Outline, TestItem } from "#shared/domain/dossier/outline.ts";
import { client } from "../../api/client.ts";
import { useDraft } from "../../api/use-draft.ts";
import { useText } from "../../i18n/use-text.ts";
import { Card } from "../../ui/card.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ExpandingList } from "../../ui/expanding-list.tsx";
import { Field } from "../../ui/field.tsx";
import { useFormat } from "../../ui/use-format.ts";
import { freshId } from "./draft.ts";
import type { DossierDraft } from "./draft.ts";
import { DraftNotices } from "./draft-notices.tsx";
import { TestItemForm } from "./test-item-form.tsx";

const noDefinition = { endPoints: "", statistic: "", minimumSample: null, baseline: "", sampling: "", environment: "" };

/** What will be checked, how, and against what; the applicant's confirmation closes it. */
export function OutlinePart({ draft }: { readonly draft: DossierDraft }) {
  const text = useText();
  const { dossierId, targets } = draft;
  const [open, setOpen] = useState<string | null>(null);
  const { value, change, incomplete, failure } = useDraft(
    `outline:${dossierId}`,
    outlineSchema,
    draft.outline,
    (outline) => client.dossiers.writeOutline({ dossierId, outline }),
  );
  // A change after the confirmation is not what the applicant confirmed.
  const setItems = (items: TestItem[]) => change({ items, confirmation: null });
  function add() {
    const item: TestItem = {
      id: freshId(),
      no: `2.${value.items.length + 1}`,
      title: text.outline.newTitle,
      verification: "on-site-test",
      instrument: "manual",
      definition: noDefinition,
      requirements: [],
    };
    setItems([...value.items, item]);
    setOpen(item.id);
  }
  return (
    <>
      <p className="dialog-lead">{text.outline.intro}</p>
      <DraftNotices incomplete={incomplete} failure={failure} />
      {value.items.length === 0 ? <EmptyState title={text.outline.emptyTitle} how={text.outline.emptyHow} /> : null}
      <ExpandingList
        rows={value.items}
        open={open}
        onOpen={setOpen}
        onChange={setItems}
        nameOf={(item) => item.title}
        summary={(item) => (
          <>
            <span className="line-no">{item.no}</span>
            <span className="line-main">
              <span className="strong">{item.title}</span>
              <span className="muted">{text.words.verifications[item.verification]}</span>
            </span>
          </>
        )}
        detail={(item, put) => <TestItemForm item={item} targets={targets} put={put} />}
      />
      <Button className="place-down" onClick={add}>
        {text.outline.add}
      </Button>
      <div className="place-down">
        <Confirmation
          confirmation={value.confirmation}
          onChange={(confirmation) => change({ items: value.items, confirmation })}
        />
      </div>
    </>
  );
}

type ConfirmationValue = Outline["confirmation"];

interface ConfirmationProps {
  readonly confirmation: ConfirmationValue;
  readonly onChange: (confirmation: ConfirmationValue) => void;
}

function Confirmation({ confirmation, onChange }: ConfirmationProps) {
  const text = useText();
  const format = useFormat();
  const [by, setBy] = useState("");
  const [how, setHow] = useState<"signed-paper" | "at-the-desk">("signed-paper");
  return (
    <Card title={text.outline.confirmation} tone={confirmation === null ? "plain" : "good"}>
      {confirmation === null ? (
        <>
          <p>{text.outline.notConfirmed}</p>
          <div className="beside">
            <Field label={text.outline.confirmedBy}>
              {(control) => <Input {...control} value={by} onChange={(event) => setBy(event.target.value)} />}
            </Field>
            <Segmented<"signed-paper" | "at-the-desk">
              value={how}
              options={[
                { value: "signed-paper", label: text.outline.onPaper },
                { value: "at-the-desk", label: text.outline.atDesk },
              ]}
              onChange={setHow}
            />
            <Button
              disabled={by.trim() === ""}
              onClick={() => onChange({ by: by.trim(), at: new Date().toISOString(), how })}
            >
              {text.outline.confirm}
            </Button>
          </div>
        </>
      ) : (
        <div className="line">
          <span className="line-main">
            {text.outline.confirmed(confirmation.by, format.instant(confirmation.at))}
            <span className="muted">
              {confirmation.how === "signed-paper" ? text.outline.onPaper : text.outline.atDesk}
            </span>
          </span>
          <Button onClick={() => onChange(null)}>{text.outline.withdraw}</Button>
        </div>
      )}
    </Card>
  );
}
