import { useState } from "react";
import { useText } from "../i18n/use-text.ts";
import { DateInput } from "./date-input.tsx";
import { Field } from "./field.tsx";

export interface DateFieldProps {
  readonly label: string;
  /** `YYYY-MM-DD`; null while there is none. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly optional?: boolean;
}

/** A labelled date; what is not a date stays as typed and says so. */
export function DateField({ label, value, onChange, optional = false }: DateFieldProps) {
  const text = useText();
  const [bad, setBad] = useState(false);
  return (
    <Field label={label} optional={optional} error={bad ? text.common.badDate : null}>
      {(control) => (
        <DateInput
          id={control.id}
          aria-describedby={control["aria-describedby"]}
          value={value}
          onChange={onChange}
          onBad={setBad}
        />
      )}
    </Field>
  );
}
