import { isLookedAt } from "#shared/domain/standard/applicability.ts";
import type { Clause } from "#shared/domain/standard/clause-schema.ts";
import { findClause, findScenario, instrumentOf } from "#shared/domain/standard/find-clause.ts";
import { originOfClause, originText } from "#shared/domain/standard/origin.ts";
import type { StandardPack } from "#shared/domain/standard/pack-schema.ts";
import { thresholdText } from "#shared/domain/standard/threshold-text.ts";
import { useText } from "../../i18n/use-text.ts";
import type { Wording } from "../../i18n/use-text.ts";
import { useView } from "../../state/view.ts";
import { Card } from "../../ui/card.tsx";
import { DefinitionList } from "../../ui/definition-list.tsx";
import type { Definition } from "../../ui/definition-list.tsx";
import { metricWords } from "../../ui/demand-words.ts";
import { useSay } from "../../ui/use-say.ts";
import { AmbiguityList } from "./ambiguity-list.tsx";

export interface ClauseCardProps {
  readonly pack: StandardPack;
  readonly clause: Clause;
  /** Goes to another clause; left out where the card stands alone. */
  readonly onClause?: (clauseId: string) => void;
}

/** One clause: what it asks in our own words, of whom, how it is checked, where it is unclear and what settles that. */
export function ClauseCard({ pack, clause, onClause }: ClauseCardProps) {
  const text = useText();
  const say = useSay();
  const demand = say(thresholdText(pack, clause));
  return (
    <>
      <Card title={say(originText(originOfClause(pack, clause)))}>
        <p className="requirement-title">
          {say(clause.metric)} <span className="clause-demand">{demand}</span>
        </p>
        <p className="clause-summary">{say(clause.summary)}</p>
        {clause.soft ? <p className="muted">{text.standard.soft}</p> : null}
        <Parts clause={clause} />
        <p className="muted small">
          {text.standard.ownWords} <span className="code">{clause.id}</span>
        </p>
      </Card>
      <Card title={text.standard.place}>
        <p className="clause-why">{clause.layers.map((layer) => text.standard.layerWhy[layer]).join("")}</p>
        <DefinitionList items={useDefinitions(pack, clause)} />
        <SameDemand pack={pack} clause={clause} onClause={onClause ?? null} />
      </Card>
      <AmbiguityList pack={pack} numbers={clause.ambiguities} />
    </>
  );
}

function Parts({ clause }: { readonly clause: Clause }) {
  const text = useText();
  const say = useSay();
  if (clause.items === null) return null;
  return (
    <ul className="clause-parts" aria-label={text.standard.parts}>
      {clause.items.map((item) => (
        <li key={item.id}>
          {say(item)}
          {item.weight === null ? null : (
            <span className="muted"> {text.standard.share(String(item.weight / 100))}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

interface SameDemandProps {
  readonly pack: StandardPack;
  readonly clause: Clause;
  readonly onClause: ((clauseId: string) => void) | null;
}

/** Clauses that state the same demand: checked once, all cited. */
function SameDemand({ pack, clause, onClause }: SameDemandProps) {
  const text = useText();
  const others = [
    ...(clause.checkedWith === null ? [] : [findClause(pack, clause.checkedWith)]),
    ...pack.clauses.filter((other) => other.checkedWith === clause.id),
  ].filter((other) => other !== null);
  if (others.length === 0) return null;
  return (
    <p>
      <span className="muted">{text.standard.sameAs} </span>
      {others.map((other) =>
        onClause === null ? (
          <span key={other.id}>{other.ref} </span>
        ) : (
          <button key={other.id} type="button" className="link" onClick={() => onClause(other.id)}>
            {other.ref}
          </button>
        ),
      )}
    </p>
  );
}

function useDefinitions(pack: StandardPack, clause: Clause): readonly Definition[] {
  const text = useText();
  const say = useSay();
  const language = useView((view) => view.language);
  const kinds = pack.kinds.filter((kind) => isLookedAt(clause, kind));
  const scenario = clause.scenario === null ? null : findScenario(pack, clause.scenario);
  const instrument = instrumentOf(pack, clause);
  const condition = conditionWords(clause, text);
  const materials = pack.materials.filter((material) => material.clauses.includes(clause.id));
  const line = (term: string, value: string | null): readonly Definition[] =>
    value === null || value === "" ? [] : [{ term, value }];
  return [
    ...line(text.standard.scope, say(clause.scope)),
    ...line(
      text.standard.kindsLooking,
      kinds.length === 0
        ? text.standard.noKind
        : kinds.map((kind) => text.words.kinds[kind.id]).join(text.common.separator),
    ),
    ...line(
      text.standard.scenario,
      scenario === null ? (pack.basics.includes(clause.id) ? text.standard.basics : null) : say(scenario.title),
    ),
    ...line(text.standard.condition, condition),
    ...line(text.standard.instrument, instrument === null ? text.standard.byHand : say(instrument.title)),
    ...line(
      text.standard.measures,
      clause.measures.length === 0
        ? null
        : `${clause.measures.map((metric) => metricWords(metric, language)).join(text.common.separator)}${
            clause.measures.length > 1 ? `（${text.standard.chooseMetric}）` : ""
          }`,
    ),
    ...line(
      text.standard.evidence,
      materials.map((material) => `${material.id} ${say(material.title)}`).join(text.common.separator),
    ),
  ];
}

function conditionWords({ condition }: Clause, text: Wording): string | null {
  if (condition === null) return null;
  return [
    ...(condition.keyProject ? [text.standard.keyProject] : []),
    ...(condition.tiers ?? []).map((tier) => text.words.tiers[tier]),
    ...(condition.fields ?? []).map((field) => text.standard.fields[field]),
  ].join(text.common.separator);
}
