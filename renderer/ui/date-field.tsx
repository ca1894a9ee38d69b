import { Input } from "antd";
import { useEffect, useState } from "react";
import { useText } from "../i18n/use-text.ts";
import { Field } from "./field.tsx";
import { parseDate } from "./formatting.ts";
import { useFormat } from "./use-format.ts";

export interface DateFieldProps {
  readonly label: string;
  /** `YYYY-MM-DD`; null while there is none. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly optional?: boolean;
}

/** A date typed as people type it; shown in full when left. What is not a date stays as typed and says so. */
export function DateField({ label, value, onChange, optional = false }: DateFieldProps) {
  const text = useText();
  const format = useFormat();
  const [typed, setTyped] = useState<string | null>(null);
  useEffect(() => setTyped(null), [value]);
  const bad = typed !== null && typed.trim() !== "" && parseDate(typed) === null;
  return (
    <Field label={label} optional={optional} error={bad ? text.common.badDate : null} hint={text.common.dateHint}>
      {(control) => (
        <Input
          {...control}
          value={typed ?? (value === null ? "" : format.date(value))}
          onFocus={(event) => event.target.select()}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={() => {
            if (typed === null) return;
            const parsed = typed.trim() === "" ? null : parseDate(typed);
            if (typed.trim() !== "" && parsed === null) return;
            setTyped(null);
            if (parsed !== value) onChange(parsed);
          }}
        />
      )}
    </Field>
  );
}
