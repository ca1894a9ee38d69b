import { Button } from "antd";
import { useEffect, useRef } from "react";
import type { Clause } from "#shared/domain/standard/clause-schema.ts";
import type { StandardPack } from "#shared/domain/standard/pack-schema.ts";
import { thresholdText } from "#shared/domain/standard/threshold-text.ts";
import { useText } from "../../i18n/use-text.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { formatCount } from "../../ui/formatting.ts";
import { useSay } from "../../ui/use-say.ts";

export interface ClauseListProps {
  readonly pack: StandardPack;
  readonly clauses: readonly Clause[];
  readonly current: string | null;
  readonly onSelect: (clauseId: string) => void;
  readonly onClear: () => void;
}

/** The clauses that fit, a line each: where it stands, what it is about, what it demands. */
export function ClauseList({ pack, clauses, current, onSelect, onClear }: ClauseListProps) {
  const text = useText();
  const say = useSay();
  const here = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // Newer browsers answer with a promise, which an effect must not return.
    here.current?.scrollIntoView({ block: "nearest" });
  }, [current]);
  if (clauses.length === 0)
    return (
      <EmptyState title={text.standard.nothingTitle} how={text.standard.nothingHow}>
        <Button onClick={onClear}>{text.standard.clear}</Button>
      </EmptyState>
    );
  return (
    <section className="dossiers" aria-label={text.standard.title}>
      <div className="clause-rows">
        {clauses.map((clause) => (
          <button
            type="button"
            key={clause.id}
            ref={clause.id === current ? here : null}
            className="clause-row"
            aria-current={clause.id === current ? "true" : undefined}
            onClick={() => onSelect(clause.id)}
          >
            <span className="clause-ref">{clause.ref}</span>
            <span className="clause-line">
              <span className="strong">{say(clause.metric)}</span>
              <span className="muted clip">{say(clause.summary)}</span>
            </span>
            <span className="clause-threshold">{say(thresholdText(pack, clause))}</span>
            <span className="muted small clause-layer">
              {clause.layers.slice(0, 1).map((layer) => text.standard.layers[layer])}
            </span>
          </button>
        ))}
      </div>
      <p className="dossier-count muted">
        {text.standard.found(formatCount(clauses.length), formatCount(pack.clauses.length))}
      </p>
    </section>
  );
}
