import { InputNumber, Segmented, Select } from "antd";
import { useState } from "react";
import type { ExpertCategory, ReviewKind } from "#shared/domain/dossier/profile.ts";
import { expertCategorySchema, reviewKindSchema } from "#shared/domain/dossier/profile.ts";
import type { FormCriterion } from "#shared/domain/standard/form-schema.ts";
import { weightOf } from "#shared/domain/standard/form-schema.ts";
import type { RuleLeaf } from "#shared/domain/standard/rule-leaves.ts";
import { kindRules } from "#shared/domain/standard/rules-schema.ts";
import type { HouseRules } from "#shared/domain/standard/rules-schema.ts";
import { setRule } from "#shared/domain/standard/set-rule.ts";
import { useText } from "../../i18n/use-text.ts";
import { Card } from "../../ui/card.tsx";
import { useSay } from "../../ui/use-say.ts";
import { RuleForm } from "./rule-form.tsx";

export interface KindsFormProps {
  readonly rules: HouseRules;
  readonly editable: boolean;
  readonly onChange: (rules: HouseRules) => void;
}

/** One kind of review at a time: its score sheet with the sum in sight, then what else it does its own way. */
export function KindsForm({ rules, editable, onChange }: KindsFormProps) {
  const text = useText();
  const [kind, setKind] = useState<ReviewKind>("acceptance");
  const at = `kinds.${kind}`;
  const { criteria } = kindRules(rules, kind);
  return (
    <>
      <Segmented<ReviewKind>
        value={kind}
        aria-label={text.standard.kind}
        options={reviewKindSchema.options.map((value) => ({ value, label: text.words.kinds[value] }))}
        onChange={setKind}
      />
      <div className="place-down" />
      {criteria.length === 0 ? null : (
        <Card
          title={text.houseRules.criteria}
          aside={
            <span className={weightOf(criteria) === 10_000 ? "strong" : "strong field-error"}>
              {text.houseRules.ofHundred(String(weightOf(criteria) / 100))}
            </span>
          }
        >
          <table className="table">
            <tbody>
              {criteria.map((criterion) => (
                <Criterion
                  key={criterion.id}
                  criterion={criterion}
                  path={["kinds", kind, "criteria", criterion.id]}
                  depth={0}
                  editable={editable}
                  put={(path, value) => onChange(withSums(setRule(rules, path, value), kind))}
                />
              ))}
            </tbody>
          </table>
        </Card>
      )}
      <h3 className="block-title">{text.houseRules.otherPlaces}</h3>
      <RuleForm
        rules={rules}
        at={at}
        editable={editable}
        onChange={onChange}
        mayFill={mayFill}
        leaveOut={(leaf) => leaf.path.startsWith(`${at}.criteria`)}
      />
    </>
  );
}

/** A criterion with parts weighs what its parts weigh. */
function withSums(rules: HouseRules, kind: ReviewKind): HouseRules {
  const summed = (criterion: FormCriterion): FormCriterion => {
    if (criterion.children.length === 0) return criterion;
    const children = criterion.children.map(summed);
    return { ...criterion, children, weight: weightOf(children) };
  };
  return setRule(rules, ["kinds", kind, "criteria"], kindRules(rules, kind).criteria.map(summed));
}

/** Stages, gates and forms are the program's to know; the organiser decides on panel, materials and outcomes. */
function mayFill({ path }: RuleLeaf): boolean {
  return /^kinds\.[^.]+\.(panel\.(?!mixClause)|materials\.|outcomes\.[^.]+\.(title|enabled)|correspondence$|revote$|title$)/.test(
    path,
  );
}

interface CriterionProps {
  readonly criterion: FormCriterion;
  readonly path: readonly string[];
  readonly depth: number;
  readonly editable: boolean;
  readonly put: (path: readonly string[], value: unknown) => void;
}

function Criterion({ criterion, path, depth, editable, put }: CriterionProps) {
  const text = useText();
  const say = useSay();
  const leaf = criterion.children.length === 0;
  const scoredBy = criterion.scoredBy === "all" ? [] : [...criterion.scoredBy];
  return (
    <>
      <tr>
        <td style={{ paddingLeft: `${depth * 1.6 + 0.6}rem` }}>
          <span className={leaf ? "" : "strong"}>{say(criterion.title)}</span>
        </td>
        <td>
          {leaf && editable ? (
            <Select<ExpertCategory[]>
              mode="multiple"
              className="wide"
              aria-label={`${say(criterion.title)} ${text.houseRules.everyMember}`}
              placeholder={text.houseRules.everyMember}
              value={scoredBy}
              options={expertCategorySchema.options.map((value) => ({ value, label: text.words.categories[value] }))}
              onChange={(value) => put([...path, "scoredBy"], value.length === 0 ? "all" : value)}
            />
          ) : leaf ? (
            scoredBy.map((one) => text.words.categories[one]).join(text.common.separator) || text.houseRules.everyMember
          ) : null}
        </td>
        <td className="to-right">
          {leaf && editable ? (
            <InputNumber
              aria-label={say(criterion.title)}
              className="rule-number"
              min={0}
              max={100}
              suffix={text.houseRules.points}
              value={criterion.weight / 100}
              onChange={(value) => put([...path, "weight"], Math.round((value ?? 0) * 100))}
            />
          ) : (
            <span className="strong">
              {criterion.weight / 100} {text.houseRules.points}
            </span>
          )}
        </td>
      </tr>
      {criterion.children.map((child) => (
        <Criterion
          key={child.id}
          criterion={child}
          path={[...path, "children", child.id]}
          depth={depth + 1}
          editable={editable}
          put={put}
        />
      ))}
    </>
  );
}
