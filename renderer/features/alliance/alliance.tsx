import { Button } from "antd";
import { client } from "../../api/client.ts";
import { useQuery } from "../../api/use-query.ts";
import { goTo } from "../../app/navigation.ts";
import { useText } from "../../i18n/use-text.ts";
import { takeWay, useCredentialWay } from "../../state/credential-way.ts";
import { WorkstationDesk } from "../seats/workstation-desk.tsx";
import { Answered } from "../../ui/answered.tsx";
import { Card } from "../../ui/card.tsx";
import { DefinitionList } from "../../ui/definition-list.tsx";
import { DialogFoot } from "../../ui/dialog.tsx";
import { Fingerprint } from "../../ui/fingerprint.tsx";
import { AcceptCredential } from "./accept-credential.tsx";
import { IssuingKeys } from "./issuing-keys.tsx";
import { RequestCredential } from "./request-credential.tsx";

/** The alliance this workstation trusts, with the fingerprint to read aloud. */
export function Alliance() {
  const text = useText();
  const open = useCredentialWay((state) => state.way);
  return (
    <WorkstationDesk title={text.alliance.title}>
      <div className="page-narrow">
        <Answered answer={useQuery(client.alliance.state, {})}>
          {(state) => (
            <>
              <Card>
                <h2 className="page-title">{state.name}</h2>
                {state.anchor === null ? null : (
                  <>
                    <p className="muted place-down">{text.alliance.anchor}</p>
                    <Fingerprint value={state.anchor} label={text.alliance.anchor} />
                    <p>{text.alliance.anchorHow}</p>
                  </>
                )}
                <DefinitionList
                  items={[
                    {
                      term: text.alliance.standing,
                      value: state.standing === "founder" ? text.alliance.founder : text.alliance.member,
                    },
                    {
                      term: text.alliance.charter,
                      value: <span className="code">{state.charter ?? text.common.none}</span>,
                    },
                  ]}
                />
                <DialogFoot>
                  <Button onClick={() => takeWay("request")}>{text.alliance.requestCredential}</Button>
                  <Button onClick={() => takeWay("accept")}>{text.alliance.acceptCredential}</Button>
                  <Button type="primary" onClick={() => goTo({ page: "library" })}>
                    {text.alliance.start}
                  </Button>
                </DialogFoot>
              </Card>
              <IssuingKeys founder={state.standing === "founder"} />
              {open === "request" ? <RequestCredential onDone={() => takeWay("accept")} /> : null}
              {open === "accept" ? (
                <AcceptCredential
                  onDone={() => {
                    takeWay(null);
                    goTo({ page: "seat", then: null });
                  }}
                />
              ) : null}
            </>
          )}
        </Answered>
      </div>
    </WorkstationDesk>
  );
}
