import { Button, Input, InputNumber, Select } from "antd";
import type { Instrument, Requirement, TestItem, Verification } from "#shared/domain/dossier/outline.ts";
import type { Profile } from "#shared/domain/dossier/profile.ts";
import type { Target } from "#shared/domain/dossier/target.ts";
import { instrumentCatalogue } from "#shared/domain/measurement/instruments.ts";
import { useText } from "../../i18n/use-text.ts";
import { useView } from "../../state/view.ts";
import { Field } from "../../ui/field.tsx";
import { optionsOf } from "../../ui/options.ts";
import { freshId } from "./draft.ts";
import { RequirementForm } from "./requirement-form.tsx";

export interface TestItemFormProps {
  readonly item: TestItem;
  readonly targets: readonly Target[];
  readonly profile: Profile;
  readonly put: (part: Partial<TestItem>) => void;
}

const definitionTexts = ["endPoints", "statistic", "baseline", "sampling", "environment"] as const;

/** One test item of the outline: what is measured, with what, and which requirements it answers. */
export function TestItemForm({ item, targets, profile, put }: TestItemFormProps) {
  const text = useText();
  const language = useView((view) => view.language);
  const define = (part: Partial<TestItem["definition"]>) => put({ definition: { ...item.definition, ...part } });
  const setRequirement = (id: string, part: Partial<Requirement>) =>
    put({ requirements: item.requirements.map((one) => (one.id === id ? { ...one, ...part } : one)) });
  function addRequirement() {
    const unused = targets.find(
      (target) => !item.requirements.some(({ source }) => source.type === "target" && source.targetId === target.id),
    );
    put({
      requirements: [
        ...item.requirements,
        {
          id: freshId(),
          source: unused === undefined ? { type: "outline" } : { type: "target", targetId: unused.id },
          adoption: "binding",
          demand: unused?.demand ?? { metric: "value", comparator: "none", threshold: [], unit: "" },
          reason: "",
        },
      ],
    });
  }
  return (
    <>
      <div className="form-grid">
        <Field label={text.outline.no}>
          {(control) => <Input {...control} value={item.no} onChange={(event) => put({ no: event.target.value })} />}
        </Field>
        <Field label={text.outline.title}>
          {(control) => (
            <Input {...control} value={item.title} onChange={(event) => put({ title: event.target.value })} />
          )}
        </Field>
        <Field label={text.outline.verification}>
          {({ id }) => (
            <Select<Verification>
              id={id}
              className="wide"
              value={item.verification}
              options={optionsOf(text.words.verifications)}
              onChange={(verification) => put({ verification })}
            />
          )}
        </Field>
        <Field label={text.outline.instrument}>
          {({ id }) => (
            <Select<Instrument>
              id={id}
              className="wide"
              value={item.instrument}
              options={optionsOf(instrumentCatalogueWords(language))}
              onChange={(instrument) => put({ instrument })}
            />
          )}
        </Field>
      </div>
      <fieldset className="sub-form">
        <legend>{text.outline.definition}</legend>
        <div className="form-grid">
          {definitionTexts.map((name) => (
            <Field key={name} label={text.outline[name]}>
              {(control) => (
                <Input
                  {...control}
                  value={item.definition[name]}
                  onChange={(event) => define({ [name]: event.target.value })}
                />
              )}
            </Field>
          ))}
          <Field label={text.outline.minimumSample} optional>
            {({ id }) => (
              <InputNumber
                id={id}
                className="wide"
                min={1}
                precision={0}
                value={item.definition.minimumSample}
                onChange={(minimumSample) => define({ minimumSample })}
              />
            )}
          </Field>
        </div>
      </fieldset>
      {item.requirements.map((requirement) => (
        <RequirementForm
          key={requirement.id}
          requirement={requirement}
          targets={targets}
          profile={profile}
          put={(part) => setRequirement(requirement.id, part)}
          onRemove={() => put({ requirements: item.requirements.filter(({ id }) => id !== requirement.id) })}
        />
      ))}
      <Button type="link" className="rows-add" onClick={addRequirement}>
        {text.outline.addRequirement}
      </Button>
    </>
  );
}

function instrumentCatalogueWords(language: "zh" | "en"): Record<Instrument, string> {
  const named = Object.entries(instrumentCatalogue).map(([id, words]) => [id, words[language]]);
  return Object.fromEntries(named) as Record<Instrument, string>;
}
