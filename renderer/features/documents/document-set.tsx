import { Button, Select } from "antd";
import { useState } from "react";
import { client } from "../../api/client.ts";
import { host } from "../../api/host.ts";
import { useCommand } from "../../api/use-command.ts";
import { useText } from "../../i18n/use-text.ts";
import { useReview } from "../review/review-context.ts";
import { Card } from "../../ui/card.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { formatCount } from "../../ui/formatting.ts";
import { openAudiences } from "./paper.ts";
import type { Audience, Paper } from "./paper.ts";

/** Everything for one audience into a folder at once, and what binds paper to data. */
export function DocumentSet({ papers }: { readonly papers: readonly Paper[] }) {
  const text = useText();
  const { reviewId } = useReview();
  const offered = openAudiences(papers);
  const [chosen, setChosen] = useState<Audience | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const exporting = useCommand(client.documents.exportSet);
  const audience = chosen ?? offered[0] ?? null;
  async function run() {
    if (audience === null) return;
    const folder = await host().pickFolder();
    if (folder === null) return;
    const reply = await exporting.run({ reviewId, audience, folder: folder.grant });
    if (reply.ok) setDone(text.documents.setDone(formatCount(reply.value.length), folder.label));
  }
  return (
    <>
      <Card title={text.documents.set}>
        <p className="muted">{text.documents.setHow}</p>
        <div className="stacked">
          <Select<Audience>
            aria-label={text.documents.audience}
            value={audience}
            options={offered.map((value) => ({ value, label: text.words.audiences[value] }))}
            onChange={setChosen}
          />
          <Button loading={exporting.running} disabled={audience === null} onClick={() => void run()}>
            {text.documents.exportSet}
          </Button>
        </div>
        {done === null ? null : <p role="status">{done}</p>}
        <ErrorNotice failure={exporting.failure} />
      </Card>
      <Card title={text.documents.digest}>
        <p className="muted">{text.documents.digestHow}</p>
      </Card>
    </>
  );
}
