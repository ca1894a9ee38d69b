import { Button, Switch } from "antd";
import { useState } from "react";
import { client } from "../../api/client.ts";
import { useCommand } from "../../api/use-command.ts";
import { useProgress } from "../../api/use-progress.ts";
import { useText } from "../../i18n/use-text.ts";
import { Card, Notice } from "../../ui/card.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { formatCount } from "../../ui/formatting.ts";
import { PrimaryAction } from "../../ui/primary-action.tsx";
import { ProgressLine } from "../../ui/progress-line.tsx";
import { useFormat } from "../../ui/use-format.ts";
import { useSay } from "../../ui/use-say.ts";
import { MailboxPlace } from "./mailbox-place.tsx";
import type { SyncState } from "./sync-state.ts";

/** Where the mailbox is, the exchange with it, and how it is to go. */
export function MailboxCard({ state }: { readonly state: SyncState }) {
  const text = useText();
  const format = useFormat();
  const run = useCommand(client.sync.run);
  const [done, setDone] = useState<string | null>(null);
  async function exchange() {
    setDone(null);
    const reply = await run.run({});
    if (!reply.ok) return;
    const { sent, fetched, imported, refused, postponed } = reply.value;
    setDone(
      [
        text.sync.done(formatCount(sent), formatCount(fetched), formatCount(imported)),
        refused === 0 ? "" : text.sync.refused(formatCount(refused)),
        postponed === 0 ? "" : text.mailbox.postponed(formatCount(postponed)),
      ].join(""),
    );
  }
  const { next } = state.activity;
  return (
    <>
      <Card
        title={text.sync.mailbox}
        aside={[
          state.lastRun === null ? text.sync.neverRun : text.sync.lastRun(format.instant(state.lastRun)),
          ...(next === null ? [] : [text.mailbox.next(format.instant(next))]),
        ].join("　")}
      >
        <MailboxPlace mailbox={state.mailbox}>
          <PrimaryAction
            label={run.running ? text.sync.running : text.sync.run}
            running={run.running}
            closed={state.mailbox === null ? text.sync.noMailbox : null}
            onAct={() => void exchange()}
          />
        </MailboxPlace>
        {state.activity.running ? <Moving /> : null}
        <ErrorNotice failure={run.failure} />
        {state.activity.failure === null || run.failure !== null ? null : <LastFailure state={state} />}
        {state.mailbox === null ? null : <Preferences preferences={state.preferences} />}
      </Card>
      {done === null ? null : (
        <Notice label={text.common.done} tone="good">
          {done}
        </Notice>
      )}
    </>
  );
}

function Moving() {
  const text = useText();
  const progress = useProgress("sync");
  const stop = useCommand(client.tasks.cancel);
  return (
    <ProgressLine
      label={text.sync.running}
      done={progress?.done ?? null}
      total={progress?.total ?? null}
      onCancel={() => void stop.run({ task: "sync" })}
    />
  );
}

function LastFailure({ state }: { readonly state: SyncState }) {
  const text = useText();
  const say = useSay();
  const { failure } = state.activity;
  return failure === null ? null : <Notice label={text.mailbox.lastFailed}>{say(failure)}</Notice>;
}

function Preferences({ preferences }: { readonly preferences: SyncState["preferences"] }) {
  const text = useText();
  const change = useCommand(client.sync.setPreferences);
  const { paused } = preferences;
  const choice = (name: "automatic" | "metered") => (
    <div className="setting">
      <span>
        <span id={`sync-${name}`}>{text.mailbox[name]}</span>
        <span className="muted">　{text.mailbox[`${name}How`]}</span>
      </span>
      <Switch
        aria-labelledby={`sync-${name}`}
        checked={preferences[name]}
        onChange={(checked) => void change.run({ ...preferences, [name]: checked })}
      />
    </div>
  );
  return (
    <>
      {choice("automatic")}
      {choice("metered")}
      {preferences.automatic || paused ? (
        <div className="setting">
          <span>{paused ? text.mailbox.paused : ""}</span>
          <Button onClick={() => void change.run({ ...preferences, paused: !paused })}>
            {paused ? text.mailbox.resume : text.mailbox.pause}
          </Button>
        </div>
      ) : null}
      <ErrorNotice failure={change.failure} />
    </>
  );
}
