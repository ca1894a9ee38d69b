import { Button, Input } from "antd";
import { useState } from "react";
import type { OpinionDraft } from "#shared/domain/opinion/opinion.ts";
import { useText } from "../../../i18n/use-text.ts";
import { Glyph } from "../../../ui/glyph.tsx";
import { useSectionName } from "../../review/review-context.ts";
import { addPoint } from "./cite.ts";
import type { PointList } from "./cite.ts";
import type { OpinionWriting } from "./use-opinion-writing.ts";

type Point = OpinionDraft[PointList][number];

export interface PointEditorProps {
  readonly list: PointList;
  readonly writing: OpinionWriting;
}

/** Problems or suggestions: at least one, each with what it rests on. A removed one can be taken back. */
export function PointEditor({ list, writing }: PointEditorProps) {
  const text = useText();
  const sectionName = useSectionName();
  const { draft, change, place, setPlace, flush } = writing;
  const [removed, setRemoved] = useState<{ readonly point: Point; readonly at: number } | null>(null);
  const points = draft[list];
  const put = (next: readonly Point[]) => change({ ...draft, [list]: [...next] });
  return (
    <section className="opinion-section">
      <h3 className="opinion-heading">
        <span className="sentence">{sectionName(list)}</span>
        {points.length === 0 ? <span className="opinion-empty">{text.opinion.compulsory}</span> : null}
      </h3>
      <ol className="points">
        {points.map((point, index) => {
          const here = place?.kind === list && place.index === index;
          const name = text.opinion.point[list](String(index + 1));
          const replace = (change: Partial<Point>) =>
            put(points.map((one, at) => (at === index ? { ...one, ...change } : one)));
          return (
            <li
              key={index}
              className={here ? "point opinion-here" : "point"}
              onFocus={() => setPlace({ kind: list, index })}
            >
              <span className="point-no">{index + 1}.</span>
              <Input.TextArea
                aria-label={`${name}${text.common.colon}${text.opinion.pointText}`}
                autoSize={{ minRows: 1 }}
                value={point.text}
                onChange={(event) => replace({ text: event.target.value })}
                onBlur={() => void flush()}
              />
              <Button
                type="text"
                aria-label={`${text.common.remove} ${name}`}
                onClick={() => {
                  setRemoved({ point, at: index });
                  setPlace(null);
                  put(points.filter((_, at) => at !== index));
                }}
              >
                <Glyph name="cross" />
              </Button>
              <Input
                className="point-basis"
                aria-label={`${name}${text.common.colon}${text.opinion.basis}`}
                prefix={<span className="muted">{text.opinion.basis}</span>}
                placeholder={here ? text.opinion.basisMissing : text.opinion.basisHint}
                {...(point.basis.trim() === "" ? { status: "warning" as const } : {})}
                value={point.basis}
                onChange={(event) => replace({ basis: event.target.value })}
                onBlur={() => void flush()}
              />
            </li>
          );
        })}
      </ol>
      <div className="rows-foot">
        <Button
          type="link"
          className="rows-add"
          onClick={() => {
            change(addPoint(draft, list, null));
            setPlace({ kind: list, index: points.length });
          }}
        >
          <Glyph name="plus" /> {text.opinion.addPoint[list]}
        </Button>
        {removed === null ? null : (
          <span className="muted" role="status">
            {text.opinion.removed(text.opinion.point[list](String(removed.at + 1)))}{" "}
            <Button
              size="small"
              onClick={() => {
                put([...points.slice(0, removed.at), removed.point, ...points.slice(removed.at)]);
                setRemoved(null);
              }}
            >
              {text.common.undo}
            </Button>
          </span>
        )}
      </div>
    </section>
  );
}
