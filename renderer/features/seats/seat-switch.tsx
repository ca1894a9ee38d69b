import { Button, Input } from "antd";
import { useState } from "react";
import { client } from "../../api/client.ts";
import { saveEverything } from "../../api/unsaved.ts";
import { useCommand } from "../../api/use-command.ts";
import { settleSeat, useQuery, valueOf } from "../../api/use-query.ts";
import { goTo } from "../../app/navigation.ts";
import type { Route } from "../../app/route.ts";
import { useText } from "../../i18n/use-text.ts";
import { Answered } from "../../ui/answered.tsx";
import { DialogFoot } from "../../ui/dialog.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { Field } from "../../ui/field.tsx";
import { WorkstationDesk } from "./workstation-desk.tsx";
import { Form } from "../../ui/form.tsx";

interface Seat {
  readonly identityId: string;
  readonly name: string;
  readonly unit: string;
  readonly roles: readonly ("secretariat" | "recorder" | "expert" | "organiser")[];
  readonly category: "technical" | "industry" | "finance" | null;
  readonly enrolled: boolean;
}

/** The table's laptop passes round: pick your name, type your PIN, your private desk opens. */
export function SeatSwitch({ then }: { readonly then: Route | null }) {
  const text = useText();
  const current = valueOf(useQuery(client.seats.current, {}));
  return (
    <WorkstationDesk title={text.seats.title}>
      <div className="page-narrow">
        <p className="dialog-lead">{text.seats.intro}</p>
        <SeatList
          onEntered={() => goTo(then ?? { page: "library" })}
          reviewId={then?.page === "review" ? then.reviewId : null}
        />
        {current === null ? null : <LeaveSeat />}
      </div>
    </WorkstationDesk>
  );
}

interface SeatListProps {
  readonly onEntered: () => void;
  /** The review on the table: its panel and recorder stand first. */
  readonly reviewId?: string | null;
}

/** Everyone with a seat on this workstation; picking a name asks for its PIN. */
export function SeatList({ onEntered, reviewId = null }: SeatListProps) {
  const text = useText();
  const seats = useQuery(client.seats.list, {});
  const current = valueOf(useQuery(client.seats.current, {}));
  const dossier = valueOf(useQuery(client.reviews.dossier, reviewId === null ? null : { reviewId }));
  const table =
    dossier === null
      ? []
      : [
          dossier.recorder.identityId,
          ...dossier.panel.filter((one) => !one.conflict).map(({ identityId }) => identityId),
        ];
  const [picked, setPicked] = useState<string | null>(null);
  return (
    <Answered answer={seats}>
      {(list) =>
        list.length === 0 ? (
          <EmptyState title={text.seats.noneTitle} how={text.seats.noneHow}>
            <Button onClick={() => goTo({ page: "people" })}>{text.seats.people}</Button>
          </EmptyState>
        ) : (
          <div className="seats" role="list" aria-label={text.seats.pick}>
            {tableFirst(list, table).map((seat) => (
              <div role="listitem" key={seat.identityId} className="seat" data-picked={seat.identityId === picked}>
                <button
                  type="button"
                  className="seat-name"
                  aria-expanded={seat.identityId === picked}
                  onClick={() => setPicked(seat.identityId)}
                >
                  <span className="serif seat-person">{seat.name}</span>
                  <span className="muted">{describeSeat(seat, text)}</span>
                  {seat.identityId === current?.identityId ? (
                    <span className="seat-here">{text.seats.openSeat}</span>
                  ) : null}
                </button>
                {seat.identityId === picked ? <PinForm seat={seat} onEntered={onEntered} /> : null}
              </div>
            ))}
          </div>
        )
      }
    </Answered>
  );
}

/** Those at the table in its order, recorder and chair first, then everyone else. */
function tableFirst(seats: readonly Seat[], table: readonly string[]): readonly Seat[] {
  const place = ({ identityId }: Seat) => {
    const at = table.indexOf(identityId);
    return at < 0 ? table.length : at;
  };
  return seats.toSorted((one, other) => place(one) - place(other));
}

function describeSeat(seat: Seat, text: ReturnType<typeof useText>): string {
  const roles = seat.roles.map((role) =>
    role === "expert" && seat.category !== null
      ? `${text.words.categories[seat.category]} · ${text.words.roles.expert}`
      : text.words.roles[role],
  );
  return [roles.join(text.common.separator), seat.unit, seat.enrolled ? "" : text.seats.notEnrolled]
    .filter(Boolean)
    .join(" · ");
}

function PinForm({ seat, onEntered }: { readonly seat: Seat; readonly onEntered: () => void }) {
  const text = useText();
  const [pin, setPin] = useState("");
  const enter = useCommand(client.seats.enter);
  const demoPeople = valueOf(useQuery(client.demo.people, {})) ?? [];
  const demoPin = demoPeople.find(({ identityId }) => identityId === seat.identityId)?.pin ?? null;
  async function open() {
    await saveEverything();
    const reply = await enter.run({ identityId: seat.identityId, pin });
    setPin("");
    if (!reply.ok) return;
    await settleSeat();
    onEntered();
  }
  return (
    <Form className="seat-pin" ready={pin.length >= 6 && !enter.running} onSubmit={open}>
      <Field label={text.seats.pin} {...(demoPin === null ? {} : { hint: text.seats.demoPin(demoPin) })}>
        {(control) => (
          <Input.Password
            {...control}
            className="pin-input"
            size="large"
            autoFocus
            autoComplete="off"
            value={pin}
            onChange={(event) => setPin(event.target.value)}
          />
        )}
      </Field>
      <ErrorNotice failure={enter.failure} />
      <Button type="primary" size="large" htmlType="submit" loading={enter.running} disabled={pin.length < 6}>
        {text.seats.enter}
      </Button>
    </Form>
  );
}

function LeaveSeat() {
  const text = useText();
  const leave = useCommand(client.seats.leave);
  return (
    <DialogFoot>
      <span className="muted action-space">{text.seats.leaveHow}</span>
      <Button loading={leave.running} onClick={() => void saveEverything().then(() => leave.run({}))}>
        {text.seats.leave}
      </Button>
    </DialogFoot>
  );
}
