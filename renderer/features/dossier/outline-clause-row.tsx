import { Button, Input, Segmented } from "antd";
import type { Adoption } from "#shared/domain/dossier/outline.ts";
import type { ClauseStanding } from "#shared/domain/dossier/outline-clauses.ts";
import type { StandardPack } from "#shared/domain/standard/pack-schema.ts";
import { thresholdText } from "#shared/domain/standard/threshold-text.ts";
import { useText } from "../../i18n/use-text.ts";
import { useSay } from "../../ui/use-say.ts";

export interface OutlineClauseRowProps {
  readonly pack: StandardPack;
  readonly standing: ClauseStanding;
  /** Its card is in sight. */
  readonly here: boolean;
  readonly onChoose: () => void;
  readonly onAdopt: (adoption: Adoption | null, reason: string) => void;
  /** Makes a test item of its own for it. */
  readonly onTest: () => void;
  readonly onItem: (itemId: string) => void;
}

/** One clause in the outline: what it demands, what takes its place, and what the outline makes of it. */
export function OutlineClauseRow({ pack, standing, here, onChoose, onAdopt, onTest, onItem }: OutlineClauseRowProps) {
  const text = useText();
  const say = useSay();
  const { clause, byAnalogy, adoption, reason, item, target, scenarioClause } = standing;
  const choice = adoption ?? "undecided";
  return (
    <li className={here ? "adopt-line adopt-here" : "adopt-line"}>
      <div className="adopt-what">
        <button type="button" className="link" onClick={onChoose}>
          <span className="clause-ref">{clause.ref}</span> {say(clause.metric)}
        </button>
        <span className="strong">{say(thresholdText(pack, clause))}</span>
        {target === null ? null : <span className="adopt-note">{text.clauses.byTarget(target.no, target.name)}</span>}
        {scenarioClause === null ? null : (
          <span className="adopt-note">{text.clauses.byScenario(scenarioClause.ref, say(scenarioClause.metric))}</span>
        )}
        {byAnalogy ? <span className="adopt-note">{text.clauses.byAnalogy}</span> : null}
      </div>
      <div className="adopt-how">
        <Segmented<Adoption | "undecided">
          size="small"
          aria-label={`${text.outline.adoption} ${say(clause.metric)}`}
          value={choice}
          options={[
            { value: "undecided", label: text.clauses.open },
            { value: "binding", label: text.words.adoptions.binding },
            { value: "reference", label: text.words.adoptions.reference },
            { value: "not-applicable", label: text.words.adoptions["not-applicable"] },
          ]}
          onChange={(value) => {
            onChoose();
            onAdopt(value === "undecided" ? null : value, reason);
          }}
        />
        {item === null ? (
          adoption === "not-applicable" || clause.measures.length === 0 ? null : (
            <Button type="link" size="small" onClick={onTest}>
              {text.clauses.test}
            </Button>
          )
        ) : (
          <button type="button" className="link small" onClick={() => onItem(item.id)}>
            {text.clauses.inItem(item.no, item.title)}
          </button>
        )}
      </div>
      {adoption === "not-applicable" || reason !== "" ? (
        <Input
          className="adopt-reason"
          aria-label={`${text.outline.reason} ${say(clause.metric)}`}
          placeholder={text.outline.reasonHint}
          status={adoption === "not-applicable" && reason.trim() === "" ? "error" : ""}
          value={reason}
          onChange={(event) => onAdopt(adoption, event.target.value)}
        />
      ) : null}
    </li>
  );
}
