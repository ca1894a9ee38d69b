import { Checkbox, Input, Select } from "antd";
import type { z } from "zod";
import type { personSchema } from "#shared/contract/people.ts";
import { roleSchema } from "#shared/contract/people.ts";
import { expertCategorySchema } from "#shared/domain/dossier/profile.ts";
import type { ExpertCategory } from "#shared/domain/dossier/profile.ts";
import { useText } from "../../i18n/use-text.ts";
import { Field } from "../../ui/field.tsx";

export type Person = z.output<typeof personSchema>;

export const nobody: Person = { name: "", unit: "", title: "", category: "technical", roles: ["expert"] };

/** Whether what was typed is enough to enrol someone. */
export function isWhole(person: Person): boolean {
  const expert = person.roles.includes("expert");
  return person.name.trim() !== "" && person.roles.length > 0 && (!expert || person.category !== null);
}

export interface PersonFormProps {
  readonly person: Person;
  readonly onChange: (person: Person) => void;
}

/** Who someone is, and in which capacity they are here. */
export function PersonForm({ person, onChange }: PersonFormProps) {
  const text = useText();
  return (
    <>
      <div className="form-grid">
        <Field label={text.enrol.name}>
          {(control) => (
            <Input
              {...control}
              autoFocus
              maxLength={60}
              value={person.name}
              onChange={(event) => onChange({ ...person, name: event.target.value })}
            />
          )}
        </Field>
        <Field label={text.enrol.unit}>
          {(control) => (
            <Input
              {...control}
              maxLength={120}
              value={person.unit}
              onChange={(event) => onChange({ ...person, unit: event.target.value })}
            />
          )}
        </Field>
        <Field label={text.enrol.personTitle}>
          {(control) => (
            <Input
              {...control}
              maxLength={60}
              value={person.title}
              onChange={(event) => onChange({ ...person, title: event.target.value })}
            />
          )}
        </Field>
        <Field label={text.enrol.category}>
          {({ id }) => (
            <Select<ExpertCategory | "none">
              id={id}
              className="wide"
              value={person.category ?? "none"}
              options={[
                ...expertCategorySchema.options.map((value) => ({ value, label: text.words.categories[value] })),
                { value: "none" as const, label: text.enrol.noCategory },
              ]}
              onChange={(value) => onChange({ ...person, category: value === "none" ? null : value })}
            />
          )}
        </Field>
      </div>
      <Field label={text.enrol.roles}>
        {({ id }) => (
          <div id={id}>
            <Checkbox.Group
              value={person.roles}
              options={roleSchema.options.map((value) => ({ value, label: text.words.roles[value] }))}
              onChange={(roles) => onChange({ ...person, roles })}
            />
          </div>
        )}
      </Field>
    </>
  );
}
