import { useState } from "react";
import { goTo } from "../../app/navigation.ts";
import { useText } from "../../i18n/use-text.ts";
import { SeatActions } from "../seats/seat-actions.tsx";
import { Desk } from "../../app/desk.tsx";
import { AcceptCredential } from "./accept-credential.tsx";
import { FoundAlliance } from "./found-alliance.tsx";
import { RequestCredential } from "./request-credential.tsx";

type Way = "found" | "request" | "accept";

/** A workstation without an alliance: found one, request a credential, or import it. */
export function Joining() {
  const text = useText();
  const [way, setWay] = useState<Way | null>(null);
  const back = () => setWay(null);
  return (
    <Desk title={text.joining.title} actions={<SeatActions />} {...(way === null ? {} : { onBack: back })}>
      <div className="page-narrow place-down">
        {way === null ? (
          <>
            <p className="dialog-lead">{text.joining.intro}</p>
            <div className="choices">
              {(["found", "request", "accept"] as const).map((choice) => (
                <button key={choice} type="button" className="choice" onClick={() => setWay(choice)}>
                  <span className="choice-title">{text.joining[choice]}</span>
                  <span className="choice-how">{text.joining[`${choice}How`]}</span>
                </button>
              ))}
            </div>
          </>
        ) : null}
        {way === "found" ? <FoundAlliance /> : null}
        {way === "request" ? <RequestCredential onDone={() => setWay("accept")} /> : null}
        {way === "accept" ? <AcceptCredential onDone={() => goTo({ page: "library" })} /> : null}
      </div>
    </Desk>
  );
}
