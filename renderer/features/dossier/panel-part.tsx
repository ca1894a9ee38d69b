import { Button, Select } from "antd";
import { useState } from "react";
import type { PanelMember } from "#shared/domain/dossier/panel-list.ts";
import type { PoolPerson } from "#shared/contract/people.ts";
import { client } from "../../api/client.ts";
import { useCommand } from "../../api/use-command.ts";
import { useQuery, valueOf } from "../../api/use-query.ts";
import { useText } from "../../i18n/use-text.ts";
import { useSeat } from "../seats/use-seat.ts";
import { Card, Notice } from "../../ui/card.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { Field } from "../../ui/field.tsx";
import { optionsOf } from "../../ui/options.ts";
import { PinDialog } from "../../ui/pin-dialog.tsx";
import { StateTag } from "../../ui/verdict-tag.tsx";
import type { DossierDraft } from "./draft.ts";

type Position = PanelMember["position"];

/** Who reviews, who records, and whether anyone has to stand back. */
export function PanelPart({ draft }: { readonly draft: DossierDraft }) {
  const text = useText();
  const { dossierId } = draft;
  const pool = valueOf(useQuery(client.alliance.pool, {})) ?? [];
  const write = useCommand(client.dossiers.writePanel);
  const put = (
    members: readonly { identityId: string; position: Position }[],
    recorder: string | null = draft.recorder,
  ) =>
    void write.run({
      dossierId,
      recorder,
      members: members.map(({ identityId, position }) => ({ identityId, position })),
    });
  const addable = pool.filter(
    (person) =>
      person.roles.includes("expert") &&
      person.credential !== null &&
      !draft.panel.some(({ identityId }) => identityId === person.identityId),
  );
  return (
    <>
      <p className="dialog-lead">{text.panel.intro}</p>
      <ErrorNotice failure={write.failure} />
      <Card title={text.panel.members} aside={draft.panel.length === 0 ? undefined : text.panel.changeNote}>
        {draft.panel.length === 0 ? (
          <EmptyState title={text.panel.emptyTitle} how={text.panel.emptyHow} />
        ) : (
          <ul className="lines">
            {draft.panel.map((member) => (
              <MemberLine
                key={member.identityId}
                member={member}
                onPosition={(position) =>
                  put(draft.panel.map((one) => (one.identityId === member.identityId ? { ...one, position } : one)))
                }
                onRemove={() => put(draft.panel.filter(({ identityId }) => identityId !== member.identityId))}
              />
            ))}
          </ul>
        )}
        <AddMember
          addable={addable}
          onAdd={(identityId) =>
            put([
              ...draft.panel,
              { identityId, position: draft.panel.some(({ position }) => position === "chair") ? "member" : "chair" },
            ])
          }
        />
      </Card>
      <Card>
        <Field label={text.panel.recorder}>
          {({ id }) => (
            <Select<string>
              id={id}
              className="wide"
              value={draft.recorder ?? ""}
              options={[
                { value: "", label: text.panel.noRecorder },
                ...pool
                  .filter(({ roles }) => roles.includes("recorder"))
                  .map(({ identityId, name, unit }) => ({ value: identityId, label: `${name} · ${unit}` })),
              ]}
              onChange={(recorder) => put(draft.panel, recorder === "" ? null : recorder)}
            />
          )}
        </Field>
      </Card>
      <Invite draft={draft} />
    </>
  );
}

interface MemberLineProps {
  readonly member: PanelMember;
  readonly onPosition: (position: Position) => void;
  readonly onRemove: () => void;
}

function MemberLine({ member, onPosition, onRemove }: MemberLineProps) {
  const text = useText();
  return (
    <li className="line">
      <Select<Position>
        aria-label={`${text.panel.position} ${member.name}`}
        className="position-select"
        value={member.position}
        options={optionsOf(text.words.positions)}
        onChange={onPosition}
      />
      <span className="line-main">
        <span className="strong">{member.name}</span>
        <span>{text.words.categories[member.category]}</span>
        <span className="muted">
          {member.unit} · {member.title}
        </span>
      </span>
      {member.recusal === null ? (
        <StateTag tone="undetermined" glyph="question" word={text.panel.waiting} />
      ) : member.conflict ? (
        <StateTag tone="unmet" glyph="cross" word={text.panel.conflict} />
      ) : (
        <StateTag tone="met" glyph="check" word={text.panel.clear} />
      )}
      <Button type="text" onClick={onRemove}>
        {text.common.remove}
      </Button>
    </li>
  );
}

function AddMember({
  addable,
  onAdd,
}: {
  readonly addable: readonly PoolPerson[];
  readonly onAdd: (identityId: string) => void;
}) {
  const text = useText();
  return (
    <Select<string>
      className="wide place-down"
      aria-label={text.panel.add}
      placeholder={text.panel.add}
      showSearch={{ optionFilterProp: "label" }}
      value={null}
      options={addable.map((person) => ({
        value: person.identityId,
        label: `${person.name} · ${person.category === null ? "" : text.words.categories[person.category]} · ${person.unit}`,
      }))}
      onChange={(identityId) => onAdd(identityId)}
    />
  );
}

function Invite({ draft }: { readonly draft: DossierDraft }) {
  const text = useText();
  const seat = useSeat();
  const [signing, setSigning] = useState(false);
  const [sent, setSent] = useState<number | null>(null);
  const waiting = draft.panel.filter(({ recusal }) => recusal === null);
  return (
    <div className="action-bar">
      <span className="action-space" />
      {sent === null ? null : (
        <Notice label={text.common.done} tone="good">
          {text.panel.sent(String(sent))}
        </Notice>
      )}
      <Button disabled={waiting.length === 0} onClick={() => setSigning(true)}>
        {text.panel.invite}
      </Button>
      <PinDialog
        open={signing}
        title={text.panel.inviteTitle}
        signer={seat?.name ?? ""}
        consequence={text.panel.inviteConsequence}
        readBack={
          <>
            <p>{text.panel.inviteReadBack(String(waiting.length))}</p>
            <p>{waiting.map(({ name }) => name).join(text.common.separator)}</p>
          </>
        }
        onSign={async (pin) => {
          const reply = await client.dossiers.invite({ dossierId: draft.dossierId, pin });
          if (reply.ok) setSent(reply.value.sent);
          return reply;
        }}
        onClose={() => setSigning(false)}
      />
    </div>
  );
}
