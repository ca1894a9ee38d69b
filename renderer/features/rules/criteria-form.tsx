import { Button, InputNumber, Select } from "antd";
import type { ExpertCategory, ReviewKind } from "#shared/domain/dossier/profile.ts";
import { expertCategorySchema } from "#shared/domain/dossier/profile.ts";
import { findClause } from "#shared/domain/standard/find-clause.ts";
import type { FormCriterion } from "#shared/domain/standard/form-schema.ts";
import { weightOf } from "#shared/domain/standard/form-schema.ts";
import {
  type CriterionPath,
  mayHaveParts,
  mayRemove,
  weightClauseOf,
  withBand,
  withCriterion,
  withForm,
  withoutCriterion,
} from "#shared/domain/standard/rule-lists.ts";
import { kindRules } from "#shared/domain/standard/rules-schema.ts";
import type { HouseRules } from "#shared/domain/standard/rules-schema.ts";
import { setRule } from "#shared/domain/standard/set-rule.ts";
import { useText } from "../../i18n/use-text.ts";
import { Card } from "../../ui/card.tsx";
import { Glyph } from "../../ui/glyph.tsx";
import { useSay } from "../../ui/use-say.ts";
import { useStandard } from "../standard/use-standard.ts";
import { BothLanguages } from "./both-languages.tsx";

export interface CriteriaFormProps {
  readonly rules: HouseRules;
  readonly kind: ReviewKind;
  readonly editable: boolean;
  /** `removed` names what went, so that it can be taken back. */
  readonly onChange: (rules: HouseRules, removed?: string) => void;
}

/** The score sheet of one kind of review: its criteria with the sum in sight, and where its bands begin. */
export function CriteriaForm({ rules, kind, editable, onChange }: CriteriaFormProps) {
  const text = useText();
  const { criteria } = kindRules(rules, kind);
  const sum = weightOf(criteria);
  return (
    <Card
      title={text.houseRules.criteria}
      aside={
        <span className={sum === 10_000 ? "strong" : "strong field-error"}>
          {text.houseRules.ofHundred(String(sum / 100))}
        </span>
      }
    >
      <table className="table criteria">
        <tbody>
          {criteria.map((criterion) => (
            <Criterion
              key={criterion.id}
              rules={rules}
              kind={kind}
              criterion={criterion}
              path={[criterion.id]}
              editable={editable}
              onChange={onChange}
            />
          ))}
        </tbody>
      </table>
      {editable ? (
        <Button
          className="place-down"
          onClick={() => onChange(withCriterion(rules, kind, [], newTitle(text.houseRules.newCriterion)))}
        >
          <Glyph name="plus" /> {text.houseRules.addCriterion}
        </Button>
      ) : null}
      <Bands rules={rules} kind={kind} editable={editable} onChange={onChange} />
    </Card>
  );
}

function newTitle(zh: string): FormCriterion["title"] {
  return { zh, en: "New criterion" };
}

interface CriterionProps extends CriteriaFormProps {
  readonly criterion: FormCriterion;
  readonly path: CriterionPath;
}

