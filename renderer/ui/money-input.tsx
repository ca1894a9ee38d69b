import { Input } from "antd";
import { useEffect, useState } from "react";
import { useText } from "../i18n/use-text.ts";
import { parseMoney } from "./formatting.ts";

export interface MoneyInputProps {
  readonly id?: string;
  readonly "aria-label"?: string;
  /** Whole fen. */
  readonly value: number | null;
  readonly onChange: (fen: number) => void;
  readonly disabled?: boolean;
}

/** Whole fen as the 万元 a person types: 860 → 860, exact to the fen. */
export function wanText(fen: number): string {
  const rest = String(Math.abs(fen) % 1_000_000)
    .padStart(6, "0")
    .replace(/0+$/, "");
  return `${fen < 0 ? "-" : ""}${Math.floor(Math.abs(fen) / 1_000_000)}${rest === "" ? "" : `.${rest}`}`;
}

/** An amount typed in 万元 and kept in fen. */
export function MoneyInput({ value, onChange, ...rest }: MoneyInputProps) {
  const text = useText();
  const [typed, setTyped] = useState<string | null>(null);
  useEffect(() => setTyped((current) => (current !== null && parseMoney(current) === value ? current : null)), [value]);
  const bad = typed !== null && typed.trim() !== "" && parseMoney(typed) === null;
  return (
    <Input
      {...rest}
      {...(bad ? { status: "error" as const, "aria-invalid": true } : {})}
      inputMode="decimal"
      className="to-right-input"
      suffix={text.common.wan}
      value={typed ?? (value === null ? "" : wanText(value))}
      onChange={(event) => {
        setTyped(event.target.value);
        const fen = event.target.value.trim() === "" ? 0 : parseMoney(event.target.value);
        if (fen !== null && fen !== value) onChange(fen);
      }}
      onBlur={() => bad || setTyped(null)}
    />
  );
}
