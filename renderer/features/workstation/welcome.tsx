import { Button } from "antd";
import { useState } from "react";
import { client } from "../../api/client.ts";
import { useCommand } from "../../api/use-command.ts";
import { useProgress } from "../../api/use-progress.ts";
import { useQuery, valueOf } from "../../api/use-query.ts";
import { useText } from "../../i18n/use-text.ts";
import { noteOpening } from "../../state/opening.ts";
import { changeView, useView } from "../../state/view.ts";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { ProgressLine } from "../../ui/progress-line.tsx";
import { CreateWorkstation } from "./create-workstation.tsx";
import { Restore } from "./restore.tsx";
import { Unlock } from "./unlock.tsx";

type Step = "choose" | "open" | "create" | "restore";

/** The first screen: open a workstation, create one, or open the demo library. Nothing else. */
export function Welcome() {
  const text = useText();
  const known = valueOf(useQuery(client.vault.list, {}));
  const [step, setStep] = useState<Step | null>(null);
  if (known === null) return <ProgressLine label={text.common.loading} done={null} total={null} />;
  const shown = step ?? (known.length > 0 ? "open" : "choose");
  const toChoice = () => setStep("choose");
  return (
    <div className="welcome">
      <LanguageSwitch />
      <div className="welcome-box">
        <header className="welcome-head">
          <span className="mark welcome-mark">{text.common.product}</span>
          <div>
            <h1 className="page-title">{text.welcome.greeting}</h1>
            <p className="muted">{text.welcome.line}</p>
          </div>
        </header>
        {shown === "choose" ? (
          <Choices
            canOpen={known.length > 0}
            onOpen={() => setStep("open")}
            onCreate={() => setStep("create")}
            onRestore={() => setStep("restore")}
          />
        ) : null}
        {shown === "open" ? <Unlock known={known} onBack={toChoice} /> : null}
        {shown === "restore" ? <Restore onBack={toChoice} /> : null}
        {shown === "create" ? <CreateWorkstation onBack={toChoice} /> : null}
      </div>
    </div>
  );
}

interface ChoicesProps {
  readonly canOpen: boolean;
  readonly onOpen: () => void;
  readonly onCreate: () => void;
  readonly onRestore: () => void;
}

function Choices({ canOpen, onOpen, onCreate, onRestore }: ChoicesProps) {
  const text = useText();
  const demo = useCommand(client.demo.open);
  const progress = useProgress("demo");
  async function openDemo() {
    const reply = await demo.run({});
    if (reply.ok) noteOpening({ demo: reply.value, demoStarted: false });
  }
  if (demo.running)
    return (
      <ProgressLine label={text.welcome.makingDemo} done={progress?.done ?? null} total={progress?.total ?? null} />
    );
  return (
    <div className="choices">
      <Choice
        title={text.welcome.open}
        how={canOpen ? text.welcome.openHow : text.welcome.noneKnown}
        onChoose={canOpen ? onOpen : null}
      />
      <Choice title={text.welcome.create} how={text.welcome.createHow} onChoose={onCreate} />
      <Choice title={text.backup.restore} how={text.backup.restoreHow} onChoose={onRestore} />
      <Choice title={text.welcome.demo} how={text.welcome.demoHow} onChoose={() => void openDemo()} />
      <ErrorNotice failure={demo.failure} />
    </div>
  );
}

interface ChoiceProps {
  readonly title: string;
  readonly how: string;
  /** Null where there is nothing to choose; the line below says why. */
  readonly onChoose: (() => void) | null;
}

function Choice({ title, how, onChoose }: ChoiceProps) {
  return (
    <button type="button" className="choice" disabled={onChoose === null} onClick={() => onChoose?.()}>
      <span className="choice-title">{title}</span>
      <span className="choice-how">{how}</span>
    </button>
  );
}

function LanguageSwitch() {
  const text = useText();
  const language = useView((view) => view.language);
  const other = language === "zh" ? "en" : "zh";
  return (
    <Button
      className="welcome-language"
      type="text"
      lang={other === "zh" ? "zh-CN" : "en"}
      onClick={() => changeView({ language: other })}
    >
      {other === "zh" ? "中文" : "English"}
      <span className="unseen">{text.settings.language}</span>
    </Button>
  );
}
