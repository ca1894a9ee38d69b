import { client } from "../../api/client.ts";
import { useQuery } from "../../api/use-query.ts";
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
import { paperKey } from "./paper.ts";
import type { Paper } from "./paper.ts";

/** Everything that is printed: the list with what is open, the page as it will be, and the ways out. */
export function DocumentsDesk() {
  const { reviewId } = useReview();
  const list = useQuery(client.documents.list, { reviewId });
  if (list.state !== "ready")
    return (
      <ReviewFrame stages={false}>
        <Answered answer={list}>{() => null}</Answered>
      </ReviewFrame>
    );
  return <Papers papers={list.value} />;
}

function Papers({ papers }: { readonly papers: readonly Paper[] }) {
  const text = useText();
  const { item } = useReview();
  const chosen =
    papers.find((paper) => paperKey(paper) === item) ?? papers.find(({ closed }) => closed === null) ?? null;
  return (
    <ReviewFrame
      stages={false}
      items={<PaperList papers={papers} current={chosen === null ? null : paperKey(chosen)} />}
      side={<DocumentSet papers={papers} />}
    >
      {papers.length === 0 ? <EmptyState title={text.documents.empty} how={text.documents.emptyHow} /> : null}
      {chosen === null ? null : <DocumentPaper key={paperKey(chosen)} paper={chosen} />}
    </ReviewFrame>
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
