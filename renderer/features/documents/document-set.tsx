import { Button } from "antd";
import { useRef, useState } from "react";
import { client } from "../../api/client.ts";
import { host } from "../../api/host.ts";
import { useCommand } from "../../api/use-command.ts";
import { useText } from "../../i18n/use-text.ts";
import { useReview } from "../review/review-context.ts";
import { useSecretariat } from "../seats/use-seat.ts";
import { Card } from "../../ui/card.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { formatCount } from "../../ui/formatting.ts";
import { ProgressLine } from "../../ui/progress-line.tsx";
import { useSay } from "../../ui/use-say.ts";
import { ArchiveExport } from "./archive-export.tsx";
import { paperKey, papersFor } from "./paper.ts";
import type { Audience, Paper } from "./paper.ts";

export interface DocumentSetProps {
  readonly papers: readonly Paper[];
  /** Whose set; null until one is chosen. */
  readonly audience: Audience | null;
}

/** Everything for one audience at once, as PDF or as Word files in one folder, and what binds paper to data. */
export function DocumentSet({ papers, audience }: DocumentSetProps) {
  const text = useText();
  const secretariat = useSecretariat();
  return (
    <>
      <Card title={text.documents.set} aside={audience === null ? undefined : text.words.audiences[audience]}>
        {audience === null ? (
          <p className="muted">{text.documents.setPick}</p>
        ) : (
          <OneSet key={audience} papers={papersFor(papers, audience)} audience={audience} />
        )}
      </Card>
      {audience === "archive" && secretariat ? (
        <Card title={text.documents.archive}>
          <ArchiveExport papers={papers} />
        </Card>
      ) : null}
      <Card title={text.documents.digest}>
        <p className="muted">{text.documents.digestHow}</p>
      </Card>
    </>
  );
}

function OneSet({ papers, audience }: { readonly papers: readonly Paper[]; readonly audience: Audience }) {
  const text = useText();
  const say = useSay();
  const { reviewId } = useReview();
  const exporting = useCommand(client.documents.exportSet);
  const making = useCommand(client.documents.page);
  const [done, setDone] = useState<string | null>(null);
  const [printed, setPrinted] = useState<number | null>(null);
  const stopped = useRef(false);
  const open = papers.filter(({ closed }) => closed === null);

  async function saveWord() {
    const folder = await host().pickFolder();
    if (folder === null) return;
    const reply = await exporting.run({ reviewId, audience, folder: folder.grant });
    if (reply.ok) setDone(text.documents.setDone(formatCount(reply.value.length), folder.label));
  }

  async function printAll() {
    const folder = await host().pickFolder();
    if (folder === null) return;
    stopped.current = false;
    let count = 0;
    for (const { document, memberId, title } of open) {
      if (stopped.current) break;
      setPrinted(count);
      const reply = await making.run({ reviewId, document, audience, memberId });
      if (!reply.ok) break;
      const { grant } = reply.value;
      const name = `${String(count + 1).padStart(2, "0")} ${say(title)}`;
      const kept = await host().printToPdf(grant, text.documents.pdfName(name), folder.grant);
      void client.materials.close({ grant });
      if (!kept) break;
      count += 1;
    }
    setPrinted(null);
    setDone(text.documents.setDone(formatCount(count), folder.label));
  }

  return (
    <>
      <p>{text.documents.setSize(formatCount(open.length), formatCount(papers.length))}</p>
      {open.length === papers.length ? null : (
        <ul className="set-closed">
          {papers
            .filter(({ closed }) => closed !== null)
            .map((paper) => (
              <li key={paperKey(paper)}>{say(paper.title)}</li>
            ))}
        </ul>
      )}
      <div className="stacked">
        <Button loading={printed !== null} disabled={open.length === 0} onClick={() => void printAll()}>
          {text.documents.printSet}
        </Button>
        <Button loading={exporting.running} disabled={open.length === 0} onClick={() => void saveWord()}>
          {text.documents.exportSet}
        </Button>
      </div>
      {printed === null ? null : (
        <ProgressLine
          label={text.documents.printing}
          done={printed}
          total={open.length}
          onCancel={() => {
            stopped.current = true;
          }}
        />
      )}
      {done === null || printed !== null ? null : <p role="status">{done}</p>}
      <ErrorNotice failure={exporting.failure ?? making.failure} />
    </>
  );
}
