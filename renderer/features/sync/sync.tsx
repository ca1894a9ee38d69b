import { Button } from "antd";
import { client } from "../../api/client.ts";
import { useQuery } from "../../api/use-query.ts";
import { goTo } from "../../app/navigation.ts";
import { useText } from "../../i18n/use-text.ts";
import { WorkstationDesk } from "../seats/workstation-desk.tsx";
import { Answered } from "../../ui/answered.tsx";
import { Card } from "../../ui/card.tsx";
import { formatBytes, formatCount } from "../../ui/formatting.ts";
import { useFormat } from "../../ui/use-format.ts";
import { useSay } from "../../ui/use-say.ts";
import { StateTag } from "../../ui/verdict-tag.tsx";
import { MailboxCard } from "./mailbox-card.tsx";
import { Registers } from "./registers.tsx";
import type { SyncState } from "./sync-state.ts";

/** The mailbox and what goes through it: out, in, and the results that have arrived. */
export function Sync() {
  const text = useText();
  return (
    <WorkstationDesk title={text.sync.title}>
      <div className="page">
        <Answered answer={useQuery(client.sync.state, {})}>
          {(state) => (
            <>
              <MailboxCard state={state} />
              <Registers />
              <Outbox outbox={state.outbox} counts={state.counts.outbox} />
              <Inbox inbox={state.inbox} />
            </>
          )}
        </Answered>
      </div>
    </WorkstationDesk>
  );
}

const outboxDress = {
  queued: { tone: "plain", glyph: "dot" },
  sent: { tone: "undetermined", glyph: "arrow" },
  acknowledged: { tone: "met", glyph: "check" },
  failed: { tone: "unmet", glyph: "cross" },
} as const;

interface OutboxProps {
  readonly outbox: SyncState["outbox"];
  readonly counts: SyncState["counts"]["outbox"];
}

function Outbox({ outbox, counts }: OutboxProps) {
  const text = useText();
  const say = useSay();
  const format = useFormat();
  const states = (["queued", "failed", "sent", "acknowledged"] as const).filter((state) => counts[state] > 0);
  const total = states.reduce((sum, state) => sum + counts[state], 0);
  const inAll = states
    .map((state) => text.mailbox.countOf(text.sync.states[state], formatCount(counts[state])))
    .join("　");
  return (
    <Card title={text.sync.outbox} aside={total > outbox.length ? text.mailbox.more(formatCount(outbox.length)) : null}>
      {total > outbox.length ? <p className="muted">{text.mailbox.counts(inAll)}</p> : null}
      {outbox.length === 0 ? (
        <p className="muted">
          {text.sync.outboxEmpty}
          {text.common.colon}
          {text.sync.outboxEmptyHow}
        </p>
      ) : (
        <table className="table">
          <thead>
            <tr>
              <th>{text.sync.what}</th>
              <th>{text.sync.to}</th>
              <th>{text.sync.state}</th>
              <th className="to-right">{text.sync.at}</th>
            </tr>
          </thead>
          <tbody>
            {outbox.map((line) => (
              <tr key={line.id}>
                <td>
                  {say(line.what)}
                  {line.reason === null ? null : (
                    <div className="field-error">
                      {say(line.reason)}　{text.sync.tries(formatCount(line.tries))}
                    </div>
                  )}
                </td>
                <td>{line.to}</td>
                <td>
                  <StateTag {...outboxDress[line.state]} word={text.sync.states[line.state]} />
                  <Travelling line={line} />
                </td>
                <td className="to-right muted">{format.instant(line.queuedAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}

/** What is going on with an object that has not gone out: how far it is, what it waits for. */
function Travelling({ line }: { readonly line: SyncState["outbox"][number] }) {
  const text = useText();
  const format = useFormat();
  if (line.moved !== null)
    return <div className="muted">{text.mailbox.moving(formatBytes(line.moved), formatBytes(line.size ?? 0))}</div>;
  if (line.held) return <div className="muted">{text.mailbox.held}</div>;
  if (line.nextTry !== null) return <div className="muted">{text.mailbox.tryAgain(format.instant(line.nextTry))}</div>;
  return null;
}

const inboxDress = {
  "waiting-for-seat": { tone: "undetermined", glyph: "lock" },
  imported: { tone: "met", glyph: "check" },
  refused: { tone: "unmet", glyph: "cross" },
} as const;

function Inbox({ inbox }: { readonly inbox: SyncState["inbox"] }) {
  const text = useText();
  const say = useSay();
  const format = useFormat();
  const waiting = inbox.some(({ state }) => state === "waiting-for-seat");
  return (
    <Card title={text.sync.inbox}>
      {waiting ? (
        <p>
          <Button onClick={() => goTo({ page: "seat", then: { page: "sync" } })}>{text.sync.enterSeat}</Button>
        </p>
      ) : null}
      {inbox.length === 0 ? (
        <p className="muted">
          {text.sync.inboxEmpty}
          {text.common.colon}
          {text.sync.inboxEmptyHow}
        </p>
      ) : (
        <table className="table">
          <thead>
            <tr>
              <th>{text.sync.what}</th>
              <th>{text.sync.from}</th>
              <th>{text.sync.state}</th>
              <th className="to-right">{text.sync.at}</th>
            </tr>
          </thead>
          <tbody>
            {inbox.map((line) => (
              <tr key={line.object}>
                <td>
                  {say(line.what)}
                  {line.reason === null ? null : <div className="field-error">{say(line.reason)}</div>}
                </td>
                <td>{line.from}</td>
                <td>
                  <StateTag {...inboxDress[line.state]} word={text.sync.inboxStates[line.state]} />
                </td>
                <td className="to-right muted">{format.instant(line.at)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}
