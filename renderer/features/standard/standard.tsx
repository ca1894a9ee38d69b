import { Input } from "antd";
import { useRef, useState } from "react";
import type { Layer } from "#shared/domain/standard/clause-schema.ts";
import { layerSchema } from "#shared/domain/standard/clause-schema.ts";
import { findClause } from "#shared/domain/standard/find-clause.ts";
import type { StandardPack } from "#shared/domain/standard/pack-schema.ts";
import { searchClauses } from "#shared/domain/standard/search-clauses.ts";
import type { ClauseSearch } from "#shared/domain/standard/search-clauses.ts";
import { client } from "../../api/client.ts";
import { useQuery } from "../../api/use-query.ts";
import { neighbour, useShortcuts } from "../../app/keyboard.ts";
import { replaceRoute } from "../../app/navigation.ts";
import { useText } from "../../i18n/use-text.ts";
import { Answered } from "../../ui/answered.tsx";
import { FilterList } from "../../ui/filter-list.tsx";
import { useSay } from "../../ui/use-say.ts";
import { WorkstationDesk } from "../seats/workstation-desk.tsx";
import { ClauseCard } from "./clause-card.tsx";
import { ClauseList } from "./clause-list.tsx";

const everything: ClauseSearch = { text: "", layer: null, scenario: null, kind: null };

/** The standard as something to look at: search, filter, and read one clause beside the list. */
export function Standard({ clauseId }: { readonly clauseId: string | null }) {
  const text = useText();
  const answer = useQuery(client.packs.standard, {});
  if (answer.state !== "ready")
    return (
      <WorkstationDesk title={text.standard.title}>
        <Answered answer={answer}>{() => null}</Answered>
      </WorkstationDesk>
    );
  return <Browser pack={answer.value.content} digest={answer.value.digest} clauseId={clauseId} />;
}

interface BrowserProps {
  readonly pack: StandardPack;
  readonly digest: string;
  readonly clauseId: string | null;
}

function Browser({ pack, digest, clauseId }: BrowserProps) {
  const text = useText();
  const [search, setSearch] = useState(everything);
  const field = useRef<HTMLInputElement>(null);
  const found = searchClauses(pack, search);
  const clause = clauseId === null ? null : findClause(pack, clauseId);
  const go = (id: string | null): void => replaceRoute({ page: "standard", clause: id });
  const step = (by: 1 | -1) => (): void => {
    const ids = found.map((one) => one.id);
    go(neighbour(ids, ids.includes(clauseId ?? "") ? clauseId : null, by) ?? clauseId);
  };
  useShortcuts([
    { key: "j", label: text.shell.nextItem, run: step(1), foot: true },
    { key: "k", label: text.shell.previousItem, run: step(-1), foot: true },
    { key: "/", label: text.common.search, run: () => field.current?.focus(), foot: true },
  ]);
  return (
    <WorkstationDesk
      title={text.standard.title}
      subtitle={`${text.standard.subtitle(pack.number, pack.version)} · ${digest.slice(0, 6)}${
        pack.status === "draft" ? ` · ${text.standard.draftStatus}` : ""
      }`}
      rail={<Filters pack={pack} search={search} onSearch={setSearch} />}
      side={
        clause === null ? (
          <p className="muted">{text.standard.choose}</p>
        ) : (
          <ClauseCard pack={pack} clause={clause} onClause={go} />
        )
      }
    >
      <div className="library">
        <div className="library-bar">
          <Input
            ref={(input) => {
              field.current = input?.input ?? null;
            }}
            size="large"
            allowClear
            className="library-search"
            placeholder={text.standard.searchHint}
            aria-label={text.common.search}
            value={search.text}
            onChange={(event) => setSearch({ ...search, text: event.target.value })}
          />
        </div>
        <p className="muted small">{text.standard.reference}</p>
        <ClauseList
          pack={pack}
          clauses={found}
          current={clauseId}
          onSelect={go}
          onClear={() => setSearch(everything)}
        />
      </div>
    </WorkstationDesk>
  );
}

interface FiltersProps {
  readonly pack: StandardPack;
  readonly search: ClauseSearch;
  readonly onSearch: (search: ClauseSearch) => void;
}

function Filters({ pack, search, onSearch }: FiltersProps) {
  const text = useText();
  const say = useSay();
  return (
    <>
      <FilterList<Layer>
        title={text.standard.layer}
        value={search.layer}
        options={layerSchema.options.map((id) => ({ id, label: text.standard.layers[id] }))}
        onChange={(layer) => onSearch({ ...search, layer })}
      />
      <FilterList
        title={text.standard.kind}
        value={search.kind}
        options={pack.kinds.map(({ id }) => ({ id, label: text.words.kinds[id] }))}
        onChange={(kind) => onSearch({ ...search, kind })}
      />
      <FilterList
        title={text.standard.scenario}
        value={search.scenario}
        options={[
          ...pack.scenarios.map(({ id, title }) => ({ id, label: say(title) })),
          { id: "basics", label: text.standard.basics },
        ]}
        onChange={(scenario) => onSearch({ ...search, scenario })}
      />
    </>
  );
}
