import { useText } from "../../i18n/use-text.ts";
import { useOutcomeWord, useReview } from "../review/review-context.ts";
import { Card } from "../../ui/card.tsx";
import { DefinitionList } from "../../ui/definition-list.tsx";
import { shortDigest } from "../../ui/formatting.ts";

/** 结果与回执: what became of the review. */
export function ArchiveStage() {
  const text = useText();
  const outcomeWord = useOutcomeWord();
  const { facts } = useReview().view;
  const state =
    facts.result === null
      ? text.record.noResult
      : facts.receipt === null
        ? text.record.resultSigned
        : text.record.receiptHere;
  return (
    <div className="page">
      <h2 className="page-title">{text.record.archive}</h2>
      <Card>
        <p>{state}</p>
        {facts.outcome === null || facts.result === null ? null : (
          <DefinitionList
            items={[
              { term: text.measurement.verdict, value: outcomeWord(facts.outcome) },
              { term: text.signing.digest, value: <span className="code">{shortDigest(facts.result)}</span> },
            ]}
          />
        )}
      </Card>
    </div>
  );
}
