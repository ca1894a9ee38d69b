import { Button, Input, Select } from "antd";
import { useEffect, useRef, useState } from "react";
import { client } from "../../api/client.ts";
import { host } from "../../api/host.ts";
import { useQuery, valueOf } from "../../api/use-query.ts";
import { useSettled } from "../../api/use-settled.ts";
import { Desk } from "../../app/desk.tsx";
import { useShortcuts } from "../../app/keyboard.ts";
import { goTo } from "../../app/navigation.ts";
import { useText } from "../../i18n/use-text.ts";
import { useSecretariat } from "../seats/use-seat.ts";
import { SeatActions } from "../seats/seat-actions.tsx";
import { startImport } from "./import-file.ts";
import { DossierTable } from "./dossier-table.tsx";
import type { Filter } from "./dossier-table.tsx";
import { LibraryRail } from "./library-rail.tsx";
import { NewDossier } from "./new-dossier.tsx";
import { RecusalNotice } from "./recusal-sheets.tsx";
import { SittingView } from "./sitting-view.tsx";

const everything: Filter = { text: "", state: null, kind: null, sector: null };

/** Everything on this workstation: projects to filter and search, sittings, and the way in for a package file. */
export function Library() {
  const text = useText();
  const [filter, setFilter] = useState(everything);
  const [sittingId, setSittingId] = useState<string | null>(null);
  const [creating, setCreating] = useState(false);
  const searched = useSettled(filter.text, 120);
  const secretariat = useSecretariat();
  const demo = valueOf(useQuery(client.vault.status, {}))?.workstation?.demo ?? false;
  const sectors = valueOf(useQuery(client.dossiers.sectors, {})) ?? [];
  const search = useRef<HTMLInputElement>(null);
  useShortcuts([{ key: "/", label: text.common.search, run: () => search.current?.focus(), foot: true }]);
  useEffect(() => setSittingId(null), [filter]);
  return (
    <Desk
      title={text.library.title}
      demo={demo}
      actions={
        <>
          <Button type="text" onClick={() => goTo({ page: "settings" })}>
            {text.shell.settings}
          </Button>
          <SeatActions />
        </>
      }
      rail={<LibraryRail filter={filter} onFilter={setFilter} sittingId={sittingId} onSitting={setSittingId} />}
      packs={<span>{text.common.productLine}</span>}
    >
      {sittingId === null ? (
        <div className="library">
          <div className="library-bar">
            <Input
              ref={(input) => {
                search.current = input?.input ?? null;
              }}
              size="large"
              allowClear
              className="library-search"
              placeholder={text.library.searchHint}
              aria-label={text.common.search}
              value={filter.text}
              onChange={(event) => setFilter({ ...filter, text: event.target.value })}
            />
            {sectors.length < 2 ? null : (
              <Select<string>
                size="large"
                className="library-sector"
                aria-label={text.library.sector}
                allowClear
                placeholder={text.library.anySector}
                value={filter.sector}
                options={sectors.map((sector) => ({ value: sector, label: sector }))}
                popupMatchSelectWidth={false}
                onChange={(sector: string | undefined) => setFilter({ ...filter, sector: sector ?? null })}
              />
            )}
            <Button size="large" onClick={() => void pickAndImport()}>
              {text.library.importFile}
            </Button>
            {secretariat ? (
              <Button size="large" onClick={() => setCreating(true)}>
                {text.library.newProject}
              </Button>
            ) : null}
          </div>
          <RecusalNotice />
          <DossierTable filter={{ ...filter, text: searched }} onClear={() => setFilter(everything)} />
        </div>
      ) : (
        <SittingView sittingId={sittingId} />
      )}
      <NewDossier open={creating} onClose={() => setCreating(false)} />
    </Desk>
  );
}

async function pickAndImport(): Promise<void> {
  startImport(await host().pickFiles({ multiple: true, extensions: ["gjd", "gjs", "gjr", "gjx"] }));
}
