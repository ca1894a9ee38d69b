import { Button } from "antd";
import { useState } from "react";
import { client } from "../../api/client.ts";
import { host } from "../../api/host.ts";
import { useCommand } from "../../api/use-command.ts";
import { useQuery, valueOf } from "../../api/use-query.ts";
import { useText } from "../../i18n/use-text.ts";
import { Card } from "../../ui/card.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { formatCount } from "../../ui/formatting.ts";
import { StateTag } from "../../ui/verdict-tag.tsx";
import { useGate, useReview } from "../review/review-context.ts";
import { paperName } from "./paper-name.ts";
import { ScanDialog } from "./scan-dialog.tsx";

/** 签字页回传: papers signed in ink, scanned, matched by their code and bound; at the recorder's desk. */
export function ScanBackCard() {
  const text = useText();
  const { reviewId, view } = useReview();
  const gate = useGate("bind-scan");
  const list = valueOf(useQuery(client.scans.list, view.recorder ? { reviewId } : null));
  const add = useCommand(client.scans.add);
  const [open, setOpen] = useState<string | null>(null);
  if (list === null || view.facts.outcome === null) return null;
  const chosen = list.scans.find(({ digest }) => digest === open) ?? null;
  async function choose() {
    const [file] = await host().pickFiles({ multiple: false, extensions: ["pdf", "png", "jpg", "jpeg"] });
    if (file === undefined) return;
    const reply = await add.run({ reviewId, file: file.grant });
    if (reply.ok) setOpen(reply.value.digest);
  }
  return (
    <Card title={text.scanBack.title} aside={text.scanBack.count(formatCount(list.scans.length))}>
      <p className="muted small">{text.scanBack.how}</p>
      {list.scans.map((scan) => (
        <div className="check-line" key={scan.digest}>
          <span className="line-main">
            <span className="strong">{scan.fileName}</span>
            <span className="muted">
              {scan.bound === null ? "" : paperName(text, scan.bound.document, scan.bound.edition)}
            </span>
          </span>
          {scan.bound === null ? (
            <StateTag tone="undetermined" glyph="question" word={text.scanBack.unbound} />
          ) : scan.bound.corrections.length > 0 ? (
            <StateTag tone="met" glyph="check" word={text.scanBack.corrected(String(scan.bound.corrections.length))} />
          ) : (
            <StateTag tone="met" glyph="check" word={text.scanBack.bound} />
          )}
          <Button onClick={() => setOpen(scan.digest)}>{text.scanBack.look}</Button>
        </div>
      ))}
      <ErrorNotice failure={add.failure} />
      {gate === null ? (
        <Button loading={add.running} onClick={() => void choose()}>
          {text.scanBack.add}
        </Button>
      ) : null}
      {chosen === null ? null : (
        <ScanDialog key={chosen.digest} scan={chosen} printed={list.printed} onClose={() => setOpen(null)} />
      )}
    </Card>
  );
}
