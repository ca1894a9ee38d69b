import { Button, Segmented } from "antd";
import { useEffect, useState } from "react";
import { client } from "../../api/client.ts";
import { host } from "../../api/host.ts";
import { useCommand } from "../../api/use-command.ts";
import { useText } from "../../i18n/use-text.ts";
import { useReview } from "../review/review-context.ts";
import { useSeat } from "../seats/use-seat.ts";
import { Notice } from "../../ui/card.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { shortDigest } from "../../ui/formatting.ts";
import { PrimaryAction } from "../../ui/primary-action.tsx";
import { ProgressLine } from "../../ui/progress-line.tsx";
import { useSay } from "../../ui/use-say.ts";
import { audiencesOf } from "./paper.ts";
import type { Audience, Paper } from "./paper.ts";
import { PaperPreview } from "./paper-preview.tsx";

interface Page {
  readonly grant: string;
  readonly digest: string;
}

export interface DocumentPaperProps {
  readonly paper: Paper;
  /** Whom the list is for; null when it shows everything. */
  readonly preferred: Audience | null;
}

/** A paper as it will be printed, in a frame that runs nothing, with the ways to take it out. */
export function DocumentPaper({ paper, preferred }: DocumentPaperProps) {
  const text = useText();
  const say = useSay();
  const seat = useSeat();
  const offered = audiencesOf(paper);
  const [chosen, setChosen] = useState<Audience | null>(null);
  const audience = chosen ?? offered.find((one) => one === preferred) ?? offered[0] ?? "internal";
  const seated = seat !== null;
  return (
    <div className="paper">
      <div className="page-head">
        <h2 className="page-title">{say(paper.title)}</h2>
        <span className="action-space" />
        {offered.length < 2 ? null : (
          <>
            <span className="muted one-line">{text.documents.audience}</span>
            <Segmented<Audience>
              aria-label={text.documents.audience}
              value={audience}
              options={offered.map((value) => ({ value, label: text.words.audiences[value] }))}
              onChange={setChosen}
            />
          </>
        )}
      </div>
      {paper.closed === null ? null : <Notice label={text.documents.closed}>{say(paper.closed)}</Notice>}
      {paper.closed === null && seated ? <OpenPaper key={audience} paper={paper} audience={audience} /> : null}
      {paper.closed === null && !seated ? (
        <Notice label={text.common.attention}>{text.inspection.needSeat}</Notice>
      ) : null}
    </div>
  );
}

function OpenPaper({ paper, audience }: { readonly paper: Paper; readonly audience: Audience }) {
  const text = useText();
  const say = useSay();
  const { reviewId } = useReview();
  const { document, memberId } = paper;
  const make = useCommand(client.documents.page);
  const word = useCommand(client.documents.exportDocx);
  const [page, setPage] = useState<Page | null>(null);
  const [saved, setSaved] = useState(false);
  const [printing, setPrinting] = useState(false);
  const { run } = make;
  useEffect(() => {
    let gone = false;
    let grant: string | null = null;
    void run({ reviewId, document, audience, memberId }).then((reply) => {
      if (!reply.ok) return;
      grant = reply.value.grant;
      if (gone) void client.materials.close({ grant });
      else setPage(reply.value);
    });
    return () => {
      gone = true;
      if (grant !== null) void client.materials.close({ grant });
    };
  }, [run, reviewId, document, audience, memberId]);
  async function saveWord() {
    const save = await host().pickSave(text.documents.wordName(say(paper.title)));
    if (save === null) return;
    const reply = await word.run({ reviewId, document, audience, memberId, save });
    setSaved(reply.ok);
  }
  async function print(grant: string) {
    setPrinting(true);
    setSaved(await host().printToPdf(grant, text.documents.pdfName(say(paper.title))));
    setPrinting(false);
  }
  if (make.failure !== null) return <ErrorNotice failure={make.failure} />;
  if (page === null) return <ProgressLine label={text.documents.preview} done={null} total={null} />;
  return (
    <>
      <PaperPreview url={host().materialUrl(page.grant)} title={say(paper.title)} />
      <ErrorNotice failure={word.failure} />
      <div className="action-bar">
        <span className="action-space">
          {saved ? text.documents.saved : `${text.documents.digest} `}
          {saved ? null : <span className="code">{shortDigest(page.digest)}</span>}
        </span>
        <Button loading={word.running} onClick={() => void saveWord()}>
          {text.documents.exportWord}
        </Button>
        <PrimaryAction label={text.documents.print} running={printing} onAct={() => void print(page.grant)} />
      </div>
    </>
  );
}
