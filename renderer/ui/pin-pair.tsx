import { Input } from "antd";
import { useEffect, useState } from "react";
import { useText } from "../i18n/use-text.ts";
import { Field } from "./field.tsx";

export interface PinPairProps {
  readonly label: string;
  readonly hint: string;
  readonly repeatLabel: string;
  /** The PIN once typed twice alike; null until then. */
  readonly onReady: (pin: string | null) => void;
}

/** A new signing PIN typed twice. */
export function PinPair({ label, hint, repeatLabel, onReady }: PinPairProps) {
  const text = useText();
  const [first, setFirst] = useState("");
  const [second, setSecond] = useState("");
  const ready = first.length >= 6 && first === second ? first : null;
  useEffect(() => onReady(ready), [ready, onReady]);
  return (
    <div className="form-grid">
      <Field label={label} hint={hint}>
        {(control) => (
          <Input.Password
            {...control}
            autoComplete="new-password"
            value={first}
            onChange={(event) => setFirst(event.target.value)}
          />
        )}
      </Field>
      <Field label={repeatLabel} error={second !== "" && !first.startsWith(second) ? text.found.pinMismatch : null}>
        {(control) => (
          <Input.Password
            {...control}
            autoComplete="new-password"
            value={second}
            onChange={(event) => setSecond(event.target.value)}
          />
        )}
      </Field>
    </div>
  );
}
