import { Button, Input } from "antd";
import { useState } from "react";
import { adoptClause, clauseStandings, testClause } from "#shared/domain/dossier/outline-clauses.ts";
import type { ClauseStanding } from "#shared/domain/dossier/outline-clauses.ts";
import type { Outline } from "#shared/domain/dossier/outline.ts";
import { findScenario } from "#shared/domain/standard/find-clause.ts";
import type { StandardPack } from "#shared/domain/standard/pack-schema.ts";
import { searchClauses } from "#shared/domain/standard/search-clauses.ts";
import { useText } from "../../i18n/use-text.ts";
import { Beside } from "../../ui/beside.tsx";
import { Card } from "../../ui/card.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useSay } from "../../ui/use-say.ts";
import { ClauseCard } from "../standard/clause-card.tsx";
import { freshId } from "./draft.ts";
import type { DossierDraft } from "./draft.ts";
import { OutlineClauseRow } from "./outline-clause-row.tsx";

export interface OutlineClausesProps {
  readonly pack: StandardPack;
  readonly draft: DossierDraft;
  readonly outline: Outline;
  readonly onChange: (outline: Outline) => void;
  /** Goes to a test item. */
  readonly onItem: (itemId: string) => void;
}

/** Every clause this review looks at, to be adopted, kept as a reference, or declared not applicable; its card in sight. */
export function OutlineClauses({ pack, draft, outline, onChange, onItem }: OutlineClausesProps) {
  const text = useText();
  const say = useSay();
  const [typed, setTyped] = useState("");
  const [undecided, setUndecided] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const standings = clauseStandings(pack, draft.profile, draft.targets, outline);
  const found = new Set(
    searchClauses(pack, { text: typed, layer: null, scenario: null, kind: null }).map((clause) => clause.id),
  );
  const shown = standings.filter(({ clause, adoption }) => found.has(clause.id) && (!undecided || adoption === null));
  const card = standings.find(({ clause }) => clause.id === chosen)?.clause ?? null;
  return (
    <>
      <div className="library-bar">
        <Input
          allowClear
          className="library-search"
          placeholder={text.standard.searchHint}
          aria-label={text.common.search}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button
          aria-pressed={undecided}
          type={undecided ? "primary" : "default"}
          onClick={() => setUndecided(!undecided)}
        >
          {text.clauses.undecided(String(standings.filter(({ adoption }) => adoption === null).length))}
        </Button>
      </div>
      {draft.profile.scenarios.length === 0 ? <p className="muted place-down">{text.clauses.noScenario}</p> : null}
      {shown.length === 0 ? (
        <EmptyState title={text.standard.nothingTitle} how={text.standard.nothingHow} />
      ) : (
        groupsOf(pack, shown).map(({ id, rows }) => (
          <div key={id} className="place-down">
            <Card title={titleOf(id)} aside={String(rows.length)}>
              <ul>
                {rows.map((standing) => (
                  <OutlineClauseRow
                    key={standing.clause.id}
                    pack={pack}
                    standing={standing}
                    here={standing.clause.id === chosen}
                    onChoose={() => setChosen(standing.clause.id)}
                    onAdopt={(adoption, reason) => onChange(adoptClause(outline, standing.clause.id, adoption, reason))}
                    onTest={() => onChange(testClause(outline, standing.clause, freshId))}
                    onItem={onItem}
                  />
                ))}
              </ul>
            </Card>
          </div>
        ))
      )}
      {card === null ? null : (
        <Beside>
          <ClauseCard pack={pack} clause={card} onClause={setChosen} />
        </Beside>
      )}
    </>
  );

  function titleOf(id: string): string {
    if (id === "general") return text.clauses.general;
    if (id === "basics") return text.standard.basics;
    const scenario = findScenario(pack, id);
    return scenario === null ? id : `${scenario.ref} ${say(scenario.title)}`;
  }
}

interface Group {
  readonly id: string;
  readonly rows: readonly ClauseStanding[];
}

/** The general clauses, then each chosen scenario, then what goes with every scenario. */
function groupsOf(pack: StandardPack, standings: readonly ClauseStanding[]): readonly Group[] {
  const groupOf = ({ clause }: ClauseStanding): string =>
    clause.scenario ?? (pack.basics.includes(clause.id) ? "basics" : "general");
  const ids = [...new Set(standings.map(groupOf))];
  return ids.map((id) => ({ id, rows: standings.filter((standing) => groupOf(standing) === id) }));
}
