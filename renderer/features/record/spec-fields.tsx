import { Button, Checkbox, Input, InputNumber, Select } from "antd";
import { useEffect, useState } from "react";
import type { JsonObject, JsonValue } from "../../api/json-value.ts";
import { useText } from "../../i18n/use-text.ts";
import { DateInput } from "../../ui/date-input.tsx";
import { DecimalInput, readDecimal } from "../../ui/decimal-input.tsx";
import { Field } from "../../ui/field.tsx";
import { formatCount, parseDate } from "../../ui/formatting.ts";
import { Glyph } from "../../ui/glyph.tsx";
import { MoneyInput } from "../../ui/money-input.tsx";
import type { FieldSpec } from "./field-spec.ts";

export interface SpecFieldsProps {
  readonly fields: readonly FieldSpec[];
  readonly value: JsonObject;
  readonly onChange: (value: JsonObject) => void;
}

const isCompound = (type: FieldSpec["type"]) => ["list", "group", "decimals", "dates"].includes(type);
const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const textOf = (value: JsonValue | undefined) => (typeof value === "string" ? value : "");
const numberOf = (value: JsonValue | undefined) => (typeof value === "number" ? value : null);
const listOf = (value: JsonValue | undefined): JsonValue[] => (Array.isArray(value) ? value : []);

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
        <CompoundField key={spec.name} spec={spec} value={value[spec.name]} onChange={put(spec.name)} />
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
        <Field label={label}>
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
        <Field label={label}>
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
        read={spec.type === "dates" ? readDates : readDecimals}
        value={listOf(value)}
        onChange={onChange}
      />
    );
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

interface ManyFieldProps {
  readonly label: string;
  readonly hint: string;
  /** What stands in the field, one by one; null if anything in it is not of the kind. */
  readonly read: (typed: string) => readonly string[] | null;
  readonly value: readonly JsonValue[];
  readonly onChange: (value: JsonValue) => void;
}

/** The numbers in a text, separated by white space, commas or semicolons; null if anything in it is no number. */
export function readDecimals(typed: string): readonly string[] | null {
  const parts = typed.split(/[\s,，;；、]+/).filter((part) => part !== "");
  const numbers = parts.map(readDecimal);
  return numbers.every((number) => number !== null) ? numbers : null;
}

/** The dates in a text, separated as {@link readDecimals} has it; null if anything in it is no date. */
export function readDates(typed: string): readonly string[] | null {
  const dates = typed
    .split(/[\s,，;；、]+/)
    .filter((part) => part !== "")
    .map(parseDate);
  return dates.every((date) => date !== null) ? dates : null;
}

function ManyField({ label, hint, read: reader, value, onChange }: ManyFieldProps) {
  const text = useText();
  const stored = value.map(textOf).join("\n");
  const [typed, setTyped] = useState<string | null>(null);
  useEffect(
    () => setTyped((current) => (current !== null && reader(current)?.join("\n") === stored ? current : null)),
    [reader, stored],
  );
  const shown = typed ?? stored;
  const read = reader(shown);
  return (
    <Field
      label={label}
      hint={`${hint}　${text.measurement.samples(formatCount(read?.length ?? 0))}`}
      error={read === null ? hint : null}
    >
      {(control) => (
        <Input.TextArea
          {...control}
          autoSize={{ minRows: 3, maxRows: 10 }}
          value={shown}
          onChange={(event) => {
            setTyped(event.target.value);
            const next = reader(event.target.value);
            if (next !== null) onChange([...next]);
          }}
        />
      )}
    </Field>
  );
}
