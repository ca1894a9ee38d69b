import { Button, Input } from "antd";
import { useEffect, useState } from "react";
import type { JsonValue } from "../../api/json-value.ts";
import { useText } from "../../i18n/use-text.ts";
import { readDecimal } from "../../ui/decimal-input.tsx";
import { Field } from "../../ui/field.tsx";
import { formatCount, parseDate } from "../../ui/formatting.ts";
import { Glyph } from "../../ui/glyph.tsx";
import { MoneyInput } from "../../ui/money-input.tsx";
import type { FieldSpec } from "./field-spec.ts";
import { numberOf, textOf } from "./json-parts.ts";

export interface AmountsFieldProps {
  readonly spec: Extract<FieldSpec, { type: "amounts" }>;
  readonly value: readonly JsonValue[];
  /** Null once the last amount is taken back. */
  readonly onChange: (value: JsonValue) => void;
}

/** Amounts of one year after another. The last one may be taken back, so that no year in between goes missing. */
export function AmountsField({ spec, value, onChange }: AmountsFieldProps) {
  const text = useText();
  return (
    <fieldset className="sub-form">
      <legend>{spec.label}</legend>
      <div className="form-grid">
        {value.map((fen, at) => (
          <Field key={at} label={text.readingForm.numberedYear(String(at + 1), spec.each)}>
            {({ id }) => (
              <MoneyInput
                id={id}
                value={numberOf(fen)}
                onChange={(next) => onChange(value.map((one, index) => (index === at ? next : one)))}
              />
            )}
          </Field>
        ))}
      </div>
      <Button type="link" className="rows-add" onClick={() => onChange([...value, 0])}>
        <Glyph name="plus" /> {spec.add}
      </Button>
      {value.length === 0 ? null : (
        <Button type="text" onClick={() => onChange(value.length === 1 ? null : value.slice(0, -1))}>
          {text.readingForm.dropYear(String(value.length))}
        </Button>
      )}
    </fieldset>
  );
}

export interface ManyFieldProps {
  readonly label: string;
  readonly hint: string;
  /** What stands in the field, one by one. */
  readonly of: "numbers" | "dates";
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

const readers = { numbers: readDecimals, dates: readDates } as const;

/** Many values of one kind in one field, as they are pasted from a table. */
export function ManyField({ label, hint, of, value, onChange }: ManyFieldProps) {
  const text = useText();
  const reader = readers[of];
  const stored = value.map(textOf).join("\n");
  const [typed, setTyped] = useState<string | null>(null);
  useEffect(
    () => setTyped((current) => (current !== null && reader(current)?.join("\n") === stored ? current : null)),
    [reader, stored],
  );
  const shown = typed ?? stored;
  const read = reader(shown);
  const count = formatCount(read?.length ?? 0);
  return (
    <Field
      label={label}
      hint={`${hint}　${of === "dates" ? text.readingForm.dateCount(count) : text.measurement.samples(count)}`}
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
