import { Button } from "antd";
import { useState } from "react";
import type { z } from "zod";
import type { updateReportSchema } from "#shared/contract/updates.ts";
import { client } from "../../api/client.ts";
import { host } from "../../api/host.ts";
import { useCommand } from "../../api/use-command.ts";
import { useProgress } from "../../api/use-progress.ts";
import { useQuery, valueOf } from "../../api/use-query.ts";
import { useText } from "../../i18n/use-text.ts";
import { Card } from "../../ui/card.tsx";
import { DefinitionList } from "../../ui/definition-list.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { formatBytes } from "../../ui/formatting.ts";
import { ProgressLine } from "../../ui/progress-line.tsx";
import { useFormat } from "../../ui/use-format.ts";
import { useSay } from "../../ui/use-say.ts";

type Update = z.infer<typeof updateReportSchema>;

/** A newer version of the program from a stick: shown after it was proved, saved to be installed, never run from here. */
export function UpdateCard() {
  const text = useText();
  const running = valueOf(useQuery(client.updates.running, {}));
  const reading = useCommand(client.updates.read);
  const progress = useProgress("update");
  const [update, setUpdate] = useState<Update | null>(null);
  if (running === null) return null;

  async function choose() {
    const [file] = await host().pickFiles({ multiple: false, extensions: ["gju"] });
    if (file === undefined) return;
    setUpdate(null);
    const reply = await reading.run({ file: file.grant });
    if (reply.ok) setUpdate(reply.value);
  }

  return (
    <Card title={text.updates.title}>
      <p>{text.updates.running(running.version)}</p>
      <p className="muted">{running.takesUpdates ? text.updates.how : text.updates.none}</p>
      {running.takesUpdates ? (
        <Button onClick={() => void choose()} loading={reading.running}>
          {text.updates.choose}
        </Button>
      ) : null}
      {reading.running ? (
        <ProgressLine label={text.updates.proving} done={progress?.done ?? null} total={progress?.total ?? null} />
      ) : null}
      <ErrorNotice failure={reading.failure} />
      {update === null ? null : <ProvedUpdate update={update} />}
    </Card>
  );
}

function ProvedUpdate({ update }: { readonly update: Update }) {
  const text = useText();
  const say = useSay();
  const format = useFormat();
  const saving = useCommand(client.updates.save);
  const [saved, setSaved] = useState(false);

  async function save() {
    const place = await host().pickSave(update.installer.name);
    if (place === null) return;
    setSaved((await saving.run({ file: update.file, save: place })).ok);
  }

  return (
    <>
      <DefinitionList
        items={[
          { term: text.updates.version, value: update.version },
          { term: text.updates.made, value: format.instant(update.issuedAt) },
          { term: text.updates.size, value: formatBytes(update.installer.size) },
          { term: text.updates.notes, value: say(update.notes) },
        ]}
      />
      <Button type="primary" onClick={() => void save()} loading={saving.running}>
        {text.updates.save}
      </Button>
      <ErrorNotice failure={saving.failure} />
      {saved ? <p role="status">{text.updates.saved}</p> : null}
    </>
  );
}
