import { Button } from "antd";
import { client } from "../../api/client.ts";
import { host } from "../../api/host.ts";
import { useCommand } from "../../api/use-command.ts";
import { useProgress } from "../../api/use-progress.ts";
import { useQuery } from "../../api/use-query.ts";
import { useText } from "../../i18n/use-text.ts";
import { Answered } from "../../ui/answered.tsx";
import { Card, Notice } from "../../ui/card.tsx";
import { DialogFoot } from "../../ui/dialog.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { formatBytes, formatCount, today } from "../../ui/formatting.ts";
import { ProgressLine } from "../../ui/progress-line.tsx";
import { useFormat } from "../../ui/use-format.ts";

const weekMs = 7 * 86_400_000;

/** Backs the workstation up, and says when that was last done. */
export function BackupCard({ label }: { readonly label: string }) {
  const text = useText();
  const format = useFormat();
  const make = useCommand(client.vault.backup);
  const progress = useProgress("backup");
  async function toFolder() {
    const folder = await host().pickFolder();
    if (folder !== null) await make.run({ to: { folder: folder.grant } });
  }
  async function toFile() {
    const save = await host().pickSave(text.backup.fileName(label, today()));
    if (save !== null) await make.run({ to: { save } });
  }
  return (
    <Card title={text.backup.title}>
      <Answered answer={useQuery(client.vault.lastBackup, {})}>
        {(last) =>
          last === null ? (
            <Notice label={text.common.attention}>{text.backup.never}</Notice>
          ) : (
            <>
              <p>{text.backup.last(format.instant(last.at), last.place, formatBytes(last.bytes))}</p>
              <p className="muted">{last.verified ? text.backup.verified : text.backup.unverified}</p>
              {Date.parse(today()) - Date.parse(last.at) > weekMs ? (
                <Notice label={text.common.attention}>{text.backup.stale}</Notice>
              ) : null}
              {last.lost.length > 0 ? (
                <Notice label={text.common.attention} tone="problem">
                  {text.backup.lost(formatCount(last.lost.length))}
                </Notice>
              ) : null}
            </>
          )
        }
      </Answered>
      <p className="muted">{text.backup.how}</p>
      <ErrorNotice failure={make.failure} />
      {make.running ? (
        <ProgressLine
          label={text.backup.running}
          done={progress?.done ?? null}
          total={progress?.total ?? null}
          onCancel={() => void client.tasks.cancel({ task: "backup" })}
        />
      ) : (
        <DialogFoot>
          <Button onClick={() => void toFile()}>{text.backup.toFile}</Button>
          <Button type="primary" onClick={() => void toFolder()}>
            {text.backup.toFolder}
          </Button>
        </DialogFoot>
      )}
    </Card>
  );
}
