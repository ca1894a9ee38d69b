import { Button, Select } from "antd";
import { useState } from "react";
import type { z } from "zod";
import type { contract } from "#shared/contract/index.ts";
import { client } from "../../api/client.ts";
import { host } from "../../api/host.ts";
import { saveEverything } from "../../api/unsaved.ts";
import { useCommand } from "../../api/use-command.ts";
import { useQuery } from "../../api/use-query.ts";
import { useText } from "../../i18n/use-text.ts";
import { Answered } from "../../ui/answered.tsx";
import { Notice } from "../../ui/card.tsx";
import { Dialog, DialogFoot } from "../../ui/dialog.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { useSay } from "../../ui/use-say.ts";
import { useReview } from "../review/review-context.ts";
import { ScanView } from "../scans/scan-view.tsx";
import { useOpenedFile } from "../scans/use-opened-file.ts";
import type { PaperEntry } from "./paper-entry.ts";
import { PaperForm } from "./paper-form.tsx";
import { SealDialog } from "./seal-dialog.tsx";

type Paper = z.output<(typeof contract)["transcriptions"]["read"]["output"]>;

export interface PaperDialogProps {
  readonly entry: PaperEntry;
  readonly onClose: () => void;
}

/** One member's paper: the scan at the left, what is typed from it at the right, then two signatures. */
export function PaperDialog({ entry, onClose }: PaperDialogProps) {
  const text = useText();
  const { reviewId, dossier } = useReview();
  const { memberId } = entry;
  const name = dossier.panel.find(({ identityId }) => identityId === memberId)?.name ?? "";
  const paper = useQuery(client.transcriptions.read, { reviewId, memberId });
  return (
    <Dialog open title={text.paper.of(name)} onClose={onClose} width={86}>
      <Answered answer={paper}>
        {(value) => <PaperDesk entry={entry} name={name} paper={value} onClose={onClose} />}
      </Answered>
    </Dialog>
  );
}

interface PaperDeskProps extends PaperDialogProps {
  readonly name: string;
  readonly paper: Paper;
}

function PaperDesk({ entry, name, paper, onClose }: PaperDeskProps) {
  const text = useText();
  const say = useSay();
  const { reviewId } = useReview();
  const { memberId } = entry;
  const add = useCommand(client.transcriptions.addScan);
  const remove = useCommand(client.transcriptions.removeScan);
  const preview = useCommand(client.transcriptions.preview);
  const [shown, setShown] = useState<string | null>(null);
  const [words, setWords] = useState<readonly string[] | null>(null);
  const scan = paper.scans.find(({ digest }) => digest === shown) ?? paper.scans[0] ?? null;
  async function choose() {
    const [file] = await host().pickFiles({ multiple: false, extensions: ["pdf", "png", "jpg", "jpeg"] });
    if (file === undefined) return;
    const reply = await add.run({ reviewId, memberId, file: file.grant });
    if (reply.ok) setShown(reply.value.digest);
  }
  async function readBack() {
    await saveEverything();
    const reply = await preview.run({ reviewId, memberId });
    if (reply.ok) setWords(reply.value.words.map(say));
  }
  const { total } = paper;
  return (
    <>
      <div className="paper-desk">
        <div className="paper-scan">
          <div className="viewer-bar">
            {paper.scans.length > 1 ? (
              <Select<string>
                aria-label={text.paper.scan}
                value={scan?.digest ?? ""}
                options={paper.scans.map(({ digest, fileName }) => ({ value: digest, label: fileName }))}
                onChange={setShown}
              />
            ) : (
              <span className="muted">{scan?.fileName}</span>
            )}
            <span className="top-space" />
            {scan === null ? null : (
              <Button
                type="text"
                loading={remove.running}
                onClick={() => void remove.run({ reviewId, memberId, digest: scan.digest })}
              >
                {text.common.remove}
              </Button>
            )}
            <Button loading={add.running} onClick={() => void choose()}>
              {text.paper.addScan}
            </Button>
          </div>
          <ErrorNotice failure={add.failure ?? remove.failure} />
          {scan === null ? (
            <EmptyState title={text.paper.noScan} how={text.paper.noScanHow}>
              <Button type="primary" loading={add.running} onClick={() => void choose()}>
                {text.paper.addScan}
              </Button>
            </EmptyState>
          ) : (
            <OpenScan key={scan.digest} memberId={memberId} digest={scan.digest} title={scan.fileName} />
          )}
        </div>
        <div className="paper-typed">
          {paper.sealedAt === null ? null : (
            <Notice label={text.common.done} tone="good">
              {text.paper.sealed}
            </Notice>
          )}
          <PaperForm memberId={memberId} stored={paper.draft} />
        </div>
      </div>
      <ErrorNotice failure={preview.failure} />
      <DialogFoot>
        <span className="action-space">
          <span className="sheet-total">{text.member.totalOf(total.points, total.outOf)}</span>{" "}
          {total.percent === null
            ? text.member.missing(String(total.missing.length))
            : text.member.percent(total.percent.shown)}
        </span>
        <Button onClick={onClose}>{text.common.close}</Button>
        <Button
          type="primary"
          loading={preview.running}
          disabled={total.missing.length > 0 || paper.scans.length === 0}
          onClick={() => void readBack()}
        >
          {text.paper.check}
        </Button>
      </DialogFoot>
      {words === null ? null : (
        <SealDialog
          entry={entry}
          name={name}
          words={words}
          onDone={(sealed) => {
            setWords(null);
            if (sealed) onClose();
          }}
        />
      )}
    </>
  );
}

function OpenScan(scan: { readonly memberId: string; readonly digest: string; readonly title: string }) {
  const { reviewId } = useReview();
  const file = useOpenedFile(scan.digest, (digest) =>
    client.transcriptions.openScan({ reviewId, memberId: scan.memberId, digest }),
  );
  return <ScanView file={file} title={scan.title} />;
}
