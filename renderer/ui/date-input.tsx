import { Input } from "antd";
import { useEffect, useState } from "react";
import { useText } from "../i18n/use-text.ts";
import { parseDate } from "./formatting.ts";
import { useFormat } from "./use-format.ts";

export interface DateInputProps {
  readonly id?: string;
  readonly "aria-label"?: string;
  readonly "aria-describedby"?: string | undefined;
  /** `YYYY-MM-DD`; null while there is none. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  /** Told when what stands in the field is not a date. */
  readonly onBad?: (bad: boolean) => void;
}

/** A date typed as people type it, shown in full when left. What is not a date stays as typed. */
export function DateInput({ value, onChange, onBad, ...rest }: DateInputProps) {
  const text = useText();
  const format = useFormat();
  const [typed, setTyped] = useState<string | null>(null);
  useEffect(() => setTyped(null), [value]);
  const bad = typed !== null && typed.trim() !== "" && parseDate(typed) === null;
  useEffect(() => onBad?.(bad), [bad, onBad]);
  return (
    <Input
      {...rest}
      {...(bad ? { status: "error" as const, title: text.common.badDate } : {})}
      placeholder={text.common.dateHint}
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
  );
}
