import { Button, Input } from "antd";
import { useEffect, useRef, useState } from "react";
import type { z } from "zod";
import type { correctionSchema } from "#shared/contract/scans.ts";
import type { ScanMatch } from "#shared/domain/document/scan-match.ts";
import { client } from "../../api/client.ts";
import { useCommand } from "../../api/use-command.ts";
import { useText } from "../../i18n/use-text.ts";
import type { Wording } from "../../i18n/use-text.ts";
import { Notice } from "../../ui/card.tsx";
import { Dialog, DialogFoot } from "../../ui/dialog.tsx";
import { EditableRows } from "../../ui/editable-rows.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { Field } from "../../ui/field.tsx";
import { shortDigest } from "../../ui/formatting.ts";
import { PinDialog } from "../../ui/pin-dialog.tsx";
import { ProgressLine } from "../../ui/progress-line.tsx";
import { useGate, useReview } from "../review/review-context.ts";
import { useSeat } from "../seats/use-seat.ts";
import { paperName } from "./paper-name.ts";
import { readCodes } from "./read-codes.ts";
import type { ScannedPaper, ScanState } from "./scan-state.ts";
import { ScanView } from "./scan-view.tsx";
import { useOpenedFile } from "./use-opened-file.ts";

type Correction = z.output<typeof correctionSchema>;

export interface ScanDialogProps {
  readonly scan: ScannedPaper;
  readonly printed: ScanState["printed"];
  readonly onClose: () => void;
}

/** One scanned paper: what its code says, what was changed by hand, and the signature that binds it. */
export function ScanDialog({ scan, printed, onClose }: ScanDialogProps) {
  const text = useText();
  const seat = useSeat();
  const { reviewId } = useReview();
  const gate = useGate("bind-scan");
  const { digest } = scan;
  const file = useOpenedFile(digest, (asked) => client.scans.open({ reviewId, digest: asked }));
  const note = useCommand(client.scans.noteMarks);
  const discard = useCommand(client.scans.discard);
  const [typed, setTyped] = useState("");
  const [corrections, setCorrections] = useState<readonly Correction[]>([]);
  const [remark, setRemark] = useState("");
  const [signing, setSigning] = useState(false);
  const [unreadable, setUnreadable] = useState(false);
  const looked = useRef(false);
  const { url, mediaType } = file;
  useEffect(() => {
    if (url === null || scan.matches !== null || looked.current || gate !== null) return;
    looked.current = true;
    void readCodes(url, mediaType)
      .then(({ marks, pages }) => note.run({ reviewId, digest, marks: [...marks], pages }))
      .catch(() => setUnreadable(true));
  }, [url, mediaType, scan.matches, digest, reviewId, gate, note]);
  const head = typed.trim().toLowerCase().replaceAll(/[\s-]/g, "");
  const byHand = head.length >= 16 ? printed.filter((edition) => edition.digest.startsWith(head)) : [];
  const matched = scan.matches?.find((match) => match.state === "match" || match.state === "superseded") ?? null;
  const [target = null] =
    matched === null ? byHand : printed.filter((edition) => "digest" in matched && edition.digest === matched.digest);
  const whole = corrections.filter(({ written }) => written.trim() !== "");
  const needsRemark = target !== null && !target.newest && remark.trim() === "";
  return (
    <Dialog open title={scan.fileName} onClose={onClose} width={86}>
      <div className="paper-desk">
        <div className="paper-scan">
          <ScanView file={file} title={scan.fileName} />
        </div>
        <div className="paper-typed">
          {scan.bound === null ? null : <Bound bound={scan.bound} />}
          {scan.matches === null && !unreadable && gate === null ? (
            <ProgressLine label={text.scanBack.reading} done={null} total={null} />
          ) : null}
          {scan.bound === null ? (
            <>
              {scan.matches?.map((match, index) => (
                <MatchNotice key={index} match={match} />
              ))}
              {unreadable || scan.matches?.length === 0 ? (
                <Notice label={text.common.attention}>{text.scanBack.noCode}</Notice>
              ) : null}
              {matched === null && (unreadable || scan.matches !== null) ? (
                <Field
                  label={text.scanBack.digits}
                  hint={target === null ? text.scanBack.digitsHow : paperName(text, target.document, target.edition)}
                  error={head.length >= 16 && byHand.length === 0 ? text.scanBack.noSuchDigits : null}
                >
                  {(control) => (
                    <Input
                      {...control}
                      className="code"
                      value={typed}
                      onChange={(event) => setTyped(event.target.value)}
                    />
                  )}
                </Field>
              ) : null}
              <h3 className="sub-title">{text.scanBack.corrections}</h3>
              <p className="muted small">{text.scanBack.correctionsHow}</p>
              <EditableRows<Correction>
                rows={corrections}
                onChange={setCorrections}
                addLabel={text.scanBack.addCorrection}
                nameOf={({ written }) => written}
                makeRow={() => ({ printed: "", written: "" })}
                columns={[
                  {
                    title: text.scanBack.printedWords,
                    width: "minmax(7rem, 1fr)",
                    cell: (row, put, label) => (
                      <Input
                        aria-label={label}
                        value={row.printed}
                        onChange={(event) => put({ printed: event.target.value })}
                      />
                    ),
                  },
                  {
                    title: text.scanBack.writtenWords,
                    width: "minmax(7rem, 1fr)",
                    cell: (row, put, label) => (
                      <Input
                        aria-label={label}
                        value={row.written}
                        onChange={(event) => put({ written: event.target.value })}
                      />
                    ),
                  },
                ]}
              />
              <Field label={text.scanBack.remark} optional={!needsRemark}>
                {(control) => (
                  <Input.TextArea
                    {...control}
                    autoSize={{ minRows: 2 }}
                    value={remark}
                    onChange={(event) => setRemark(event.target.value)}
                  />
                )}
              </Field>
            </>
          ) : null}
          <ErrorNotice failure={note.failure ?? discard.failure} />
        </div>
      </div>
      <DialogFoot>
        {scan.bound === null && gate === null ? (
          <Button
            type="text"
            loading={discard.running}
            onClick={() => void discard.run({ reviewId, digest }).then((reply) => reply.ok && onClose())}
          >
            {text.common.remove}
          </Button>
        ) : null}
        <span className="action-space">{gate ?? (needsRemark ? text.scanBack.needRemark : "")}</span>
        <Button onClick={onClose}>{text.common.close}</Button>
        {scan.bound === null ? (
          <Button
            type="primary"
            disabled={gate !== null || target === null || needsRemark}
            onClick={() => setSigning(true)}
          >
            {text.scanBack.bind}
          </Button>
        ) : null}
      </DialogFoot>
      {target === null ? null : (
        <PinDialog
          open={signing}
          title={text.scanBack.bind}
          signer={seat?.name ?? ""}
          consequence={text.scanBack.consequence}
          readBack={
            <>
              <p>
                {paperName(text, target.document, target.edition)}　
                <span className="code">{shortDigest(target.digest)}</span>
              </p>
              {whole.length === 0 ? <p>{text.scanBack.unchanged}</p> : null}
              {whole.map(({ printed: before, written }, index) => (
                <p key={index}>{text.scanBack.change(before, written)}</p>
              ))}
              {remark.trim() === "" ? null : <p>{remark.trim()}</p>}
            </>
          }
          onSign={(pin) =>
            client.scans.bind({
              reviewId,
              digest,
              printed: target.digest,
              corrections: [...whole],
              remark: remark.trim(),
              pin,
            })
          }
          onClose={() => setSigning(false)}
        />
      )}
    </Dialog>
  );
}

