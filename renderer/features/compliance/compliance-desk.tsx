import { useState } from "react";
import type { Compliance } from "#shared/domain/standard/compliance.ts";
import type { ComplianceRow, ComplianceSection } from "#shared/domain/standard/compliance-row.ts";
import type { Verdict } from "#shared/domain/measurement/requirement.ts";
import { client } from "../../api/client.ts";
import { useQuery } from "../../api/use-query.ts";
import { neighbour, useShortcuts } from "../../app/keyboard.ts";
import { useText } from "../../i18n/use-text.ts";
import { Answered } from "../../ui/answered.tsx";
import { Card } from "../../ui/card.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FilterList } from "../../ui/filter-list.tsx";
import { useGate, useReview } from "../review/review-context.ts";
import { ReviewFrame } from "../review/review-frame.tsx";
import { RowDetail } from "./row-detail.tsx";
import { RowLine } from "./row-line.tsx";

const sections = [
  "targets",
  "outline",
  "standard",
  "panel",
  "elsewhere",
] as const satisfies readonly ComplianceSection[];
const verdicts = [
  "met",
  "unmet",
  "undetermined",
  "not-applicable",
  "not-specified",
] as const satisfies readonly Verdict[];

/** Every requirement of the project with its origin, verdict and evidence, for whoever may read its materials. */
export function ComplianceDesk() {
  const text = useText();
  const { reviewId } = useReview();
  const closed = useGate("open-materials");
  const answer = useQuery(client.packs.compliance, closed === null ? { reviewId } : null);
  if (closed !== null)
    return (
      <ReviewFrame>
        <EmptyState title={text.compliance.title} how={closed} />
      </ReviewFrame>
    );
  if (answer.state !== "ready")
    return (
      <ReviewFrame>
        <Answered answer={answer}>{() => null}</Answered>
      </ReviewFrame>
    );
  return <Board compliance={answer.value} />;
}

function Board({ compliance }: { readonly compliance: Compliance }) {
  const text = useText();
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [elsewhere, setElsewhere] = useState(false);
  const away = compliance.rows.filter((row) => row.section === "elsewhere");
  const shown = compliance.rows.filter(
    (row) => (row.section === "elsewhere" ? elsewhere : true) && (verdict === null || row.verdict === verdict),
  );
  const ids = shown.map((row) => row.id);
  const row = compliance.rows.find((one) => one.id === chosen) ?? null;
  const step = (by: 1 | -1) => (): void => setChosen((current) => neighbour(ids, current, by) ?? current);
  useShortcuts([
    { key: "j", label: text.shell.nextItem, run: step(1), foot: true },
    { key: "k", label: text.shell.previousItem, run: step(-1), foot: true },
  ]);
  return (
    <ReviewFrame
      items={
        <FilterList<Verdict>
          title={text.compliance.filter}
          value={verdict}
          options={verdicts.map((id) => ({ id, label: `${text.verdicts[id]} ${compliance.counts[id]}` }))}
          onChange={setVerdict}
        />
      }
      side={
        row === null ? (
          <p className="muted">{text.compliance.choose}</p>
        ) : (
          <RowDetail row={row} rows={compliance.rows} />
        )
      }
    >
      <div className="page page-wide">
        <h2 className="page-title">{text.compliance.title}</h2>
        <p className="dialog-lead">{text.compliance.intro}</p>
        {shown.length === 0 ? <EmptyState title={text.compliance.emptyTitle} how={text.compliance.emptyHow} /> : null}
        {sections.map((section) => (
          <Section
            key={section}
            title={text.compliance.sections[section]}
            rows={shown.filter((one) => one.section === section)}
            chosen={chosen}
            onChoose={setChosen}
          />
        ))}
        {away.length === 0 ? null : (
          <button type="button" className="link place-down" onClick={() => setElsewhere(!elsewhere)}>
            {elsewhere ? text.compliance.hide : text.compliance.showElsewhere(String(away.length))}
          </button>
        )}
      </div>
    </ReviewFrame>
  );
}

interface SectionProps {
  readonly title: string;
  readonly rows: readonly ComplianceRow[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}

function Section({ title, rows, chosen, onChoose }: SectionProps) {
  const text = useText();
  if (rows.length === 0) return null;
  return (
    <Card title={title} aside={String(rows.length)}>
      <table className="table compliance">
        <thead>
          <tr>
            <th>{text.compliance.requirement}</th>
            <th>{text.compliance.origin}</th>
            <th>{text.compliance.verdict}</th>
            <th>{text.compliance.evidence}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <RowLine key={row.id} row={row} here={row.id === chosen} onChoose={() => onChoose(row.id)} />
          ))}
        </tbody>
      </table>
    </Card>
  );
}
