import { Button } from "antd";
import type { FormCriterion } from "#shared/domain/standard/form-schema.ts";
import type { KindRules } from "#shared/domain/standard/kind-schema.ts";
import { goTo } from "../../app/navigation.ts";
import { useText } from "../../i18n/use-text.ts";
import { Card } from "../../ui/card.tsx";
import { formatHundredths } from "../../ui/formatting.ts";
import { useSay } from "../../ui/use-say.ts";
import { ClauseLink } from "../standard/clause-link.tsx";

/** What members will be asked to score in this review, level by level, and where the levels are the organiser's to change. Nothing where nothing is scored. */
export function ScoreFormCard({ kind }: { readonly kind: KindRules }) {
  const text = useText();
  const { criteria, weightClauses, form } = kind;
  if (criteria.length === 0) return null;
  return (
    <Card title={text.rulesPart.form} aside={form === "grades" ? text.member.onlyBands : undefined}>
      {weightClauses.length === 0 ? null : <p className="muted">{text.rulesPart.lowerLevels}</p>}
      <table className="table criteria">
        <tbody>
          {criteria.map((criterion) => (
            <CriterionRows key={criterion.id} kind={kind} criterion={criterion} depth={0} />
          ))}
        </tbody>
      </table>
      <Button className="place-down" onClick={() => goTo({ page: "rules", part: "kinds" })}>
        {text.rulesPart.changeForm}
      </Button>
    </Card>
  );
}

interface CriterionRowsProps {
  readonly kind: KindRules;
  readonly criterion: FormCriterion;
  readonly depth: number;
}

function CriterionRows({ kind, criterion, depth }: CriterionRowsProps) {
  const text = useText();
  const say = useSay();
  const { scoredBy, children } = criterion;
  const fixed = kind.weightClauses.find((entry) => entry.criterion === criterion.id)?.clause ?? null;
  return (
    <>
      <tr>
        <td style={{ paddingLeft: `${depth * 1.6 + 0.6}rem` }}>
          <span className={children.length === 0 ? "" : "strong"}>{say(criterion.title)}</span>
        </td>
        <td className="muted">
          {children.length > 0
            ? null
            : scoredBy === "all"
              ? text.houseRules.everyMember
              : scoredBy.map((one) => text.words.categories[one]).join(text.common.separator)}
        </td>
        <td className="to-right">
          {kind.form === "grades" ? null : text.member.points(formatHundredths(criterion.weight, 0))}
          {fixed === null ? null : (
            <>
              {" "}
              <ClauseLink clauseId={fixed}>{text.rulesPart.byStandard}</ClauseLink>
            </>
          )}
        </td>
      </tr>
      {children.map((child) => (
        <CriterionRows key={child.id} kind={kind} criterion={child} depth={depth + 1} />
      ))}
    </>
  );
}
