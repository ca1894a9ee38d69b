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
import { useStandard } from "../standard/use-standard.ts";
import { freshId } from "./draft.ts";
import type { DossierDraft } from "./draft.ts";
import { DraftNotices } from "./draft-notices.tsx";
import { OutlineClauses } from "./outline-clauses.tsx";
import { TestItemForm } from "./test-item-form.tsx";

const noDefinition = { endPoints: "", statistic: "", minimumSample: null, baseline: "", sampling: "", environment: "" };

/** What will be checked, how, and against what; the applicant's confirmation closes it. */
export function OutlinePart({ draft }: { readonly draft: DossierDraft }) {
  const text = useText();
  const pack = useStandard();
  const { dossierId } = draft;
  const [view, setView] = useState<"items" | "clauses">("items");
  const [open, setOpen] = useState<string | null>(null);
  const { value, change, incomplete, failure } = useDraft(
    `outline:${dossierId}`,
    outlineSchema,
    draft.outline,
    (outline) => client.dossiers.writeOutline({ dossierId, outline }),
  );
  return (
    <>
      <p className="dialog-lead">{text.outline.intro}</p>
      <DraftNotices incomplete={incomplete} failure={failure} />
      <div className="outline-view">
        <Segmented<"items" | "clauses">
          value={view}
          options={[
            { value: "items", label: `${text.clauses.items} ${value.items.length}` },
            { value: "clauses", label: text.clauses.adoption },
          ]}
          onChange={setView}
        />
      </div>
      {view === "clauses" && pack !== null ? (
        <OutlineClauses
          pack={pack}
          draft={draft}
          outline={value}
          onChange={change}
          onItem={(itemId) => {
            setView("items");
            setOpen(itemId);
          }}
        />
      ) : (
        <TestItems draft={draft} outline={value} onChange={change} open={open} onOpen={setOpen} />
      )}
      <div className="place-down">
        <Confirmation
          confirmation={value.confirmation}
          onChange={(confirmation) => change({ ...value, confirmation })}
        />
      </div>
    </>
  );
}

interface TestItemsProps {
  readonly draft: DossierDraft;
  readonly outline: Outline;
  readonly onChange: (outline: Outline) => void;
  readonly open: string | null;
  readonly onOpen: (itemId: string | null) => void;
}

function TestItems({ draft, outline, onChange, open, onOpen }: TestItemsProps) {
  const text = useText();
  // A change after the confirmation is not what the applicant confirmed.
  const setItems = (items: TestItem[]) => onChange({ ...outline, items, confirmation: null });
  function add() {
    const item: TestItem = {
      id: freshId(),
      no: `2.${outline.items.length + 1}`,
      title: text.outline.newTitle,
      verification: "on-site-test",
      instrument: "manual",
      definition: noDefinition,
      requirements: [],
    };
    setItems([...outline.items, item]);
    onOpen(item.id);
  }
  return (
    <>
      {outline.items.length === 0 ? <EmptyState title={text.outline.emptyTitle} how={text.outline.emptyHow} /> : null}
      <ExpandingList
        rows={outline.items}
        open={open}
        onOpen={onOpen}
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
        detail={(item, put) => <TestItemForm item={item} targets={draft.targets} profile={draft.profile} put={put} />}
      />
      <Button className="place-down" onClick={add}>
        {text.outline.add}
      </Button>
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
