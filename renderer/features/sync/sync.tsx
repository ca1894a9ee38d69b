import { Button } from "antd";
import { useState } from "react";
import type { z } from "zod";
import type { contract } from "#shared/contract/index.ts";
import { client } from "../../api/client.ts";
import { host } from "../../api/host.ts";
import { useCommand } from "../../api/use-command.ts";
import { useQuery } from "../../api/use-query.ts";
import { goTo } from "../../app/navigation.ts";
import { useText } from "../../i18n/use-text.ts";
import { WorkstationDesk } from "../seats/workstation-desk.tsx";
import { Answered } from "../../ui/answered.tsx";
import { Card, Notice } from "../../ui/card.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { formatCount } from "../../ui/formatting.ts";
import { useFormat } from "../../ui/use-format.ts";
import { PrimaryAction } from "../../ui/primary-action.tsx";
import { useSay } from "../../ui/use-say.ts";
import { StateTag } from "../../ui/verdict-tag.tsx";
import { Registers } from "./registers.tsx";

export type SyncState = z.output<(typeof contract)["sync"]["state"]["output"]>;

/** The mailbox and what goes through it: out, in, and the results that have arrived. */
export function Sync() {
  const text = useText();
  return (
    <WorkstationDesk title={text.sync.title}>
      <div className="page">
        <Answered answer={useQuery(client.sync.state, {})}>
          {(state) => (
            <>
              <Mailbox state={state} />
              <Registers />
              <Outbox outbox={state.outbox} />
              <Inbox inbox={state.inbox} />
            </>
          )}
        </Answered>
      </div>
    </WorkstationDesk>
  );
}

function Mailbox({ state }: { readonly state: SyncState }) {
  const text = useText();
  const format = useFormat();
  const set = useCommand(client.sync.setMailbox);
  const run = useCommand(client.sync.run);
  const [done, setDone] = useState<string | null>(null);
  async function choose() {
    const folder = await host().pickFolder();
    if (folder !== null) await set.run({ folder: folder.grant });
  }
  async function exchange() {
    setDone(null);
    const reply = await run.run({});
    if (!reply.ok) return;
    const { sent, fetched, imported, refused } = reply.value;
    setDone(
      [
        text.sync.done(formatCount(sent), formatCount(fetched), formatCount(imported)),
        refused === 0 ? "" : text.sync.refused(formatCount(refused)),
      ].join(""),
    );
  }
  return (
    <>
      <Card
        title={text.sync.mailbox}
        aside={state.lastRun === null ? text.sync.neverRun : text.sync.lastRun(format.instant(state.lastRun))}
      >
        <p className="muted">{text.sync.mailboxHow}</p>
        <div className="line">
          <span className="line-main">
            {state.mailbox === null ? (
              <span className="muted">{text.sync.noMailbox}</span>
            ) : (
              <span className="strong wrap-anywhere">{state.mailbox}</span>
            )}
          </span>
          <Button loading={set.running} onClick={() => void choose()}>
            {state.mailbox === null ? text.sync.choose : text.sync.change}
          </Button>
          <PrimaryAction
            label={run.running ? text.sync.running : text.sync.run}
            running={run.running}
            closed={state.mailbox === null ? text.sync.noMailbox : null}
            onAct={() => void exchange()}
          />
        </div>
        <ErrorNotice failure={set.failure} />
        <ErrorNotice failure={run.failure} />
      </Card>
      {done === null ? null : (
        <Notice label={text.common.done} tone="good">
          {done}
        </Notice>
      )}
    </>
  );
}

const outboxDress = {
  queued: { tone: "plain", glyph: "dot" },
  sent: { tone: "undetermined", glyph: "arrow" },
  acknowledged: { tone: "met", glyph: "check" },
  failed: { tone: "unmet", glyph: "cross" },
} as const;

function Outbox({ outbox }: { readonly outbox: SyncState["outbox"] }) {
  const text = useText();
  const say = useSay();
  const format = useFormat();
  return (
    <Card title={text.sync.outbox}>
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
