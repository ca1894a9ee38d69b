import { Button } from "antd";
import { useState } from "react";
import type { OpinionSource } from "#shared/contract/chair.ts";
import type { OpinionSectionId } from "#shared/domain/opinion/opinion.ts";
import { useText } from "../../../i18n/use-text.ts";
import type { Wording } from "../../../i18n/use-text.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Glyph } from "../../../ui/glyph.tsx";
import { useSay } from "../../../ui/use-say.ts";
import { VerdictTag } from "../../../ui/verdict-tag.tsx";
import { useSectionName } from "../../review/review-context.ts";
import { addPoint, cite, citedBases } from "./cite.ts";
import type { PointList, WritingPlace } from "./cite.ts";
import { groupSources, isReference, verdictOf } from "./group-sources.ts";
import type { OpinionWriting } from "./use-opinion-writing.ts";

export interface SourceListProps {
  readonly sources: readonly OpinionSource[];
  readonly writing: OpinionWriting;
}

/** Everything the opinion may rest on, by kind. Choosing one cites it where the writer is. */
export function SourceList({ sources, writing }: SourceListProps) {
  const text = useText();
  const sectionName = useSectionName();
  const [kind, setKind] = useState<OpinionSource["kind"] | null>(null);
  const { draft, change, place, setPlace } = writing;
  const groups = groupSources(sources);
  const shown = groups.filter((group) => kind === null || group.kind === kind);
  const cited = citedBases(draft);
  const label = place === null ? text.opinion.citeNowhere : text.opinion.citeHere(placeName(text, sectionName, place));

  function pick(source: OpinionSource) {
    if (place === null) return;
    change(cite(draft, place, source));
    if (place.kind !== "section") return;
    const caret = place.caret + source.basis.length + 2;
    setPlace({ ...place, caret });
    // The field is filled anew; the cursor goes behind what was put in.
    requestAnimationFrame(() => {
      const field = document.getElementById(`opinion-${place.id}`);
      if (field instanceof HTMLTextAreaElement) field.setSelectionRange(caret, caret);
    });
  }
  function start(list: PointList, source: OpinionSource) {
    change(addPoint(draft, list, source));
    setPlace({ kind: list, index: draft[list].length });
  }

  if (sources.length === 0) return <EmptyState title={text.opinion.noSourcesTitle} how={text.opinion.noSourcesHow} />;
  return (
    <div className="sources">
      <div className="sources-head">
        <h2 className="rail-title">{text.opinion.sources}</h2>
        <div className="filter" role="group" aria-label={text.opinion.sources}>
          {[null, ...groups.map((group) => group.kind)].map((id) => (
            <button
              type="button"
              key={id ?? "all"}
              className="filter-choice"
              aria-pressed={kind === id}
              onClick={() => setKind(id)}
            >
              {id === null ? text.common.all : text.opinion.kinds[id]}
            </button>
          ))}
        </div>
        <p className={place === null ? "sources-place muted" : "sources-place"} role="status">
          {label}
        </p>
      </div>
      {shown.map((group) => (
        <section key={group.kind} aria-label={text.opinion.kinds[group.kind]}>
          {kind === null ? <h3 className="sources-kind">{text.opinion.kinds[group.kind]}</h3> : null}
          <ul>
            {group.sources.map((source, index) => (
              <li key={`${source.basis}${index}`} className="source">
                <button
                  type="button"
                  className="source-words"
                  title={label}
                  // The cursor stays in the text while a source is picked.
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => pick(source)}
                >
                  <span className="source-head">
                    <strong>{source.basis}</strong>
                    <Weight source={source} />
                    {cited.has(source.basis) ? (
                      <span className="source-cited">
                        <Glyph name="check" /> {text.opinion.cited}
                      </span>
                    ) : null}
                  </span>
                  <span>{source.text}</span>
                </button>
                <span className="source-acts">
                  {(["problems", "suggestions"] as const).map((list) => (
                    <Button key={list} size="small" onClick={() => start(list, source)}>
                      {text.opinion.asPoint[list]}
                    </Button>
                  ))}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Weight({ source }: { readonly source: OpinionSource }) {
  const text = useText();
  const say = useSay();
  const verdict = verdictOf(source);
  if (verdict !== null)
    return (
      <>
        <VerdictTag verdict={verdict} />
        {isReference(source) ? <span className="muted">{text.opinion.reference}</span> : null}
      </>
    );
  if (source.kind === "finding" || source.kind === "objection") return null;
  return <span className="verdict verdict-plain">{say(source.weight)}</span>;
}

function placeName(text: Wording, sectionName: (id: OpinionSectionId) => string, place: WritingPlace): string {
  return place.kind === "section" ? sectionName(place.id) : text.opinion.point[place.kind](String(place.index + 1));
}