function Criterion({ criterion, path, ...form }: CriterionProps) {
  const text = useText();
  const say = useSay();
  const { rules, kind, editable, onChange } = form;
  const leaf = criterion.children.length === 0;
  const place = ["kinds", kind, "criteria", ...path.flatMap((id, index) => (index === 0 ? [id] : ["children", id]))];
  const put = (name: string, value: unknown): void => {
    const next = setRule(rules, [...place, name], value);
    onChange(withForm(next, kind, kindRules(next, kind).criteria));
  };
  const name = say(criterion.title);
  const points = `${criterion.weight / 100} ${text.houseRules.points}`;
  return (
    <>
      <tr>
        <td style={{ paddingLeft: `${(path.length - 1) * 1.6 + 0.6}rem` }}>
          {editable ? (
            <BothLanguages
              label={text.houseRules.criterionName(name)}
              value={criterion.title}
              onChange={(title) => put("title", title)}
            />
          ) : (
            <span className={leaf ? "" : "strong"}>{name}</span>
          )}
          <FixedByClause rules={rules} kind={kind} criterion={criterion} />
        </td>
        <td>{leaf ? <ScoredBy criterion={criterion} editable={editable} put={put} /> : null}</td>
        <td className="to-right">
          {leaf && editable ? (
            <InputNumber
              aria-label={name}
              className="rule-number"
              min={0}
              max={100}
              precision={2}
              status={criterion.weight > 0 ? "" : "error"}
              suffix={text.houseRules.points}
              value={criterion.weight / 100}
              onChange={(value) => put("weight", Math.round((value ?? 0) * 100))}
            />
          ) : (
            <span className="strong">{points}</span>
          )}
        </td>
        {editable ? (
          <td className="criterion-acts">
            {mayHaveParts(path) ? (
              <Button
                type="text"
                aria-label={text.houseRules.addPart(name)}
                title={text.houseRules.addPart(name)}
                onClick={() => onChange(withCriterion(rules, kind, path, newTitle(text.houseRules.newCriterion)))}
              >
                <Glyph name="plus" />
              </Button>
            ) : null}
            {mayRemove(rules, kind, path) ? (
              <Button
                type="text"
                aria-label={text.houseRules.removeCriterion(name)}
                title={text.houseRules.removeCriterion(name)}
                onClick={() => onChange(withoutCriterion(rules, kind, path), name)}
              >
                <Glyph name="cross" />
              </Button>
            ) : null}
          </td>
        ) : null}
      </tr>
      {criterion.children.map((child) => (
        <Criterion key={child.id} {...form} criterion={child} path={[...path, child.id]} />
      ))}
    </>
  );
}

/** A weight the standard gives: it can be set otherwise here, and the compliance board will say so. */
function FixedByClause({ rules, kind, criterion }: Pick<CriterionProps, "rules" | "kind" | "criterion">) {
  const text = useText();
  const pack = useStandard();
  const id = weightClauseOf(rules, kind, criterion.id);
  const clause = id === null || pack === null ? null : findClause(pack, id);
  if (clause === null) return null;
  return <span className="muted small">{text.houseRules.weightBy(clause.ref, String(clause.threshold))}</span>;
}

interface ScoredByProps extends Pick<CriterionProps, "criterion" | "editable"> {
  readonly put: (name: string, value: unknown) => void;
}

function ScoredBy({ criterion, editable, put }: ScoredByProps) {
  const text = useText();
  const say = useSay();
  const scoredBy = criterion.scoredBy === "all" ? [] : [...criterion.scoredBy];
  if (!editable)
    return scoredBy.map((one) => text.words.categories[one]).join(text.common.separator) || text.houseRules.everyMember;
  return (
    <Select<ExpertCategory[]>
      mode="multiple"
      className="wide"
      aria-label={`${say(criterion.title)} ${text.houseRules.everyMember}`}
      placeholder={text.houseRules.everyMember}
      value={scoredBy}
      options={expertCategorySchema.options.map((value) => ({ value, label: text.words.categories[value] }))}
      onChange={(value) => put("scoredBy", value.length === 0 ? "all" : value)}
    />
  );
}

/** Where the bands begin, one row for the whole form; the lowest begins at nothing. */
function Bands({ rules, kind, editable, onChange }: CriteriaFormProps) {
  const text = useText();
  const say = useSay();
  const [first] = kindRules(rules, kind).criteria;
  if (first === undefined) return null;
  return (
    <div className="bands place-down">
      <span className="field-label">{text.houseRules.bands}</span>
      {first.bands.map(({ id, label, from }) => (
        <label key={id} className="band">
          <span>{say(label)}</span>
          {editable && id !== first.bands.at(-1)?.id ? (
            <InputNumber
              className="rule-number"
              min={0}
              max={100}
              precision={0}
              suffix="%"
              value={from}
              onChange={(value) => onChange(withBand(rules, kind, id, value ?? 0))}
            />
          ) : (
            <span className="strong">{from} %</span>
          )}
        </label>
      ))}
    </div>
  );
}
