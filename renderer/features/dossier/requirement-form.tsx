import { Button, Input, Select } from "antd";
import type { Adoption, Requirement } from "#shared/domain/dossier/outline.ts";
import type { Profile } from "#shared/domain/dossier/profile.ts";
import type { Target } from "#shared/domain/dossier/target.ts";
import { belongsElsewhere } from "#shared/domain/standard/applicability.ts";
import { demandsOfClause } from "#shared/domain/standard/clause-demand.ts";
import { useText } from "../../i18n/use-text.ts";
import { Field } from "../../ui/field.tsx";
import { useSay } from "../../ui/use-say.ts";
import { ClauseLink } from "../standard/clause-link.tsx";
import { useStandard } from "../standard/use-standard.ts";
import { optionsOf } from "../../ui/options.ts";
import { DemandEditor } from "./demand-editor.tsx";

export interface RequirementFormProps {
  readonly requirement: Requirement;
  readonly targets: readonly Target[];
  readonly profile: Profile;
  readonly put: (part: Partial<Requirement>) => void;
  readonly onRemove: () => void;
}

/** One requirement on a test item: where it comes from, whether it is adopted, what it demands. */
export function RequirementForm({ requirement, targets, profile, put, onRemove }: RequirementFormProps) {
  const text = useText();
  const say = useSay();
  const standard = useStandard();
  const { source } = requirement;
  const chosen = source.type === "target" ? `target:${source.targetId}` : source.type;
  // What is never scored here is not offered; one that was chosen before stays in sight.
  const clauses = (standard?.clauses ?? []).filter(
    (clause) =>
      (source.type === "clause" && source.clauseId === clause.id) ||
      (standard !== null && belongsElsewhere(standard, clause, profile) === null),
  );
  function choose(value: string) {
    const target = targets.find(({ id }) => value === `target:${id}`);
    if (target !== undefined) put({ source: { type: "target", targetId: target.id }, demand: target.demand });
    else if (value === "clause") put({ source: { type: "clause", clauseId: "" }, adoption: "reference" });
    else put({ source: { type: "outline" } });
  }
  function chooseClause(clauseId: string) {
    const clause = standard?.clauses.find(({ id }) => id === clauseId);
    const [demand] = clause === undefined ? [] : demandsOfClause(clause);
    const asked = demand === undefined ? {} : { demand: { ...demand, threshold: [...demand.threshold] } };
    put({ source: { type: "clause", clauseId }, ...asked });
  }
  return (
    <fieldset className="sub-form">
      <legend>{text.outline.requirements}</legend>
      <div className="form-grid">
        <Field label={text.outline.source}>
          {({ id }) => (
            <Select<string>
              id={id}
              className="wide"
              value={chosen}
              options={[
                ...targets.map((target) => ({
                  value: `target:${target.id}`,
                  label: text.outline.targetName(target.no, target.name),
                })),
                { value: "outline", label: text.outline.fromOutline },
                { value: "clause", label: text.outline.fromClause },
                ...(source.type === "panel" ? [{ value: "panel", label: text.outline.fromPanel }] : []),
              ]}
              onChange={choose}
            />
          )}
        </Field>
        {source.type === "clause" ? (
          <Field label={text.outline.clauseId}>
            {({ id }) => (
              <Select<string>
                id={id}
                className="wide"
                value={source.clauseId || null}
                options={clauses.map((clause) => ({
                  value: clause.id,
                  label: `${clause.ref} ${say(clause.summary)}`,
                }))}
                showSearch={{ optionFilterProp: "label" }}
                popupMatchSelectWidth={560}
                onChange={chooseClause}
              />
            )}
          </Field>
        ) : null}
        {source.type === "clause" && source.clauseId !== "" ? (
          <p className="flag-field">
            <ClauseLink clauseId={source.clauseId}>{text.clauses.see}</ClauseLink>
          </p>
        ) : null}
        <Field label={text.outline.adoption}>
          {({ id }) => (
            <Select<Adoption>
              id={id}
              className="wide"
              value={requirement.adoption}
              options={optionsOf(text.words.adoptions)}
              onChange={(adoption) => put({ adoption })}
            />
          )}
        </Field>
      </div>
      {requirement.adoption === "not-applicable" ? null : (
        <DemandEditor demand={requirement.demand} onChange={(demand) => put({ demand })} />
      )}
      <Field
        label={text.outline.reason}
        optional={requirement.adoption !== "not-applicable"}
        {...(requirement.adoption === "not-applicable" ? { hint: text.outline.reasonHint } : {})}
      >
        {(control) => (
          <Input {...control} value={requirement.reason} onChange={(event) => put({ reason: event.target.value })} />
        )}
      </Field>
      <Button type="link" className="rows-add" onClick={onRemove}>
        {text.common.remove}
      </Button>
    </fieldset>
  );
}
