import type { TestItemView } from "#shared/contract/reviews.ts";
import type { TestItem } from "#shared/domain/dossier/outline.ts";
import { useSay } from "../../ui/use-say.ts";
import { useKind } from "../review/review-context.ts";
import { useText } from "../../i18n/use-text.ts";
import { useView } from "../../state/view.ts";
import { Card } from "../../ui/card.tsx";
import { DefinitionList } from "../../ui/definition-list.tsx";
import { demandWords } from "../../ui/demand-words.ts";
import { formatCount } from "../../ui/formatting.ts";
import { ClauseLink } from "../standard/clause-link.tsx";
import { clauseOf } from "./judgement-table.tsx";

export interface RequirementCardProps {
  readonly item: TestItem;
  readonly test: TestItemView | null;
}

/** The requirement in force with its origin; the others are in the table. */
export function RequirementCard({ item, test }: RequirementCardProps) {
  const text = useText();
  const language = useView((view) => view.language);
  const rows = test?.judgement.rows ?? [];
  const row = rows.find(({ deciding }) => deciding) ?? rows[0] ?? null;
  const reason = item.requirements.find(({ id }) => id === row?.requirementId)?.reason ?? "";
  const clauseId = clauseOf(item, row?.requirementId ?? null);
  const words = row === null ? undefined : row.origin.words[language];
  return (
    <Card
      title={text.member.basis}
      aside={clauseId === null ? words : <ClauseLink clauseId={clauseId}>{words}</ClauseLink>}
    >
      {row === null ? (
        <p className="muted">{text.measurement.noRequirement}</p>
      ) : (
        <>
          <p className="requirement-title">{demandWords(row.demand, language, item.instrument)}</p>
          <p className="muted">
            {[text.words.adoptions[row.adoption], reason].filter(Boolean).join(language === "zh" ? "。" : ". ")}
          </p>
        </>
      )}
    </Card>
  );
}

/** 口径: what exactly is measured, as the outline fixed it. */
export function DefinitionCard({ item }: { readonly item: TestItem }) {
  const text = useText();
  const say = useSay();
  const { noun } = useKind();
  const { definition } = item;
  const lines = [
    [text.outline.endPoints, definition.endPoints],
    [text.outline.statistic, definition.statistic],
    [
      text.outline.minimumSample,
      definition.minimumSample === null ? "" : text.outline.samples(formatCount(definition.minimumSample)),
    ],
    [text.outline.baseline, definition.baseline],
    [text.outline.sampling, definition.sampling],
    [text.outline.environment, definition.environment],
  ] as const;
  const shown = lines.filter(([, value]) => value !== "");
  if (shown.length === 0) return null;
  return (
    <Card title={text.outline.definition} aside={`${text.review.outlineOf(say(noun))} ${item.no}`}>
      <DefinitionList items={shown.map(([term, value]) => ({ term, value }))} />
    </Card>
  );
}
