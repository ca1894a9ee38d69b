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
import { Fingerprint } from "../../ui/fingerprint.tsx";
import { PinDialog } from "../../ui/pin-dialog.tsx";
import { useSeat } from "../seats/use-seat.ts";

/** What is about to be signed: a request for this workstation, a delegation, or the end of one. */
type Act =
  | { readonly kind: "request"; readonly save: string }
  | { readonly kind: "delegate"; readonly request: string; readonly name: string; readonly fingerprint: string }
  | { readonly kind: "retire"; readonly key: string; readonly name: string; readonly fingerprint: string };

/** The issuing keys of the charter in force; with the root here they are delegated and retired, elsewhere one is asked for. */
export function IssuingKeys({ founder }: { readonly founder: boolean }) {
  const text = useText();
  const seat = useSeat();
  const keys = valueOf(useQuery(client.alliance.issuingKeys, {})) ?? [];
  const read = useCommand(client.alliance.readRequest);
  const [act, setAct] = useState<Act | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const secretariat = seat?.roles.includes("secretariat") === true;
  async function chooseRequest() {
    const [file] = await host().pickFiles({ multiple: false, extensions: ["gjx"] });
    if (file === undefined) return;
    const reply = await read.run({ file: file.grant });
    if (!reply.ok) return;
    const { request, person, fingerprint } = reply.value;
    setAct({ kind: "delegate", request, name: person.name, fingerprint });
  }
  async function request() {
    const save = await host().pickSave(text.issuing.requestName(seat?.name ?? ""));
    if (save !== null) setAct({ kind: "request", save });
  }
  async function sign(pin: string) {
    if (act?.kind === "request") {
      const reply = await client.alliance.requestIssuing({ pin, save: act.save });
      if (reply.ok) setDone(text.issuing.requested(reply.value.fingerprint));
      return reply;
    }
    const reply =
      act?.kind === "delegate"
        ? await client.alliance.delegateIssuing({ request: act.request, pin })
        : await client.alliance.retireIssuing({ key: act?.key ?? "", pin });
    if (reply.ok) setDone(text.issuing.done(String(reply.value.version)));
    return reply;
  }
  const consequences = {
    request: text.issuing.requestConsequence,
    delegate: text.issuing.delegateConsequence,
    retire: text.issuing.retireConsequence,
  };
  return (
    <Card title={text.issuing.title}>
      <p className="muted">{text.issuing.how}</p>
      {done === null ? null : (
        <Notice label={text.common.done} tone="good">
          {done}
        </Notice>
      )}
      <table className="table">
        <tbody>
          {keys.map(({ key, fingerprint, own, holder }) => (
            <tr key={key}>
              <td className="code">{fingerprint}</td>
              <td>{own ? text.issuing.own : (holder ?? text.issuing.unknown)}</td>
              <td>
                {founder && !own ? (
                  <Button
                    size="small"
                    disabled={!secretariat}
                    onClick={() => setAct({ kind: "retire", key, name: holder ?? "", fingerprint })}
                  >
                    {text.issuing.retire}
                  </Button>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {read.failure === null ? null : <ErrorNotice failure={read.failure} />}
      <DialogFoot>
        {founder ? (
          <Button disabled={!secretariat} loading={read.running} onClick={() => void chooseRequest()}>
            {text.issuing.delegate}
          </Button>
        ) : (
          <Button disabled={!secretariat || keys.some(({ own }) => own)} onClick={() => void request()}>
            {text.issuing.request}
          </Button>
        )}
      </DialogFoot>
      <PinDialog
        open={act !== null}
        title={act?.kind === "request" ? text.issuing.requestTitle : text.issuing.delegateSign}
        signer={seat?.name ?? ""}
        consequence={act === null ? "" : consequences[act.kind]}
        readBack={
          act === null || act.kind === "request" ? (
            <p>{text.issuing.how}</p>
          ) : (
            <>
              <p>{text.issuing.delegateIntro}</p>
              <p className="strong">{act.name}</p>
              <Fingerprint value={act.fingerprint} label={text.people.fingerprint} />
            </>
          )
        }
        onSign={sign}
        onClose={() => setAct(null)}
      />
    </Card>
  );
}
