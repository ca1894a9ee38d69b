import { Button } from "antd";
import { useState } from "react";
import type { z } from "zod";
import type { contract } from "#shared/contract/index.ts";
import { client } from "../../api/client.ts";
import { host } from "../../api/host.ts";
import { useCommand } from "../../api/use-command.ts";
import { useProgress } from "../../api/use-progress.ts";
import { useText } from "../../i18n/use-text.ts";
import { useReview } from "../review/review-context.ts";
import { Notice } from "../../ui/card.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { formatBytes, formatCount } from "../../ui/formatting.ts";
import { ProgressLine } from "../../ui/progress-line.tsx";
import { useSay } from "../../ui/use-say.ts";
import type { Paper } from "./paper.ts";

type Made = z.output<(typeof contract)["documents"]["exportArchive"]["output"]>;

/** The plain folder an archive takes, written where the secretariat says; open when its index is (house rule: documents). */
export function ArchiveExport({ papers }: { readonly papers: readonly Paper[] }) {
  const text = useText();
  const say = useSay();
  const { reviewId } = useReview();
  const task = `archive:${reviewId}`;
  const progress = useProgress(task);
  const exporting = useCommand(client.documents.exportArchive);
  const [made, setMade] = useState<{ readonly archive: Made; readonly folder: string } | null>(null);
  const closed = papers.find(({ document }) => document === "archive-index")?.closed ?? null;

  async function write() {
    const folder = await host().pickFolder();
    if (folder === null) return;
    setMade(null);
    const reply = await exporting.run({ reviewId, folder: folder.grant });
    if (reply.ok) setMade({ archive: reply.value, folder: folder.label });
  }

  return (
    <>
      <p className="muted">{text.documents.archiveHow}</p>
      {exporting.running ? (
        <ProgressLine
          label={text.documents.archiveRunning}
          done={progress?.done ?? null}
          total={progress?.total ?? null}
          onCancel={() => void client.tasks.cancel({ task })}
        />
      ) : (
        <div className="stacked">
          <Button disabled={closed !== null} onClick={() => void write()}>
            {text.documents.archive}
          </Button>
        </div>
      )}
      {closed === null ? null : <p className="muted">{say(closed)}</p>}
      {made === null ? null : <ArchiveMade {...made} />}
      <ErrorNotice failure={exporting.failure} />
    </>
  );
}

/** What was written and what its self-check found; what fails is named before the folder is handed over. */
export function ArchiveMade({ archive, folder }: { readonly archive: Made; readonly folder: string }) {
  const text = useText();
  const { name, files, bytes, indexDigest, checks } = archive;
  const failed = checks.filter(({ holds }) => !holds);
  return (
    <>
      <p role="status">{text.documents.archiveDone(folder, name, formatCount(files), formatBytes(bytes))}</p>
      <p className="muted">{text.documents.archiveIndex(indexDigest.slice(0, 16))}</p>
      {failed.length === 0 ? (
        <p>{text.documents.archiveSound}</p>
      ) : (
        <>
          <Notice label={text.common.attention} tone="problem">
            {text.documents.archiveUnsound(formatCount(failed.length))}
          </Notice>
          <ul>
            {failed.map((check) => (
              <li key={check.text}>{text.documents.archiveFailed[check.property](check.text)}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