function Bound({ bound }: { readonly bound: NonNullable<ScannedPaper["bound"]> }) {
  const text = useText();
  return (
    <>
      <Notice label={text.scanBack.bound} tone="good">
        {paperName(text, bound.document, bound.edition)}　{shortDigest(bound.printed)}
      </Notice>
      {bound.corrections.map(({ printed, written }, index) => (
        <p key={index}>{text.scanBack.change(printed, written)}</p>
      ))}
      {bound.remark === "" ? null : <p>{bound.remark}</p>}
    </>
  );
}

function MatchNotice({ match }: { readonly match: ScanMatch }) {
  const text = useText();
  const { tone, words } = wordsOf(text, match);
  return (
    <Notice label={text.scanBack.matches[match.state]} tone={tone}>
      {words}
    </Notice>
  );
}

function wordsOf(
  text: Wording,
  match: ScanMatch,
): { readonly tone: "good" | "notice" | "problem"; readonly words: string } {
  switch (match.state) {
    case "match":
      return { tone: "good", words: paperName(text, match.document, match.edition) };
    case "superseded":
      return {
        tone: "notice",
        words: text.scanBack.superseded(paperName(text, match.document, match.edition), String(match.newest)),
      };
    case "not-printed-here":
      return { tone: "problem", words: text.scanBack.notHere(paperName(text, match.document, match.edition)) };
    case "other-review":
      return { tone: "problem", words: text.scanBack.otherReview(match.reviewCode) };
    case "not-ours":
      return { tone: "problem", words: text.scanBack.notOurs };
  }
}
