import { Button, Input } from "antd";
import { useState } from "react";
import type { z } from "zod";
import type { contract } from "#shared/contract/index.ts";
import { client } from "../../api/client.ts";
import { useQuery } from "../../api/use-query.ts";
import { useText } from "../../i18n/use-text.ts";
import { useSeat } from "../seats/use-seat.ts";
import { Answered } from "../../ui/answered.tsx";
import { Card } from "../../ui/card.tsx";
import { Dialog, DialogFoot } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { shortDigest } from "../../ui/formatting.ts";
import { PinDialog } from "../../ui/pin-dialog.tsx";
import { StateTag } from "../../ui/verdict-tag.tsx";

type Register = z.output<(typeof contract)["sync"]["registers"]["output"]>[number];

interface Acting {
  readonly what: "receive" | "decide";
  readonly line: Register;
}

/** Results that have arrived: registered with a receipt by the secretariat, concluded by the organiser, with what is still owed. */
export function Registers() {
  const text = useText();
  const seat = useSeat();
  const [acting, setActing] = useState<Acting | null>(null);
  const [note, setNote] = useState("");
  const [signing, setSigning] = useState(false);
  const mayReceive = seat?.roles.includes("secretariat") ?? false;
  const mayDecide = seat?.roles.includes("organiser") ?? false;
  const start = (next: Acting) => {
    setNote("");
    setActing(next);
    setSigning(next.what === "receive");
  };
  const stop = () => {
    setActing(null);
    setSigning(false);
  };
  return (
    <Card title={text.sync.registers}>
      <Answered answer={useQuery(client.sync.registers, {})}>
        {(lines) =>
          lines.length === 0 ? (
            <p className="muted">
              {text.sync.registersEmpty}
              {text.common.colon}
              {text.sync.registersEmptyHow}
            </p>
          ) : (
            <ul className="lines">
              {lines.map((line) => (
                <li key={line.result} className="line">
                  <span className="line-main">
                    <span className="strong">{line.title}</span>
                    <span className="muted">{line.code}</span>
                  </span>
                  <Standing line={line} />
                  {line.receipt === null && mayReceive ? (
                    <Button onClick={() => start({ what: "receive", line })}>{text.sync.receive}</Button>
                  ) : null}
                  {line.receipt !== null && line.decision === null && mayDecide ? (
                    <Button type="primary" onClick={() => start({ what: "decide", line })}>
                      {text.sync.decide}
                    </Button>
                  ) : null}
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
      <Dialog open={acting?.what === "decide" && !signing} title={text.sync.decideTitle} onClose={stop} width={36}>
        <Field label={text.sync.decideNote} optional>
          {(control) => (
            <Input.TextArea
              {...control}
              autoSize={{ minRows: 3 }}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
        </Field>
        <DialogFoot>
          <Button onClick={stop}>{text.common.cancel}</Button>
          <Button type="primary" onClick={() => setSigning(true)}>
            {text.common.next}
          </Button>
        </DialogFoot>
      </Dialog>
      {acting === null ? null : (
        <PinDialog
          open={signing}
          title={acting.what === "receive" ? text.sync.receiveTitle : text.sync.decideTitle}
          signer={seat?.name ?? ""}
          consequence={consequenceOf(acting, text)}
          readBack={
            <>
              <p>
                {acting.line.title}（{acting.line.code}）
              </p>
              <p className="strong">
                {text.sync.outcome}
                {text.common.colon}
                {text.words.outcomes[acting.line.outcome]}
              </p>
              {note.trim() === "" ? null : <p>{note}</p>}
              <p className="code">
                {text.signing.digest} {shortDigest(acting.line.result)}
              </p>
            </>
          }
          onSign={async (pin) => {
            const reply =
              acting.what === "receive"
                ? await client.sync.receive({ result: acting.line.result, pin })
                : await client.sync.decide({ reviewId: acting.line.reviewId, note: note.trim(), pin });
            if (reply.ok) stop();
            return reply;
          }}
          onClose={stop}
        />
      )}
    </Card>
  );
}

function consequenceOf({ what, line }: Acting, text: ReturnType<typeof useText>): string {
  if (what === "receive") return text.sync.receiveConsequence;
  return line.outcome === "passed" ? text.sync.decidePassed : text.sync.decideOther;
}

function Standing({ line }: { readonly line: Register }) {
  const text = useText();
  return (
    <span className="tags">
      <StateTag
        tone={line.outcome === "passed" ? "met" : line.outcome === "rectification" ? "undetermined" : "unmet"}
        glyph={line.outcome === "passed" ? "check" : line.outcome === "rectification" ? "question" : "cross"}
        word={text.words.outcomes[line.outcome]}
      />
      <StateTag
        tone={line.receipt === null ? "undetermined" : "met"}
        glyph={line.receipt === null ? "question" : "check"}
        word={line.receipt === null ? text.sync.notReceived : text.sync.received}
      />
      {line.receipt === null ? null : (
        <StateTag
          tone={line.decision === null ? "undetermined" : "met"}
          glyph={line.decision === null ? "question" : "check"}
          word={line.decision === null ? text.sync.notDecided : text.sync.decided}
        />
      )}
      {line.register === null ? null : (
        <StateTag tone="plain" glyph="arrow" word={text.words.registers[line.register]} />
      )}
      {line.analysisOwed ? <StateTag tone="unmet" glyph="warning" word={text.sync.analysisOwed} /> : null}
    </span>
  );
}
