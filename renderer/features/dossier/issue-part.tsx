import { Button, Input } from "antd";
import { useState } from "react";
import { client } from "../../api/client.ts";
import { host } from "../../api/host.ts";
import { useText } from "../../i18n/use-text.ts";
import { useSeat } from "../seats/use-seat.ts";
import { Card, Notice } from "../../ui/card.tsx";
import { Field } from "../../ui/field.tsx";
import { PinDialog } from "../../ui/pin-dialog.tsx";
import { PrimaryAction } from "../../ui/primary-action.tsx";
import { useFormat } from "../../ui/use-format.ts";
import { useSay } from "../../ui/use-say.ts";
import { localDate, shortDigest } from "../../ui/formatting.ts";
import type { DossierDraft } from "./draft.ts";
import { useKindInForce } from "./use-house-rules.ts";

/** The end of the preparation: signs a version, and hands it on as a file or by mailbox. */
export function IssuePart({ draft }: { readonly draft: DossierDraft }) {
  const text = useText();
  const seat = useSeat();
  const noun = useNoun(draft);
  const [reason, setReason] = useState("");
  const [signing, setSigning] = useState(false);
  const missing = draft.completeness.filter(({ state }) => state === "missing").length;
  const first = draft.versions.length === 0;
  const blocked =
    missing > 0 ? text.issue.blocked(String(missing)) : !first && reason.trim() === "" ? text.issue.reasonHint : null;
  return (
    <>
      <Card>
        <p>{text.issue.intro}</p>
        {first ? null : (
          <Field label={text.issue.reason} hint={text.issue.reasonHint}>
            {(control) => (
              <Input.TextArea
                {...control}
                autoSize={{ minRows: 2 }}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
        )}
      </Card>
      <Versions draft={draft} />
      <div className="action-bar">
        <span className="action-space">{blocked ?? text.issue.ready}</span>
        <PrimaryAction label={text.issue.act} closed={blocked} onAct={() => setSigning(true)} />
      </div>
      <PinDialog
        open={signing}
        title={text.issue.signTitle(noun)}
        signer={seat?.name ?? ""}
        consequence={text.issue.consequence}
        readBack={<IssueWords draft={draft} reason={first ? text.issue.reasonFirst : reason} />}
        onSign={(pin) =>
          client.dossiers.issue({
            dossierId: draft.dossierId,
            reason: first ? text.issue.reasonFirst : reason.trim(),
            pin,
          })
        }
        onClose={() => setSigning(false)}
      />
    </>
  );
}

/** What packages of this kind of review are named after: 验收, 整改复核. */
function useNoun({ profile }: DossierDraft): string {
  const say = useSay();
  const kind = useKindInForce(profile.kind);
  return kind === null ? "" : say(kind.noun);
}

function IssueWords({ draft, reason }: { readonly draft: DossierDraft; readonly reason: string }) {
  const text = useText();
  return (
    <>
      <p>
        {draft.profile.title}（{draft.profile.code}）
      </p>
      <p>{text.issue.targetsLine(String(draft.targets.length))}</p>
      <p>{text.issue.materialsLine(String(draft.materials.length))}</p>
      <p>{text.issue.outlineLine(String(draft.outline.items.length))}</p>
      <p>{text.issue.panelLine(draft.panel.map(({ name }) => name).join(text.common.separator))}</p>
      <p>
        {text.issue.reason}
        {text.common.colon}
        {reason}
      </p>
    </>
  );
}

interface Outgoing {
  readonly way: "export" | "send";
  readonly digest: string;
  readonly version: number;
  readonly save: string;
}

function Versions({ draft }: { readonly draft: DossierDraft }) {
  const text = useText();
  const format = useFormat();
  const seat = useSeat();
  const noun = useNoun(draft);
  const [outgoing, setOutgoing] = useState<Outgoing | null>(null);
  const [done, setDone] = useState<string | null>(null);
  async function exportVersion(digest: string, version: number) {
    const save = await host().pickSave(text.issue.fileName(noun, draft.profile.code, String(version)));
    if (save !== null) setOutgoing({ way: "export", digest, version, save });
  }
  async function hand(pin: string) {
    if (outgoing === null) throw new Error("nothing to hand on");
    const { way, digest, save } = outgoing;
    if (way === "export") {
      const reply = await client.dossiers.exportPackage({ digest, pin, save });
      if (reply.ok) setDone(text.issue.saved);
      return reply;
    }
    const reply = await client.dossiers.sendPackage({ digest, pin });
    if (reply.ok) setDone(text.issue.queued(String(reply.value.queued)));
    return reply;
  }
  return (
    <Card title={text.issue.versions}>
      {draft.versions.length === 0 ? <p className="muted">{text.issue.none}</p> : null}
      {done === null ? null : (
        <Notice label={text.common.done} tone="good">
          {done}
        </Notice>
      )}
      <ul className="lines">
        {draft.versions.toReversed().map(({ version, digest, issuedAt }) => (
          <li key={digest} className="line">
            <span className="line-main">
              <span className="strong">
                {text.issue.versionLine(String(version), format.date(localDate(issuedAt)))}
              </span>
              <span className="code muted">{shortDigest(digest)}</span>
            </span>
            <Button onClick={() => void exportVersion(digest, version)}>{text.issue.export}</Button>
            <Button onClick={() => setOutgoing({ way: "send", digest, version, save: "" })}>{text.issue.send}</Button>
          </li>
        ))}
      </ul>
      <PinDialog
        open={outgoing !== null}
        title={outgoing?.way === "send" ? text.issue.sendTitle : text.issue.exportTitle}
        signer={seat?.name ?? ""}
        consequence={outgoing?.way === "send" ? text.issue.sendConsequence : text.issue.exportConsequence}
        readBack={
          <>
            <p>
              {draft.profile.title}（{draft.profile.code}）
            </p>
            <p>{text.issue.panelLine(draft.panel.map(({ name }) => name).join(text.common.separator))}</p>
            <p className="code">{outgoing === null ? "" : shortDigest(outgoing.digest)}</p>
          </>
        }
        onSign={hand}
        onClose={() => setOutgoing(null)}
      />
    </Card>
  );
}
