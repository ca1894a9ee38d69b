import { goTo } from "../../app/navigation.ts";
import { useText } from "../../i18n/use-text.ts";
import { takeWay, useCredentialWay } from "../../state/credential-way.ts";
import { SeatActions } from "../seats/seat-actions.tsx";
import { Desk } from "../../app/desk.tsx";
import { AcceptCredential } from "./accept-credential.tsx";
import { FoundAlliance } from "./found-alliance.tsx";
import { RequestCredential } from "./request-credential.tsx";

/** A workstation without an alliance: found one, request a credential, or import it. */
export function Joining() {
  const text = useText();
  const way = useCredentialWay((state) => state.way);
  const back = () => takeWay(null);
  return (
    <Desk title={text.joining.title} actions={<SeatActions />} {...(way === null ? {} : { onBack: back })}>
      <div className="page-narrow place-down">
        {way === null ? (
          <>
            <p className="dialog-lead">{text.joining.intro}</p>
            <div className="choices">
              {(["found", "request", "accept"] as const).map((choice) => (
                <button key={choice} type="button" className="choice" onClick={() => takeWay(choice)}>
                  <span className="choice-title">{text.joining[choice]}</span>
                  <span className="choice-how">{text.joining[`${choice}How`]}</span>
                </button>
              ))}
            </div>
          </>
        ) : null}
        {way === "found" ? <FoundAlliance /> : null}
        {way === "request" ? <RequestCredential onDone={() => takeWay("accept")} /> : null}
        {way === "accept" ? (
          <AcceptCredential
            onDone={() => {
              takeWay(null);
              goTo({ page: "library" });
            }}
          />
        ) : null}
      </div>
    </Desk>
  );
}
