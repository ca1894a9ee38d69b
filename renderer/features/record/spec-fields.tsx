import { Button, Checkbox, Input, InputNumber, Select } from "antd";
import type { JsonObject, JsonValue } from "../../api/json-value.ts";
import { useText } from "../../i18n/use-text.ts";
import { DateInput } from "../../ui/date-input.tsx";
import { DecimalInput } from "../../ui/decimal-input.tsx";
import { Field } from "../../ui/field.tsx";
import { Glyph } from "../../ui/glyph.tsx";
import { MoneyInput } from "../../ui/money-input.tsx";
import type { FieldSpec } from "./field-spec.ts";
import { isObject, listOf, numberOf, textOf } from "./json-parts.ts";
import { AmountsField, ManyField } from "./series-fields.tsx";

export interface SpecFieldsProps {
  readonly fields: readonly FieldSpec[];
  readonly value: JsonObject;
  readonly onChange: (value: JsonObject) => void;
}

const compounds = ["list", "group", "decimals", "dates", "words", "amounts", "shape"];
const isCompound = (type: FieldSpec["type"]) => compounds.includes(type);

/** Fields of an instrument's readings, simple ones side by side, groups and lists below each other. */
export function SpecFields({ fields, value, onChange }: SpecFieldsProps) {
  const put = (name: string) => (next: JsonValue) => onChange({ ...value, [name]: next });
  const simple = fields.filter(({ type }) => !isCompound(type));
  const compound = fields.filter(({ type }) => isCompound(type));
  return (
    <>
      <div className="form-grid">
        {simple.map((spec) => (
          <SimpleField key={spec.name} spec={spec} value={value[spec.name]} onChange={put(spec.name)} />
        ))}
      </div>
      {compound.map((spec) => (
        <CompoundField
          key={`${spec.name} ${spec.label}`}
          spec={spec}
          value={value[spec.name]}
          onChange={put(spec.name)}
        />
      ))}
    </>
  );
}

interface OneFieldProps {
  readonly spec: FieldSpec;
  readonly value: JsonValue | undefined;
  readonly onChange: (value: JsonValue) => void;
}

function SimpleField({ spec, value, onChange }: OneFieldProps) {
  const label = spec.label;
  const optional = "optional" in spec && (spec.optional ?? false);
  switch (spec.type) {
    case "decimal":
      return (
        <Field label={label}>
          {({ id }) => <DecimalInput id={id} value={typeof value === "string" ? value : null} onChange={onChange} />}
        </Field>
      );
    case "date":
      return (
        <Field label={label}>
          {({ id }) => <DateInput id={id} value={typeof value === "string" ? value : null} onChange={onChange} />}
        </Field>
      );
    case "count":
      return (
        <Field label={label} optional={optional}>
          {({ id }) => (
            <InputNumber id={id} className="wide" min={0} precision={0} value={numberOf(value)} onChange={onChange} />
          )}
        </Field>
      );
    case "money":
      return (
        <Field label={label}>{({ id }) => <MoneyInput id={id} value={numberOf(value)} onChange={onChange} />}</Field>
      );
    case "flag":
      return (
        <div className="field flag-field">
          <Checkbox checked={value === true} onChange={(event) => onChange(event.target.checked)}>
            {label}
          </Checkbox>
        </div>
      );
    case "flags":
      return (
        <Field label={label}>
          {({ id }) => (
            <Checkbox.Group
              className="wide"
              aria-labelledby={id}
              value={listOf(value).filter((one) => typeof one === "string")}
              options={[...spec.options]}
              onChange={(chosen) => onChange([...chosen])}
            />
          )}
        </Field>
      );
    case "choice":
      return (
        <Field label={label}>
          {({ id }) => (
            <Select<string>
              id={id}
              className="wide"
              value={textOf(value)}
              options={[...spec.options]}
              onChange={onChange}
            />
          )}
        </Field>
      );
    default:
      return (
        <Field label={label} optional={optional}>
          {(control) => (
            <Input
              {...control}
              value={textOf(value)}
              onChange={(event) =>
                onChange(spec.name === "subject" && event.target.value === "" ? null : event.target.value)
              }
            />
          )}
        </Field>
      );
  }
}

function CompoundField({ spec, value, onChange }: OneFieldProps) {
  if (spec.type === "decimals" || spec.type === "dates")
    return (
      <ManyField
        label={spec.label}
        hint={spec.hint}
        of={spec.type === "dates" ? "dates" : "numbers"}
        value={listOf(value)}
        onChange={onChange}
      />
    );
  if (spec.type === "words")
    return (
      <Field label={spec.label}>
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 2, maxRows: 10 }}
            value={textOf(value)}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </Field>
    );
  if (spec.type === "amounts") return <AmountsField spec={spec} value={listOf(value)} onChange={onChange} />;
  if (spec.type === "shape")
    return <ShapeField spec={spec} value={isObject(value) ? value : null} onChange={onChange} />;
  if (spec.type === "group")
    return (
      <fieldset className="sub-form">
        <legend>{spec.label}</legend>
        <SpecFields fields={spec.fields} value={isObject(value) ? value : {}} onChange={onChange} />
      </fieldset>
    );
  return spec.type === "list" ? (
    <ListField spec={spec} rows={listOf(value).filter(isObject)} onChange={onChange} />
  ) : null;
}

interface ShapeFieldProps {
  readonly spec: Extract<FieldSpec, { type: "shape" }>;
  readonly value: JsonObject | null;
  readonly onChange: (value: JsonValue) => void;
}

/** The choice first, then what that choice asks for. */
function ShapeField({ spec, value, onChange }: ShapeFieldProps) {
  const chosen = textOf(value?.["type"]);
  const empty = (type: string): JsonObject => ({
    type,
    ...Object.fromEntries((spec.fields[type] ?? []).map(({ name }) => [name, null])),
  });
  return (
    <div className="sub-form">
      <div className="form-grid">
        <Field label={spec.label}>
          {({ id }) => (
            <Select<string>
              id={id}
              className="wide"
              value={chosen === "" ? null : chosen}
              options={[...spec.options]}
              onChange={(type) => onChange(empty(type))}
            />
          )}
        </Field>
      </div>
      <SpecFields fields={spec.fields[chosen] ?? []} value={value ?? {}} onChange={onChange} />
    </div>
  );
}

interface ListFieldProps {
  readonly spec: Extract<FieldSpec, { type: "list" }>;
  readonly rows: readonly JsonObject[];
  readonly onChange: (value: JsonValue) => void;
}

function ListField({ spec, rows, onChange }: ListFieldProps) {
  const text = useText();
  return (
    <fieldset className="sub-form">
      <legend>{spec.label}</legend>
      {rows.map((row, at) => (
        <div className="list-row" key={at}>
          <span className="line-no">{at + 1}</span>
          <div className="list-fields">
            <SpecFields
              fields={spec.fields}
              value={row}
              onChange={(next) => onChange(rows.map((one, index) => (index === at ? next : one)))}
            />
          </div>
          <Button
            type="text"
            aria-label={`${text.common.remove} ${spec.label} ${at + 1}`}
            onClick={() => onChange(rows.filter((_, index) => index !== at))}
          >
            <Glyph name="cross" />
          </Button>
        </div>
      ))}
      <Button type="link" className="rows-add" onClick={() => onChange([...rows, spec.empty])}>
        <Glyph name="plus" /> {spec.add}
      </Button>
    </fieldset>
  );
}
