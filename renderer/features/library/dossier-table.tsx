import { useCallback, useEffect, useState } from "react";
import type { z } from "zod";
import type { dossierRowSchema, dossierStateSchema } from "#shared/contract/dossiers.ts";
import type { ReviewKind } from "#shared/domain/dossier/profile.ts";
import { Button } from "antd";
import { client } from "../../api/client.ts";
import { useQuery } from "../../api/use-query.ts";
import type { Answer } from "../../api/use-query.ts";
import { neighbour, useShortcuts } from "../../app/keyboard.ts";
import { useText } from "../../i18n/use-text.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { formatCount } from "../../ui/formatting.ts";
import { ProgressLine } from "../../ui/progress-line.tsx";
import { useFormat } from "../../ui/use-format.ts";
import { VirtualRows } from "../../ui/virtual-rows.tsx";
import { StateSteps, StateWord } from "./state-word.tsx";
import { useOpenDossier } from "./use-open-dossier.ts";

export interface Filter {
  readonly text: string;
  readonly state: z.infer<typeof dossierStateSchema> | null;
  readonly kind: ReviewKind | null;
  readonly sector: string | null;
}

type Row = z.output<typeof dossierRowSchema>;

const pageSize = 100;
const rowHeight = 2.6;

interface DossierPages {
  /** How many fit the filter; null until it is first known. Stays known while further pages are fetched. */
  readonly total: number | null;
  /** The rows at hand, by their place in the list. */
  readonly rows: ReadonlyMap<number, Row>;
  readonly failed: Extract<Answer<unknown>, { state: "failed" }> | null;
}

/** Two pages of the list around what is on the screen. */
function useDossierPages(filter: Filter, firstPage: number): DossierPages {
  const top = useQuery(client.dossiers.list, { ...filter, offset: firstPage * pageSize, limit: pageSize });
  const next = useQuery(client.dossiers.list, { ...filter, offset: (firstPage + 1) * pageSize, limit: pageSize });
  const key = JSON.stringify(filter);
  const [known, setKnown] = useState<{ readonly key: string; readonly total: number } | null>(null);
  const answered = top.state === "ready" ? top.value.total : next.state === "ready" ? next.value.total : null;
  useEffect(() => {
    if (answered !== null) setKnown({ key, total: answered });
  }, [key, answered]);
  const rows = new Map<number, Row>();
  for (const [page, answer] of [
    [firstPage, top],
    [firstPage + 1, next],
  ] as const) {
    if (answer.state === "ready") answer.value.rows.forEach((row, index) => rows.set(page * pageSize + index, row));
  }
  return {
    total: answered ?? (known?.key === key ? known.total : null),
    rows,
    failed: top.state === "failed" ? top : null,
  };
}

/** Dossiers that fit the filter, a dense line each; J and K walk, Enter opens. Only what is on the screen is fetched. */
export function DossierTable({ filter, onClear }: { readonly filter: Filter; readonly onClear: () => void }) {
  const text = useText();
  const [firstPage, setFirstPage] = useState(0);
  const [chosen, setChosen] = useState<string | null>(null);
  const open = useOpenDossier();
  useEffect(() => setFirstPage(0), [filter.text, filter.state, filter.kind, filter.sector]);
  const { total, rows, failed } = useDossierPages(filter, firstPage);
  const onVisible = useCallback((first: number) => setFirstPage(Math.floor(first / pageSize)), []);
  const ids = [...rows.values()].map((row) => row.dossierId);
  const step = (by: 1 | -1) => () => setChosen((current) => neighbour(ids, current, by) ?? current);
  const chosenRow = [...rows.values()].find((row) => row.dossierId === chosen);
  useShortcuts([
    { key: "j", label: text.shell.nextItem, run: step(1), foot: true },
    { key: "k", label: text.shell.previousItem, run: step(-1), foot: true },
    { key: "Enter", label: text.common.open, run: () => chosenRow && open(chosenRow), foot: true },
  ]);

  if (failed !== null) return <ErrorNotice failure={failed.failure} onRetry={failed.retry} />;
  if (total === null) return <ProgressLine label={text.common.loading} done={null} total={null} />;
  if (total === 0) return <Nothing filter={filter} onClear={onClear} />;
  return (
    <section className="dossiers" aria-label={text.library.projects}>
      <div className="dossier-row dossier-head" role="presentation">
        <span>{text.library.code}</span>
        <span>{text.library.name}</span>
        <span>{text.library.kind}</span>
        <span>{text.library.sector}</span>
        <span>{text.library.progress}</span>
        <span>{text.library.version}</span>
        <span className="to-right">{text.library.updated}</span>
      </div>
      <VirtualRows count={total} rowHeight={rowHeight} onVisible={onVisible}>
        {(index) => (
          <DossierRow
            key={index}
            row={rows.get(index) ?? null}
            here={rows.get(index)?.dossierId === chosen}
            onOpen={open}
          />
        )}
      </VirtualRows>
      <p className="dossier-count muted">{text.library.count(formatCount(total))}</p>
    </section>
  );
}

interface DossierRowProps {
  /** Null while it is being fetched. */
  readonly row: Row | null;
  readonly here: boolean;
  readonly onOpen: (row: Row) => void;
}

function DossierRow({ row, here, onOpen }: DossierRowProps) {
  const text = useText();
  const format = useFormat();
  if (row === null) return <div className="dossier-row" style={{ height: `${rowHeight}rem` }} />;
  return (
    <button
      type="button"
      className="dossier-row"
      style={{ height: `${rowHeight}rem` }}
      aria-current={here ? "true" : undefined}
      onClick={() => onOpen(row)}
    >
      <span className="dossier-code">{row.code}</span>
      <span className="dossier-title">{row.title}</span>
      <span>{text.words.kinds[row.kind]}</span>
      <span className="clip">{row.sector}</span>
      <span className="state-cell">
        <StateSteps state={row.state} />
        <StateWord state={row.state} />
      </span>
      <span>{row.version === 0 ? text.library.draft : text.library.versionNo(String(row.version))}</span>
      <span className="to-right muted">{format.instant(row.updatedAt)}</span>
    </button>
  );
}

function Nothing({ filter, onClear }: { readonly filter: Filter; readonly onClear: () => void }) {
  const text = useText();
  const filtered = filter.text !== "" || filter.state !== null || filter.kind !== null || filter.sector !== null;
  if (!filtered) return <EmptyState title={text.library.emptyTitle} how={text.library.emptyHow} />;
  return (
    <EmptyState title={text.library.nothingTitle} how={text.library.nothingHow}>
      <Button onClick={onClear}>{text.library.clearFilter}</Button>
    </EmptyState>
  );
}
