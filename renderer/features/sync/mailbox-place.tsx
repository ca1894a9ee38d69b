import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { client } from "../../api/client.ts";
import { host } from "../../api/host.ts";
import { useCommand } from "../../api/use-command.ts";
import { useQuery, valueOf } from "../../api/use-query.ts";
import { useText } from "../../i18n/use-text.ts";
import { Answered } from "../../ui/answered.tsx";
import { Card } from "../../ui/card.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { NetworkMailboxDialog } from "./network-mailbox.tsx";

export interface MailboxPlaceProps {
  /** Folder or address; null when none is set. */
  readonly mailbox: string | null;
  /** What else can be done with it. */
  readonly children?: ReactNode;
}

/** Where the mailbox is, and another one chosen: a folder, or a server whose connection is tried first. */
export function MailboxPlace({ mailbox, children }: MailboxPlaceProps) {
  const text = useText();
  const set = useCommand(client.sync.setMailbox);
  const network = useQuery(client.sync.networkMailbox, {});
  const [editing, setEditing] = useState(false);
  async function choose() {
    const folder = await host().pickFolder();
    if (folder !== null) await set.run({ folder: folder.grant });
  }
  return (
    <>
      <p className="muted">{text.sync.mailboxHow}</p>
      <div className="line">
        <span className="line-main">
          {mailbox === null ? (
            <span className="muted">{text.sync.noMailbox}</span>
          ) : (
            <span className="strong wrap-anywhere">{mailbox}</span>
          )}
        </span>
        <Button loading={set.running} onClick={() => void choose()}>
          {mailbox === null ? text.sync.choose : text.sync.change}
        </Button>
        <Button disabled={network.state === "loading"} onClick={() => setEditing(true)}>
          {text.mailbox.onNetwork}
        </Button>
        {children}
      </div>
      <ErrorNotice failure={set.failure} />
      {editing ? <NetworkMailboxDialog set={valueOf(network)} onDone={() => setEditing(false)} /> : null}
    </>
  );
}

/** The same among the settings of the workstation. */
export function MailboxSetting() {
  const text = useText();
  return (
    <Card title={text.sync.mailbox}>
      <Answered answer={useQuery(client.sync.state, {})}>
        {({ mailbox }) => <MailboxPlace mailbox={mailbox} />}
      </Answered>
    </Card>
  );
}
