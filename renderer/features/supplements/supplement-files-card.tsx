import { Button } from "antd";
import { useState } from "react";
import type { z } from "zod";
import type { supplementFileSchema } from "#shared/contract/supplements.ts";
import { client } from "../../api/client.ts";
import { useCommand } from "../../api/use-command.ts";
import { useQuery, valueOf } from "../../api/use-query.ts";
import { useText } from "../../i18n/use-text.ts";
import { Card } from "../../ui/card.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { formatBytes, formatCount, shortDigest } from "../../ui/formatting.ts";
import { PinDialog } from "../../ui/pin-dialog.tsx";
import { useFormat } from "../../ui/use-format.ts";
import { StateTag } from "../../ui/verdict-tag.tsx";
import { useGate, useReview } from "../review/review-context.ts";
import { ScanView } from "../scans/scan-view.tsx";
import { useOpenedFile } from "../scans/use-opened-file.ts";
import { useSeat } from "../seats/use-seat.ts";
import { HandInDialog } from "./hand-in-dialog.tsx";

type SupplementFile = z.output<typeof supplementFileSchema>;

/** 补充材料 as it came in: taken in and signed by the recorder, read by everybody who may read materials. */
export function SupplementFilesCard({ items }: { readonly items: readonly string[] }) {
  const text = useText();
  const seat = useSeat();
  const format = useFormat();
  const { reviewId, view } = useReview();
  const readable = useGate("open-materials") === null;
  const mayHandIn = useGate("hand-in") === null;
  const files = valueOf(useQuery(client.supplements.list, readable ? { reviewId } : null)) ?? [];
  const remove = useCommand(client.supplements.remove);
  const [adding, setAdding] = useState(false);
  const [signing, setSigning] = useState(false);
  const [open, setOpen] = useState<string | null>(null);
  const fresh = files.filter(({ signedAt }) => signedAt === null);
  const shown = files.find(({ materialId }) => materialId === open) ?? null;
  if (files.length === 0 && !view.recorder) return null;
  return (
    <Card title={text.supplements.title} aside={text.supplements.count(formatCount(files.length))}>
      {view.recorder ? <p className="muted small">{text.supplements.how}</p> : null}
      {files.map((file) => (
        <div className="check-line" key={file.materialId}>
          <span className="line-main">
            <span className="strong">{file.title}</span>
            <span className="muted">
              {file.answers ?? text.supplements.unasked} · {formatBytes(file.size)}
            </span>
          </span>
          {file.signedAt === null ? (
            <StateTag tone="undetermined" glyph="question" word={text.supplements.unsigned} />
          ) : (
            <StateTag tone="met" glyph="check" word={text.supplements.signed(format.instant(file.signedAt))} />
          )}
          <Button onClick={() => setOpen(file.materialId)}>{text.supplements.look}</Button>
          {file.signedAt === null && mayHandIn ? (
            <Button
              type="text"
              loading={remove.running}
              onClick={() => void remove.run({ reviewId, materialId: file.materialId })}
            >
              {text.common.remove}
            </Button>
          ) : null}
        </div>
      ))}
      <ErrorNotice failure={remove.failure} />
      {mayHandIn ? (
        <div className="tags">
          <Button onClick={() => setAdding(true)}>{text.supplements.add}</Button>
          {fresh.length === 0 ? null : (
            <Button type="primary" onClick={() => setSigning(true)}>
              {text.supplements.sign(formatCount(fresh.length))}
            </Button>
          )}
        </div>
      ) : null}
      {adding ? <HandInDialog items={items} onClose={() => setAdding(false)} /> : null}
      {shown === null ? null : <OpenFile key={shown.materialId} file={shown} onClose={() => setOpen(null)} />}
      <PinDialog
        open={signing}
        title={text.supplements.signTitle}
        signer={seat?.name ?? ""}
        consequence={text.supplements.consequence}
        readBack={fresh.map(({ materialId, title, answers, digest }) => (
          <p key={materialId}>
            {title}（{answers ?? text.supplements.unasked}） <span className="code">{shortDigest(digest)}</span>
          </p>
        ))}
        onSign={(pin) => client.supplements.sign({ reviewId, note: "", pin })}
        onClose={() => setSigning(false)}
      />
    </Card>
  );
}

function OpenFile({ file, onClose }: { readonly file: SupplementFile; readonly onClose: () => void }) {
  const { reviewId } = useReview();
  const opened = useOpenedFile(file.materialId, (materialId) => client.supplements.open({ reviewId, materialId }));
  return (
    <Dialog open title={file.title} onClose={onClose} width={88}>
      <div className="viewer-tall">
        <ScanView file={opened} title={file.title} />
      </div>
    </Dialog>
  );
}
