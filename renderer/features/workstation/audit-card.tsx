import { Button } from "antd";
import { useState } from "react";
import { client } from "../../api/client.ts";
import { host } from "../../api/host.ts";
import { useCommand } from "../../api/use-command.ts";
import { useQuery, valueOf } from "../../api/use-query.ts";
import { useText } from "../../i18n/use-text.ts";
import { Card, Notice } from "../../ui/card.tsx";
import { DialogFoot } from "../../ui/dialog.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { formatCount, today } from "../../ui/formatting.ts";
import { PinDialog } from "../../ui/pin-dialog.tsx";
import { useFormat } from "../../ui/use-format.ts";
import { useSeat } from "../seats/use-seat.ts";
import { CodeField } from "../../ui/code-field.tsx";

/** The audit log: its head for paper, the proof that it is whole, and heads exported and checked. */
export function AuditCard() {
  const text = useText();
  const format = useFormat();
  const seat = useSeat();
  const audit = valueOf(useQuery(client.vault.auditHead, {}));
  const prove = useCommand(client.vault.proveAudit);
  const check = useCommand(client.vault.checkAuditHead);
  const [typed, setTyped] = useState("");
  const [lines, setLines] = useState<readonly string[]>([]);
  const [problem, setProblem] = useState(false);
  const [save, setSave] = useState<string | null>(null);
  async function proveNow() {
    const head = typed.trim() === "" ? null : typed.trim();
    const reply = await prove.run({ head });
    if (!reply.ok) return;
    const { rows, brokenAt, foundAt } = reply.value;
    const found = foundAt === null ? text.auditProof.notFound : text.auditProof.found(formatCount(foundAt));
    setProblem(brokenAt !== null || (head !== null && foundAt === null));
    setLines([
      brokenAt === null ? text.auditProof.whole(formatCount(rows)) : text.auditProof.broken(formatCount(brokenAt)),
      ...(head === null ? [] : [found]),
    ]);
  }
  async function checkFile() {
    const [file] = await host().pickFiles({ multiple: false, extensions: ["dsse"] });
    if (file === undefined) return;
    const reply = await check.run({ file: file.grant });
    if (!reply.ok) return;
    const { verdict, name, signedAt } = reply.value;
    const say = {
      agrees: text.auditProof.agrees,
      "set-back": text.auditProof.setBack,
      "two-copies": text.auditProof.twoCopies,
    };
    setProblem(verdict !== "agrees");
    setLines([say[verdict](name, format.instant(signedAt))]);
  }
  return (
    <Card title={text.settings.audit}>
      {audit === null ? null : (
        <p>
          {text.settings.auditHead(formatCount(audit.rows))}
          <br />
          <span className="code wrap-anywhere">{audit.head}</span>
        </p>
      )}
      <p className="muted">{text.settings.auditHow}</p>
      <CodeField label={text.auditProof.typed} optional value={typed} onChange={setTyped} />
      {lines.map((line) => (
        <Notice key={line} label={text.settings.audit} tone={problem ? "problem" : "good"}>
          {line}
        </Notice>
      ))}
      <ErrorNotice failure={prove.failure ?? check.failure} />
      <p className="muted">{text.auditProof.exportHow}</p>
      <DialogFoot>
        <Button loading={check.running} onClick={() => void checkFile()}>
          {text.auditProof.check}
        </Button>
        <Button
          disabled={seat === null}
          onClick={() => void host().pickSave(text.auditProof.fileName(today())).then(setSave)}
        >
          {text.auditProof.exportHead}
        </Button>
        <Button type="primary" loading={prove.running} onClick={() => void proveNow()}>
          {text.auditProof.prove}
        </Button>
      </DialogFoot>
      <PinDialog
        open={save !== null}
        title={text.auditProof.signTitle}
        signer={seat?.name ?? ""}
        readBack={<p className="code wrap-anywhere">{audit?.head}</p>}
        consequence={text.auditProof.consequence}
        onSign={(pin) => client.vault.exportAuditHead({ pin, save: save ?? "" })}
        onClose={() => setSave(null)}
      />
    </Card>
  );
}
