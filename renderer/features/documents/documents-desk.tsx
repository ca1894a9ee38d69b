import { useState } from "react";
import { client } from "../../api/client.ts";
import { useQuery } from "../../api/use-query.ts";
import { neighbour, useShortcuts } from "../../app/keyboard.ts";
import { useText } from "../../i18n/use-text.ts";
import { useMemberNames } from "../review/use-member-names.ts";
import { ReviewFrame } from "../review/review-frame.tsx";
import { useGoInReview, useReview } from "../review/review-context.ts";
import { Answered } from "../../ui/answered.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Glyph } from "../../ui/glyph.tsx";
import { useSay } from "../../ui/use-say.ts";
import { DocumentPaper } from "./document-paper.tsx";
import { DocumentSet } from "./document-set.tsx";
import { openAudiences, paperKey, papersFor } from "./paper.ts";
import type { Audience, Paper } from "./paper.ts";

/** Everything that is printed: the list with what is open, the page as it will be, and the ways out. */
export function DocumentsDesk() {
  const { reviewId } = useReview();
  const list = useQuery(client.documents.list, { reviewId });
  if (list.state !== "ready")
    return (
      <ReviewFrame>
        <Answered answer={list}>{() => null}</Answered>
      </ReviewFrame>
    );
  return <Papers papers={list.value} />;
}

function Papers({ papers }: { readonly papers: readonly Paper[] }) {
  const text = useText();
  const { item, stage } = useReview();
  const go = useGoInReview();
  const [audience, setAudience] = useState<Audience | null>(null);
  const listed = audience === null ? papers : papersFor(papers, audience);
  const chosen =
    listed.find((paper) => paperKey(paper) === item) ??
    listed.find(({ closed }) => closed === null) ??
    listed[0] ??
    null;
  const current = chosen === null ? null : paperKey(chosen);
  const step = (by: 1 | -1) => () => {
    const to = neighbour(listed.map(paperKey), current, by);
    if (to !== null) go(stage, to);
  };
  useShortcuts([
    { key: "j", label: text.shell.nextItem, run: step(1), foot: true },
    { key: "k", label: text.shell.previousItem, run: step(-1), foot: true },
  ]);
  return (
    <ReviewFrame
      items={
        <>
          <AudienceFilter papers={papers} audience={audience} onChoose={setAudience} />
          <PaperList papers={listed} current={current} />
        </>
      }
      side={<DocumentSet papers={papers} audience={audience} />}
    >
      {chosen === null ? (
        <EmptyState title={text.documents.empty} how={text.documents.emptyHow} />
      ) : (
        <DocumentPaper key={`${paperKey(chosen)}${audience ?? ""}`} paper={chosen} preferred={audience} />
      )}
    </ReviewFrame>
  );
}

interface AudienceFilterProps {
  readonly papers: readonly Paper[];
  readonly audience: Audience | null;
  readonly onChoose: (audience: Audience | null) => void;
}

/** Whom the papers are for; choosing one leaves that set. */
function AudienceFilter({ papers, audience, onChoose }: AudienceFilterProps) {
  const text = useText();
  const offered = openAudiences(papers);
  return (
    <div className="rail-part" role="group" aria-label={text.documents.audience}>
      <h2 className="rail-title">{text.documents.audience}</h2>
      <div className="filter">
        {[null, ...offered].map((one) => (
          <button
            type="button"
            key={one ?? "all"}
            className="filter-choice"
            aria-pressed={audience === one}
            onClick={() => onChoose(one)}
          >
            {one === null ? text.common.all : text.words.audiences[one]}
          </button>
        ))}
      </div>
    </div>
  );
}

function PaperList({ papers, current }: { readonly papers: readonly Paper[]; readonly current: string | null }) {
  const text = useText();
  const say = useSay();
  const go = useGoInReview();
  const { stage } = useReview();
  const nameOf = useMemberNames();
  return (
    <nav className="rail-part" aria-label={text.documents.list}>
      <h2 className="rail-title">{text.documents.list}</h2>
      <ul className="rail-list">
        {papers.map((paper) => (
          <li key={paperKey(paper)}>
            <button
              type="button"
              className={paper.closed === null ? "rail-item" : "rail-item paper-closed"}
              aria-current={paperKey(paper) === current ? "true" : undefined}
              title={paper.closed === null ? undefined : say(paper.closed)}
              onClick={() => go(stage, paperKey(paper))}
            >
              <span className="rail-name">
                {say(paper.title)}
                {paper.memberId === null ? "" : text.documents.whose(nameOf(paper.memberId))}
              </span>
              {paper.closed === null ? null : <Glyph name="lock" />}
              <span className="unseen">{paper.closed === null ? text.documents.ready : text.documents.closed}</span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
