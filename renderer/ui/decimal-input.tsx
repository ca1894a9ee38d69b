import { Input } from "antd";
import { useEffect, useState } from "react";
import { decimalSchema } from "#shared/ids.ts";

export interface DecimalInputProps {
  readonly id?: string;
  readonly "aria-label"?: string;
  readonly "aria-describedby"?: string | undefined;
  /** Decimal text exactly as typed; null while empty. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly unit?: string;
  readonly disabled?: boolean;
}

/** The decimal a person means: full-width digits and separators are understood, leading zeros dropped; null if it is no number. */
export function readDecimal(typed: string): string | null {
  const plain = typed
    .trim()
    .normalize("NFKC")
    .replaceAll(/[,，\s]/g, "")
    .replace(/^[+]/, "")
    .replace(/^(-?)0+(?=\d)/, "$1")
    .replace(/^(-?)\./, "$10.")
    .replace(/\.$/, "");
  return decimalSchema.safeParse(plain).success ? plain : null;
}

/** A number typed as it was measured; its digits are kept. What is no number stays as typed, marked. */
export function DecimalInput({ value, onChange, unit, ...rest }: DecimalInputProps) {
  const [typed, setTyped] = useState<string | null>(null);
  useEffect(
    () => setTyped((current) => (current !== null && readDecimal(current) === value ? current : null)),
    [value],
  );
  const bad = typed !== null && typed.trim() !== "" && readDecimal(typed) === null;
  return (
    <Input
      {...rest}
      {...(bad ? { status: "error" as const, "aria-invalid": true } : {})}
      {...(unit === undefined || unit === "" ? {} : { suffix: unit })}
      inputMode="decimal"
      className="to-right-input"
      value={typed ?? value ?? ""}
      onChange={(event) => {
        const text = event.target.value;
        setTyped(text);
        const next = text.trim() === "" ? null : readDecimal(text);
        if ((text.trim() === "" || next !== null) && next !== value) onChange(next);
      }}
      onBlur={() => bad || setTyped(null)}
    />
  );
}
