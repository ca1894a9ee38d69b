import { Input } from "antd";
import { Field } from "./field.tsx";

export interface CodeFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
  readonly autoFocus?: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A code typed off paper or from a screen beside: in even letters, never remembered by the browser, never spelt. */
export function CodeField({ label, hint, optional, autoFocus, value, onChange }: CodeFieldProps) {
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })} {...(optional === undefined ? {} : { optional })}>
      {(control) => (
        <Input
          {...control}
          size="large"
          className="code"
          {...(autoFocus === undefined ? {} : { autoFocus })}
          autoComplete="off"
          spellCheck={false}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
