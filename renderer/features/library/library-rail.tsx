import { Button } from "antd";
import { useState } from "react";
import { dossierStateSchema } from "#shared/contract/dossiers.ts";
import { reviewKindSchema } from "#shared/domain/dossier/profile.ts";
import { client } from "../../api/client.ts";
import { useQuery, valueOf } from "../../api/use-query.ts";
import { goTo } from "../../app/navigation.ts";
import { useText } from "../../i18n/use-text.ts";
import { useSecretariat } from "../seats/use-seat.ts";
import { FilterList } from "../../ui/filter-list.tsx";
import { useFormat } from "../../ui/use-format.ts";
import type { Filter } from "./dossier-table.tsx";
import { NewSitting } from "./new-sitting.tsx";

export interface LibraryRailProps {
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
  readonly sittingId: string | null;
  readonly onSitting: (sittingId: string) => void;
}

/** Filters, sittings, and the secretariat's other rooms. */
export function LibraryRail({ filter, onFilter, sittingId, onSitting }: LibraryRailProps) {
  const text = useText();
  const secretariat = useSecretariat();
  return (
    <>
      <FilterList
        title={text.library.state}
        value={sittingId === null ? filter.state : undefined}
        options={dossierStateSchema.options.map((id) => ({ id, label: text.words.dossierStates[id] }))}
        onChange={(state) => onFilter({ ...filter, state })}
      />
      <FilterList
        title={text.library.kind}
        value={sittingId === null ? filter.kind : undefined}
        options={reviewKindSchema.options.map((id) => ({ id, label: text.words.kinds[id] }))}
        onChange={(kind) => onFilter({ ...filter, kind })}
      />
      <Sittings current={sittingId} onSelect={onSitting} canCreate={secretariat} />
      <nav className="rail-part rail-rooms" aria-label={text.common.more}>
        <button type="button" className="rail-item" onClick={() => goTo({ page: "standard", clause: null })}>
          {text.standard.open}
        </button>
        <button type="button" className="rail-item" onClick={() => goTo({ page: "rules", part: "versions" })}>
          {text.houseRules.open}
        </button>
        <button type="button" className="rail-item" onClick={() => goTo({ page: "people" })}>
          {text.library.people}
        </button>
        <button type="button" className="rail-item" onClick={() => goTo({ page: "sync" })}>
          {text.library.sync}
        </button>
        <button type="button" className="rail-item" onClick={() => goTo({ page: "alliance" })}>
          {text.library.alliance}
        </button>
      </nav>
    </>
  );
}

interface SittingsProps {
  readonly current: string | null;
  readonly onSelect: (sittingId: string) => void;
  readonly canCreate: boolean;
}

function Sittings({ current, onSelect, canCreate }: SittingsProps) {
  const text = useText();
  const format = useFormat();
  const [creating, setCreating] = useState(false);
  const sittings = valueOf(useQuery(client.reviews.sittings, {}));
  return (
    <nav className="rail-part" aria-label={text.library.sittings}>
      <h2 className="rail-title">{text.library.sittings}</h2>
      {sittings?.length === 0 ? <p className="rail-empty">{text.library.noSittings}</p> : null}
      <ul className="rail-list">
        {sittings?.map((sitting) => (
          <li key={sitting.sittingId}>
            <button
              type="button"
              className="rail-item rail-sitting"
              aria-current={sitting.sittingId === current ? "true" : undefined}
              onClick={() => onSelect(sitting.sittingId)}
            >
              <span>{sitting.title}</span>
              <span className="rail-count">{format.date(sitting.date)}</span>
            </button>
          </li>
        ))}
      </ul>
      {canCreate ? (
        <Button type="text" size="small" onClick={() => setCreating(true)}>
          {text.library.newSitting}
        </Button>
      ) : null}
      <NewSitting open={creating} onClose={() => setCreating(false)} onCreated={onSelect} />
    </nav>
  );
}
