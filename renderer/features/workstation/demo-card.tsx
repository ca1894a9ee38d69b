import { Button } from "antd";
import { useText } from "../../i18n/use-text.ts";
import { noteOpening } from "../../state/opening.ts";
import type { Opening } from "../../state/opening.ts";
import { DialogFoot } from "../../ui/dialog.tsx";
import { useSay } from "../../ui/use-say.ts";

/** The demo's people and their PINs, read once before starting. */
export function DemoCard({ demo }: { readonly demo: NonNullable<Opening["demo"]> }) {
  const text = useText();
  const say = useSay();
  return (
    <div className="welcome">
      <div className="welcome-box">
        <h1 className="page-title">{text.demoCard.title}</h1>
        <p className="dialog-lead">{text.demoCard.intro}</p>
        <div className="demo-people">
          <table className="table">
            <thead>
              <tr>
                <th>{text.demoCard.person}</th>
                <th>{text.demoCard.role}</th>
                <th className="to-right">{text.demoCard.pin}</th>
              </tr>
            </thead>
            <tbody>
              {demo.people.map((person) => (
                <tr key={person.identityId}>
                  <td className="strong">{person.name}</td>
                  <td>{say(person.role)}</td>
                  <td className="to-right code">{person.pin}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p className="muted">
          {text.demoCard.passphrase}
          {text.common.colon}
          <span className="code strong">{demo.passphrase}</span>
        </p>
        <DialogFoot>
          <Button type="primary" size="large" autoFocus onClick={() => noteOpening({ demoStarted: true })}>
            {text.demoCard.start}
          </Button>
        </DialogFoot>
      </div>
    </div>
  );
}
