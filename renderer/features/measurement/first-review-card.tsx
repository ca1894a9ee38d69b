import { Button } from "antd";
import type { TestItemView } from "#shared/contract/reviews.ts";
import type { Dossier, Follows } from "#shared/domain/dossier/dossier.ts";
import type { TestItem } from "#shared/domain/dossier/outline.ts";
import { findMetric } from "#shared/domain/measurement/measured.ts";
import type { MeasuredMetric } from "#shared/domain/measurement/measured.ts";
import type { VerdictRow } from "#shared/domain/measurement/verdicts.ts";
import { unitLabel } from "#shared/domain/measurement/units.ts";
import { client } from "../../api/client.ts";
import { useQuery } from "../../api/use-query.ts";
import { goTo } from "../../app/navigation.ts";
import { useText } from "../../i18n/use-text.ts";
import { useView } from "../../state/view.ts";
import { Card } from "../../ui/card.tsx";
import { demandWords } from "../../ui/demand-words.ts";
import { NumberWithUnit } from "../../ui/number-with-unit.tsx";
import { VerdictTag } from "../../ui/verdict-tag.tsx";
import { useReview } from "../review/review-context.ts";

/** What the first review found on an item of its outline. */
export interface FirstFinding {
  readonly item: TestItem;
  /** The row that decided there; null where nothing was asked of the item. */
  readonly row: VerdictRow | null;
  /** What was measured for that row; null where nothing was. */
  readonly measured: MeasuredMetric | null;
}

/** The findings of a first review, apart: what is looked at again, by number, and what stands as it was judged. */
export function firstFindings(
  items: readonly TestItem[],
  tests: readonly TestItemView[],
  reopened: readonly string[],
): { readonly again: readonly FirstFinding[]; readonly closed: readonly FirstFinding[] } {
  const found = items.map((item): FirstFinding => {
    const test = tests.find(({ testItemId }) => testItemId === item.id);
    const rows = test?.judgement.rows ?? [];
    const row = rows.find(({ deciding }) => deciding) ?? rows[0] ?? null;
    const measurement = test?.measurement ?? null;
    const metric = row === null || measurement === null ? null : findMetric(measurement, row.demand.metric);
    return { item, row, measured: metric?.state === "measured" ? metric : null };
  });
  return {
    again: found.filter(({ item }) => reopened.includes(item.no)),
    closed: found.filter(({ item }) => !reopened.includes(item.no)),
  };
}

/** In a review that follows another: what the first one found on this item, and what it settled for good. Nothing in a review of its own. */
export function FirstReviewCard({ item }: { readonly item: TestItem }) {
  const { follows } = useReview().dossier;
  return follows === null ? null : <OfFirst follows={follows} item={item} />;
}

function OfFirst({ follows, item }: { readonly follows: Follows; readonly item: TestItem }) {
  const text = useText();
  const { reviewId, reopens } = follows;
  const first = useQuery(client.reviews.dossier, { reviewId });
  const record = useQuery(client.record.read, { reviewId });
  if (first.state === "failed" || record.state === "failed")
    return (
      <Card title={text.measurement.firstReview}>
        <p className="muted">{text.measurement.firstElsewhere}</p>
      </Card>
    );
  if (first.state !== "ready" || record.state !== "ready") return null;
  const { again, closed } = firstFindings(first.value.outline.items, record.value.tests, reopens.items);
  const before = again.find((finding) => finding.item.no === item.no) ?? null;
  return <Found first={first.value} reviewId={reviewId} before={before} closed={closed} />;
}

interface FoundProps {
  readonly first: Dossier;
  readonly reviewId: string;
  readonly before: FirstFinding | null;
  readonly closed: readonly FirstFinding[];
}

function Found({ first, reviewId, before, closed }: FoundProps) {
  const text = useText();
  const { desk } = useReview();
  return (
    <Card title={text.measurement.firstReview} aside={text.words.kinds[first.profile.kind]}>
      {before === null ? null : <Finding finding={before} />}
      {closed.length === 0 ? null : (
        <details className="trace">
          <summary>{text.measurement.settledThen(String(closed.length))}</summary>
          <ul className="lines">
            {closed.map((finding) => (
              <li key={finding.item.id} className="line">
                <Finding finding={finding} named />
              </li>
            ))}
          </ul>
        </details>
      )}
      <Button
        className="place-down"
        onClick={() => goTo({ page: "review", reviewId, desk, stage: "demonstration", item: null })}
      >
        {text.measurement.openFirst}
      </Button>
    </Card>
  );
}

function Finding({ finding, named = false }: { readonly finding: FirstFinding; readonly named?: boolean }) {
  const text = useText();
  const language = useView((view) => view.language);
  const { item, row, measured } = finding;
  return (
    <span className="first-finding">
      {named ? (
        <span className="strong">
          {item.no} {item.title}
        </span>
      ) : null}
      <span>
        {row === null ? text.measurement.noRequirement : demandWords(row.demand, language, item.instrument)}
        {measured === null ? null : (
          <>
            {" "}
            · {text.measurement.value}{" "}
            <NumberWithUnit value={measured.shown} unit={unitLabel(measured.unit, language)} />
          </>
        )}
      </span>
      {row === null ? null : <VerdictTag verdict={row.verdict} />}
    </span>
  );
}
