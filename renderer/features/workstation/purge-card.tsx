import { Button, Input, Select } from "antd";
import { useState } from "react";
import { client } from "../../api/client.ts";
import { useQuery, valueOf } from "../../api/use-query.ts";
import { useText } from "../../i18n/use-text.ts";
import { Card, Notice } from "../../ui/card.tsx";
import { DateField } from "../../ui/date-field.tsx";
import { DefinitionList } from "../../ui/definition-list.tsx";
import { DialogFoot } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { formatBytes, formatCount } from "../../ui/formatting.ts";
import { PinDialog } from "../../ui/pin-dialog.tsx";
import { useFormat } from "../../ui/use-format.ts";
import { useSay } from "../../ui/use-say.ts";
import { useSeat } from "../seats/use-seat.ts";

/** Destroys the materials of a receipted project once it need not be kept any longer, with a signed certificate. */
export function PurgeCard() {
  const text = useText();
  const say = useSay();
  const format = useFormat();
  const seat = useSeat();
  const rows = valueOf(useQuery(client.sync.registers, {})) ?? [];
  const certificates = valueOf(useQuery(client.vault.purges, {})) ?? [];
  const [reviewId, setReviewId] = useState<string | null>(null);
  const [until, setUntil] = useState<string | null>(null);
  const [basis, setBasis] = useState("");
  const [signing, setSigning] = useState(false);
  const [done, setDone] = useState<string | null>(null);
  const purged = new Set(certificates.map((certificate) => certificate.reviewId));
  const open = rows.filter((row) => row.receipt !== null && !purged.has(row.reviewId));
  const chosen = open.find((row) => row.reviewId === reviewId) ?? null;
  const rule = valueOf(useQuery(client.vault.retention, chosen === null ? null : { reviewId: chosen.reviewId }));
  const held = rule !== null && !rule.earlier;
  const keptUntil = held ? rule.until : until;
  const says = held ? text.purge.byRules(say(rule.rules.title), rule.rules.version, say(rule.period)) : basis;
  return (
    <Card title={text.purge.title}>
      <p className="muted">{text.purge.how}</p>
      {done === null ? null : (
        <Notice label={text.common.done} tone="good">
          {done}
        </Notice>
      )}
      {open.length === 0 ? (
        <p className="muted">{text.purge.none}</p>
      ) : (
        <>
          <Field label={text.purge.project}>
            {(control) => (
              <Select
                id={control.id}
                className="wide"
                value={reviewId}
                options={open.map(({ reviewId: value, code, title }) => ({ value, label: `${code} ${title}` }))}
                onChange={setReviewId}
              />
            )}
          </Field>
          {rule === null ? null : (
            <p>
              {text.purge.byRules(say(rule.rules.title), rule.rules.version, say(rule.period))}
              {text.common.colon}
              <span className="strong">{text.purge.keptUntil(format.date(rule.until))}</span>
              {rule.earlier ? <span className="muted"> {text.purge.earlier}</span> : null}
            </p>
          )}
          {held ? null : (
            <div className="form-grid">
              <DateField label={text.purge.until} value={until} onChange={setUntil} />
              <Field label={text.purge.basis}>
                {(control) => <Input {...control} value={basis} onChange={(event) => setBasis(event.target.value)} />}
              </Field>
            </div>
          )}
          <DialogFoot>
            <Button
              danger
              disabled={seat === null || chosen === null || keptUntil === null || says.trim() === ""}
              onClick={() => setSigning(true)}
            >
              {text.purge.begin}
            </Button>
          </DialogFoot>
        </>
      )}
      {certificates.length === 0 ? null : (
        <>
          <p className="strong">{text.purge.certificates}</p>
          <ul>
            {certificates.map(({ certificate, code, files, at }) => (
              <li key={certificate}>
                {text.purge.row(code, formatCount(files), format.instant(at))}{" "}
                <span className="code muted">{certificate.slice(0, 16)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <PinDialog
        open={signing}
        title={text.purge.signTitle}
        signer={seat?.name ?? ""}
        consequence={text.purge.consequence}
        actWord={text.purge.begin}
        readBack={
          <DefinitionList
            items={[
              { term: text.purge.project, value: `${chosen?.code ?? ""} ${chosen?.title ?? ""}` },
              { term: text.purge.until, value: keptUntil === null ? "" : format.date(keptUntil) },
              { term: text.purge.basis, value: says },
            ]}
          />
        }
        onSign={async (pin) => {
          const retention = { until: keptUntil ?? "", basis: says };
          const reply = await client.vault.purge({ reviewId: reviewId ?? "", retention, note: "", pin });
          if (reply.ok) {
            setDone(text.purge.done(formatCount(reply.value.files), formatBytes(reply.value.bytes)));
            setReviewId(null);
          }
          return reply;
        }}
        onClose={() => setSigning(false)}
      />
    </Card>
  );
}
