import { Input } from "antd";
import type { TranscriptionDraft } from "#shared/contract/transcriptions.ts";
import { scoredBy, scoredCriteria } from "#shared/domain/scoring/criteria.ts";
import type { CriterionScore } from "#shared/domain/scoring/sheet.ts";
import { kindRules } from "#shared/domain/standard/rules-schema.ts";
import { client } from "../../api/client.ts";
import { useAutosave } from "../../api/use-autosave.ts";
import { useText } from "../../i18n/use-text.ts";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { Field } from "../../ui/field.tsx";
import { formatHundredths } from "../../ui/formatting.ts";
import { useSay } from "../../ui/use-say.ts";
import { PointsInput } from "../member/score-line.tsx";
import { useReview } from "../review/review-context.ts";

export interface PaperFormProps {
  readonly memberId: string;
  readonly stored: TranscriptionDraft;
}

/** The printed form once more, to be typed as it stands on the paper; saved as it is typed. */
export function PaperForm({ memberId, stored }: PaperFormProps) {
  const text = useText();
  const say = useSay();
  const { reviewId, dossier } = useReview();
  const { value, change, flush, failure } = useAutosave(stored, (draft) =>
    client.transcriptions.write({ reviewId, memberId, draft }),
  );
  const category = dossier.panel.find(({ identityId }) => identityId === memberId)?.category ?? "technical";
  const criteria = scoredCriteria(kindRules(dossier.rules, dossier.profile.kind).criteria).filter((criterion) =>
    scoredBy(criterion, category),
  );
  const markOf = (criterionId: string): CriterionScore =>
    value.scores.find((score) => score.criterionId === criterionId) ?? { criterionId, score: null, reason: "" };
  const put = (mark: CriterionScore) =>
    change({ ...value, scores: [...value.scores.filter((score) => score.criterionId !== mark.criterionId), mark] });
  return (
    <>
      {criteria.map((criterion) => {
        const mark = markOf(criterion.id);
        const title = say(criterion.title);
        return (
          <div className="paper-line" key={criterion.id}>
            <span className="strong">{title}</span>
            <PointsInput
              label={`${title} ${text.member.score}`}
              weight={criterion.weight}
              outOf={text.member.outOf(formatHundredths(criterion.weight, 0))}
              value={mark.score}
              onChange={(score) => put({ ...mark, score })}
            />
            <Input.TextArea
              className="paper-reason"
              aria-label={`${title} ${text.member.reason}`}
              placeholder={text.paper.reason}
              autoSize={{ minRows: 1, maxRows: 6 }}
              value={mark.reason}
              onChange={(event) => put({ ...mark, reason: event.target.value })}
              onBlur={() => void flush()}
            />
          </div>
        );
      })}
      <Field label={text.paper.finding} hint={text.paper.findingHow}>
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 2, maxRows: 10 }}
            value={value.finding}
            onChange={(event) => change({ ...value, finding: event.target.value })}
            onBlur={() => void flush()}
          />
        )}
      </Field>
      <ErrorNotice failure={failure} />
    </>
  );
}
